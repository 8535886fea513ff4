import {
  type CaseForFamily,
  type CaseForStaff,
  caseStatuses,
  type StepKind,
  stepsFrom,
} from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import { aCase, aChild, aFamilyMember, aStaffMember } from '../../../../test/factories/index.ts'
import { usualDay, usualMoment } from '../../../../test/test-clock.ts'
import type { Visitor } from '../../../../test/visitor.ts'
import { contextFor } from '../../../platform/context.ts'
import { newId } from '../../../platform/ids.ts'
import { receiveRequest } from '../index.ts'

let test: TestApp
let staff: Visitor
let officerId: string
beforeAll(async () => {
  test = await buildTestApp({ limits: { signInPer15Minutes: 100, writesPerMinute: 100_000 } })
  const officer = await aStaffMember(test.pool)
  officerId = officer.id
  staff = await test.signInStaff(officer.email)
})
beforeEach(() => test.clock.set(usualMoment))
afterAll(() => test?.close())

/** A case that staff entered, as they do: all its history can be put right. */
async function entered(receivedOn = '2026-06-01', sharedWith: string[] = []): Promise<string> {
  const child = await aChild(test.pool)
  const { id } = await receiveRequest(contextFor(test.pool, test.clock, { kind: 'system', id: null }), {
    childId: child.id,
    receivedOn,
    requestSource: 1,
    officerId: null,
    enteredById: officerId,
    sharedWith: sharedWith.map((familyMemberId) => ({
      familyMemberId,
      relationship: 'mother',
      hasParentalResponsibility: true,
      level: 'act',
      evidence: 'Seen',
    })),
  })
  return id
}
const read = async (id: string) => (await staff.get(`/api/staff/cases/${id}`)).json<CaseForStaff>()
async function walk(id: string, steps: [StepKind, string, object?][]): Promise<CaseForStaff> {
  let view = await read(id)
  for (const [kind, on, more] of steps) {
    const answer = await staff.post(`/api/staff/cases/${id}/steps`, {
      kind,
      on,
      version: view.version,
      letter: { wentElsewhere: true },
      ...more,
    })
    expect(answer.statusCode, answer.payload).toBe(200)
    view = answer.json()
  }
  return view
}
const entryOf = (view: CaseForStaff, kind: string) => {
  const found = view.events.find((event) => event.kind === kind && !event.isCorrected)
  if (!found) throw new Error(`No ${kind}`)
  return found
}
async function correct(id: string, kind: string, more: object = {}) {
  const view = await read(id)
  return staff.post(`/api/staff/cases/${id}/corrections`, {
    eventId: entryOf(view, kind).id,
    version: view.version,
    reason: 'Entered on the wrong case',
    ...more,
  })
}
async function corrected(id: string, kind: string, more: object = {}): Promise<CaseForStaff> {
  const answer = await correct(id, kind, more)
  expect(answer.statusCode, answer.payload).toBe(200)
  return answer.json()
}
async function rowOf(id: string): Promise<Record<string, unknown>> {
  return (await test.pool.query('select * from cases where id = $1', [id])).rows[0]
}
const mails = async (id: string, status = 'waiting') =>
  (await test.pool.query('select 1 from notifications where case_id = $1 and status = $2', [id, status])).rows
    .length

const toFinal: [StepKind, string, object?][] = [
  ['assessment-agreed', '2026-07-06'],
  ['advice-complete', '2026-08-24'],
  ['plan-agreed', '2026-09-07'],
  ['draft-served', '2026-09-14'],
  ['settings-consulted', '2026-09-21'],
  ['plan-issued', '2026-10-12'],
]

describe('an entry that did not happen', () => {
  it('is taken back: the row, the stage and what is owed are as if it had never been', async () => {
    const id = await entered()
    const before = await rowOf(id)
    await walk(id, [['assessment-agreed', '2026-07-06']])
    const view = await corrected(id, 'assessment-agreed')

    expect(view).toMatchObject({
      status: 'DECIDING_TO_ASSESS',
      statusSince: '2026-06-01',
      isLate: true,
      version: 3,
    })
    const { version: _v, updated_at: _u, ...now } = await rowOf(id)
    expect(before).toMatchObject(now)
    expect(
      view.events.map(({ kind, isCorrected, canBeCorrected }) => ({ kind, isCorrected, canBeCorrected })),
    ).toEqual([
      { kind: 'note-added', isCorrected: false, canBeCorrected: false },
      { kind: 'event-corrected', isCorrected: false, canBeCorrected: false },
      { kind: 'assessment-agreed', isCorrected: true, canBeCorrected: false },
      { kind: 'request-received', isCorrected: false, canBeCorrected: true },
    ])
  })

  it('goes from the whole row, also where later steps wrote over it', async () => {
    const id = await entered()
    await walk(id, toFinal)
    const final = await corrected(id, 'plan-issued')

    expect(final.status).toBe('CONSULTING_SETTINGS')
    expect(await rowOf(id)).toMatchObject({
      team: 'assessment',
      assessment_outcome: 'A',
      assessment_outcome_on: null,
      plan_started_on: null,
      is_active_plan: false,
      status_since: '2026-09-21',
      next_duty: 'final-plan',
    })
  })

  it('is told to the family as a mistake put right, once; why, only staff read', async () => {
    const amina = await aFamilyMember(test.pool)
    const id = await entered('2026-06-01', [amina.id])
    await walk(id, [['assessment-refused', '2026-07-06']])
    expect(await mails(id)).toBe(2)
    await corrected(id, 'assessment-refused', { reason: 'Mixed up with his brother' })
    const page = await (await test.signInFamily(amina.email)).get(`/api/family/cases/${id}`)

    expect(await mails(id)).toBe(3)
    expect(page.json<CaseForFamily>().history).toMatchObject([
      {
        on: usualDay,
        text: 'We put right a mistake. For 6 July 2026 we had written: “We said no to an assessment.” That was wrong.',
      },
      { text: 'We got the request for an assessment.' },
    ])
    expect(page.payload).not.toContain('brother')
  })

  it('makes a promise that it had settled count again', async () => {
    const id = await entered('2026-10-26')
    const promise = await staff.post(`/api/staff/cases/${id}/delays`, {
      duty: 'decide-to-assess',
      reason: 'OFFICER_SHORTAGE',
      promisedOn: '2026-12-11',
      ownerId: officerId,
      version: 1,
    })
    expect(promise.statusCode, promise.payload).toBe(200)
    const kept = await walk(id, [['assessment-agreed', '2026-11-20']])
    expect(kept.promises).toMatchObject([{ outcome: 'kept' }])

    expect((await corrected(id, 'assessment-agreed')).promises).toMatchObject([{ outcome: 'open' }])
  })

  it('can be a fact: an exception that did not apply loses its flag', async () => {
    const id = await entered()
    const view = await walk(id, [['assessment-agreed', '2026-07-06']])
    await staff.post(`/api/staff/cases/${id}/records`, {
      kind: 'exception-recorded',
      on: '2026-09-01',
      version: view.version,
      code: 'AWAY',
      duties: ['final-plan'],
      evidenceKind: 'travel',
      evidence: 'Tickets',
      toldFamilyOn: '2026-09-01',
    })
    expect(await rowOf(id)).toMatchObject({ has_week20_exception: true })
    const after = await corrected(id, 'exception-recorded')

    expect(await rowOf(id)).toMatchObject({ has_week20_exception: false })
    expect(after.duties.find(({ kind }) => kind === 'final-plan')).toMatchObject({ exception: null })
  })
})

const everyStep = caseStatuses.flatMap((status) =>
  stepsFrom(status).map(({ kind }) => [status, kind] as const),
)
it.each(everyStep)('from %s, “%s” can be taken back and leaves nothing behind', async (status, kind) => {
  // Past the oldest age, so that a plan may end at once.
  const child = { birthOn: '2001-02-03' }
  const { id } = await aCase(test.pool, { status, receivedOn: '2024-08-05', child })
  const before = { row: await rowOf(id), duties: (await read(id)).duties }
  await walk(id, [[kind, usualDay, { ceaseReason: 1, meetingOn: '2026-12-14' }]])
  const after = await corrected(id, kind)

  const { version: _v, updated_at: _u, ...row } = await rowOf(id)
  expect(before.row).toMatchObject(row)
  expect(after.duties).toEqual(before.duties)
})

describe('an entry of the wrong day', () => {
  it('can’t move a notice so late that the plan would have ended within the time to appeal', async () => {
    const { id } = await aCase(test.pool, { status: 'FINAL_ISSUED', receivedOn: '2024-08-05' })
    await walk(id, [
      ['cease-proposed', '2026-09-07'],
      ['plan-ceased', '2026-11-10', { ceaseReason: 3 }],
    ])
    const { version, events } = await read(id)
    const eventId = events.find(({ kind }) => kind === 'cease-proposed')?.id
    const wrong = { eventId, on: '2026-09-14', reason: 'Posted a week later', version }
    const answer = await staff.post(`/api/staff/cases/${id}/corrections`, wrong)

    expect(answer.statusCode).toBe(409)
    expect(answer.json().detail).toContain('until the end of 16 November 2026')
  })

  it('stands anew on the right one, and everything is reckoned from there', async () => {
    const amina = await aFamilyMember(test.pool)
    const id = await entered('2026-06-01', [amina.id])
    await walk(id, toFinal.slice(0, 4))
    const view = await corrected(id, 'assessment-agreed', { on: '2026-07-20' })

    expect(view).toMatchObject({ status: 'DRAFT_WITH_FAMILY', statusSince: '2026-09-14' })
    expect(await rowOf(id)).toMatchObject({ request_outcome: 'Y', request_outcome_on: '2026-07-20' })
    expect(view.duties[0]).toMatchObject({ kind: 'decide-to-assess', metOn: '2026-07-20', lateByDays: 7 })
    const page = (
      await (await test.signInFamily(amina.email)).get(`/api/family/cases/${id}`)
    ).json<CaseForFamily>()
    expect(page.history).toContainEqual(
      expect.objectContaining({ on: '2026-07-20', text: 'We said yes to an assessment.' }),
    )
    expect(page.history[0]?.text).toContain('The right day is 20 July 2026.')
  })

  it('can be put right again, and then taken back: nothing of it is left', async () => {
    const id = await entered()
    await walk(id, [['assessment-agreed', '2026-07-06']])
    await corrected(id, 'assessment-agreed', { on: '2026-07-20' })
    await corrected(id, 'assessment-agreed', { on: '2026-07-13' })
    expect(await rowOf(id)).toMatchObject({ request_outcome_on: '2026-07-13', status_since: '2026-07-13' })
    await walk(id, [['advice-complete', '2026-09-07']])
    await corrected(id, 'advice-complete')
    expect(await rowOf(id)).toMatchObject({ status: 'ASSESSING', status_since: '2026-07-13' })
    await corrected(id, 'assessment-agreed')

    expect(await rowOf(id)).toMatchObject({
      status: 'DECIDING_TO_ASSESS',
      status_since: '2026-06-01',
      request_outcome: 'A',
      request_outcome_on: null,
      assessment_outcome: null,
    })
  })

  it('can be the day the request came, from which every limit counts', async () => {
    const id = await entered('2026-10-12')
    const view = await corrected(id, 'request-received', { on: '2026-10-05' })

    expect(view).toMatchObject({ receivedOn: '2026-10-05', statusSince: '2026-10-05' })
    expect(view.duties[0]).toMatchObject({ kind: 'decide-to-assess', legalDate: '2026-11-16', lateByDays: 7 })
  })
})

describe('a correction that is only looked at', () => {
  it('says where the case would stand, and writes nothing', async () => {
    const id = await entered()
    const view = await walk(id, toFinal)
    const answer = await staff.post(`/api/staff/cases/${id}/corrections/check`, {
      eventId: entryOf(view, 'plan-issued').id,
      version: view.version,
    })

    expect(answer.json(), answer.payload).toEqual({
      stage: 'Consulting settings',
      since: '2026-09-21',
      familyTitle: 'We are asking schools',
    })
    expect(await read(id)).toEqual(view)
  })

  it('is refused by the same rules', async () => {
    const id = await entered()
    const view = await walk(id, toFinal)
    const check = (more: object) =>
      staff.post(`/api/staff/cases/${id}/corrections/check`, {
        eventId: entryOf(view, 'plan-agreed').id,
        version: view.version,
        ...more,
      })

    expect((await check({})).statusCode).toBe(409)
    expect((await check({ on: '2026-11-24' })).statusCode).toBe(400)
    expect((await check({ eventId: newId() })).statusCode).toBe(404)
    expect((await check({ version: 1 })).json().detail).toContain('Someone else has changed this case')
  })
})

describe('a death recorded by mistake', () => {
  it('lets messages go again, but none that was stopped', async () => {
    const amina = await aFamilyMember(test.pool)
    const id = await entered('2026-06-01', [amina.id])
    await walk(id, [['child-died', '2026-11-20']])
    expect([await mails(id), await mails(id, 'stopped')]).toEqual([0, 1])
    const view = await corrected(id, 'child-died')

    expect(view.status).toBe('DECIDING_TO_ASSESS')
    expect(await rowOf(id)).toMatchObject({ request_outcome: 'A', request_outcome_on: null })
    expect([await mails(id), await mails(id, 'stopped')]).toEqual([1, 1])
  })

  it('on the wrong day stays a death: nobody is written to', async () => {
    const amina = await aFamilyMember(test.pool)
    const id = await entered('2026-06-01', [amina.id])
    await walk(id, [['child-died', '2026-11-20']])
    await corrected(id, 'child-died', { on: '2026-11-19' })

    expect(await rowOf(id)).toMatchObject({ status: 'CLOSED_DECEASED', status_since: '2026-11-19' })
    expect(await mails(id)).toBe(0)
  })

  it('is put right on every case of the child that it closed, from whichever, also after its day was', async () => {
    const id = await entered()
    const { child_id: childId } = await rowOf(id)
    const plan = await aCase(test.pool, {
      status: 'PLAN_CEASED',
      childId: String(childId),
      receivedOn: '2024-08-05',
    })
    const before = await rowOf(plan.id)
    await walk(id, [['child-died', '2026-11-20']])
    await corrected(id, 'child-died', { on: '2026-11-19' })
    expect(await rowOf(plan.id)).toMatchObject({ status: 'CLOSED_DECEASED', status_since: '2026-11-19' })
    await corrected(plan.id, 'child-died')

    const { version: _v, updated_at: _u, ...row } = before
    expect(await rowOf(plan.id)).toMatchObject(row)
    expect(await rowOf(id)).toMatchObject({ status: 'DECIDING_TO_ASSESS', request_outcome: 'A' })
  })

  it('leaves a death alone that was recorded in another act', async () => {
    const id = await entered()
    const { child_id: childId } = await rowOf(id)
    await walk(id, [['child-died', '2026-11-20']])
    const later = await aCase(test.pool, { childId: String(childId), receivedOn: '2026-09-07' })
    test.clock.set(new Date(Date.parse(usualMoment) + 60_000).toISOString())
    await walk(later.id, [['child-died', '2026-11-20']])
    await corrected(id, 'child-died')

    expect(await rowOf(later.id)).toMatchObject({ status: 'CLOSED_DECEASED' })
  })
})

describe('what cannot be put right is refused with the rule, and nothing is written', () => {
  it.each([
    [
      'a step that others follow',
      'plan-agreed',
      {},
      409,
      '“Draft plan sent to the family” of 14 September 2026 could not stand',
    ],
    [
      'a day before the step before it',
      'plan-agreed',
      { on: '2026-08-20' },
      400,
      'cannot come before the last one',
    ],
    [
      'a day after the step that follows',
      'plan-agreed',
      { on: '2026-09-15' },
      409,
      'could not stand: This step cannot come before the last one, which was on 15 September 2026.',
    ],
    [
      'a draft too late for the plan that was sent',
      'draft-served',
      { on: '2026-09-22' },
      409,
      'until the end of 6 October',
    ],
    ['a day to come', 'plan-issued', { on: '2026-11-24' }, 400, 'in the future'],
    ['the same day', 'plan-issued', { on: '2026-10-05' }, 400, 'has that day already'],
    [
      'the request itself, without a right day',
      'request-received',
      {},
      409,
      'The case begins with this entry',
    ],
    ['a request after its first step', 'request-received', { on: '2026-07-07' }, 409, 'could not stand'],
    ['no reason', 'plan-issued', { reason: ' ' }, 400, 'Say why'],
    ['an older version', 'plan-issued', { version: 1 }, 409, 'Someone else has changed this case'],
    ['an entry of no case', 'plan-issued', { eventId: newId() }, 404, ''],
  ])('%s', async (_, kind, more, status, words) => {
    const id = await entered()
    const steps = toFinal.filter(([step]) => step !== 'settings-consulted')
    await walk(id, [...steps.slice(0, -1), ['plan-issued', '2026-10-05']])
    const before = await read(id)
    const answer = await correct(id, kind, more)

    expect(answer.statusCode, answer.payload).toBe(status)
    expect(answer.json().detail).toContain(words)
    expect(await read(id)).toEqual(before)
  })

  it('a refusal under a fact that rests on it', async () => {
    const id = await entered()
    const view = await walk(id, [['assessment-refused', '2026-07-06']])
    await staff.post(`/api/staff/cases/${id}/records`, {
      kind: 'appeal-registered',
      on: '2026-08-03',
      version: view.version,
    })
    const answer = await correct(id, 'assessment-refused')

    expect(answer.json()).toMatchObject({
      status: 409,
      detail: expect.stringContaining('“Appeal registered” of 3 August 2026 could not stand'),
    })
  })

  it('an entry that a colleague puts right at the same moment', async () => {
    const id = await entered()
    await walk(id, [['assessment-agreed', '2026-07-06']])
    const eventId = (await read(id)).events.find(({ kind }) => kind === 'assessment-agreed')?.id
    const answers = await Promise.all(
      ['2026-07-01', '2026-07-02', undefined, undefined].map((on) =>
        staff.post(`/api/staff/cases/${id}/corrections`, { eventId, version: 2, reason: 'Wrong', on }),
      ),
    )

    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409, 409, 409])
    expect((await read(id)).events.filter(({ kind }) => kind === 'event-corrected')).toHaveLength(1)
  })

  it('an entry that was put right already, and a note', async () => {
    const id = await entered()
    await walk(id, [['assessment-agreed', '2026-07-06', { note: 'Rang' }]])
    const view = await read(id)
    const of = (kind: string) => view.events.find((event) => event.kind === kind)?.id
    const send = (eventId: string | undefined, version: number) =>
      staff.post(`/api/staff/cases/${id}/corrections`, { eventId, version, reason: 'Wrong' })
    await send(of('assessment-agreed'), 2)

    expect((await send(of('assessment-agreed'), 3)).json().detail).toBe('This entry was put right already.')
    expect((await send(of('note-added'), 3)).json().detail).toContain('can’t be put right here')
  })

  it('what came with a return, and what a later return builds on', async () => {
    const imported = await aCase(test.pool, { status: 'ASSESSING' })
    expect((await correct(imported.id, 'assessment-agreed')).json().detail).toBe(
      'This entry came with a SEN2 return. The next import corrects it.',
    )

    const id = await entered()
    await walk(id, [['assessment-agreed', '2026-07-06']])
    await test.pool.query(
      `insert into case_events (id, case_id, kind, happened_on, recorded_at, recorded_by_kind, is_visible_to_family)
       values ($1, $2, 'plan-issued', '2026-10-05', now() + interval '1 year', 'system', true)`,
      [newId(), id],
    )
    expect((await correct(id, 'assessment-agreed')).json().detail).toContain('A SEN2 return that came after')
  })

  it('a case whose row an import has changed without an entry', async () => {
    const id = await entered()
    await walk(id, [['assessment-agreed', '2026-07-06']])
    await test.pool.query("update cases set request_outcome_on = '2026-07-01' where id = $1", [id])

    expect((await correct(id, 'assessment-agreed')).json()).toMatchObject({
      status: 409,
      detail: expect.stringContaining('An import has changed this case'),
    })
  })

  it('a day on which the child has another request', async () => {
    const id = await entered('2026-10-12')
    const { child_id } = await rowOf(id)
    await aCase(test.pool, { childId: String(child_id), receivedOn: '2026-10-05' })

    expect((await correct(id, 'request-received', { on: '2026-10-05' })).json()).toMatchObject({
      status: 409,
      detail: expect.stringContaining('another request'),
    })
  })
})

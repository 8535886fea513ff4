import {
  type CaseForStaff,
  caseEventWords,
  caseStatuses,
  caseWords,
  findStep,
  type StepKind,
  stepKinds,
  stepsFrom,
} from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/build-test-app.ts'
import {
  aCase,
  aFamilyMember,
  anAccess,
  aStaffMember,
  letterElsewhere,
} from '../../../test/factories/index.ts'
import { insertRow } from '../../../test/factories/insert-row.ts'
import { usualDay, usualMoment } from '../../../test/test-clock.ts'
import type { Visitor } from '../../../test/visitor.ts'
import { newId } from '../../platform/ids.ts'

let test: TestApp
let staff: Visitor
beforeAll(async () => {
  test = await buildTestApp()
  staff = await test.signInStaff((await aStaffMember(test.pool)).email)
})
beforeEach(() => test.clock.set(usualMoment))
afterAll(() => test?.close())

const move = (id: string, step: object, visitor = staff) =>
  visitor.post(`/api/staff/cases/${id}/steps`, {
    ...{ on: usualDay, version: 1, letter: letterElsewhere },
    ...step,
  })
async function moved(id: string, step: object): Promise<CaseForStaff> {
  const answer = await move(id, step)
  expect(answer.statusCode, answer.payload).toBe(200)
  return answer.json()
}
async function rowOf(id: string): Promise<Record<string, unknown>> {
  return (await test.pool.query('select * from cases where id = $1', [id])).rows[0]
}
async function mailsAbout(id: string, status = 'waiting'): Promise<string[]> {
  const { rows } = await test.pool.query<{ to: string }>(
    'select family_member_id as to from notifications where case_id = $1 and status = $2 order by created_at, 1',
    [id, status],
  )
  return rows.map(({ to }) => to)
}
/** Moves along, each step on its day. */
async function walk(id: string, steps: [StepKind, string, object?][]): Promise<CaseForStaff> {
  let view = (await staff.get(`/api/staff/cases/${id}`)).json<CaseForStaff>()
  for (const [kind, on, more] of steps) view = await moved(id, { kind, on, version: view.version, ...more })
  return view
}

describe('a case’s whole life', () => {
  it('goes step by step, each on the day it happened, and keeps the history and the outcomes', async () => {
    const { id } = await aCase(test.pool, { receivedOn: '2026-07-06', child: { birthOn: '2001-07-30' } })
    const view = await walk(id, [
      ['assessment-agreed', '2026-08-10'],
      ['advice-complete', '2026-10-05'],
      ['plan-agreed', '2026-10-19'],
      ['draft-served', '2026-10-26'],
      ['settings-consulted', '2026-11-02'],
      ['plan-issued', '2026-11-10'],
      ['plan-ceased', '2026-11-20', { ceaseReason: 1 }],
    ])

    expect(view).toMatchObject({
      status: 'PLAN_CEASED',
      statusSince: '2026-11-20',
      version: 8,
      isLate: false,
    })
    expect(view.nextSteps.map(({ kind }) => kind)).toEqual(['child-died'])
    expect(view.events.map(({ kind, on }) => `${on} ${kind}`)).toEqual([
      '2026-11-20 plan-ceased',
      '2026-11-10 plan-issued',
      '2026-11-02 settings-consulted',
      '2026-10-26 draft-served',
      '2026-10-19 plan-agreed',
      '2026-10-05 advice-complete',
      '2026-08-10 assessment-agreed',
      '2026-07-06 request-received',
    ])
    expect(await rowOf(id)).toMatchObject({
      request_outcome: 'Y',
      request_outcome_on: '2026-08-10',
      assessment_outcome: 'Y',
      assessment_outcome_on: '2026-11-10',
      plan_started_on: '2026-11-10',
      plan_ceased_on: '2026-11-20',
      cease_reason: 1,
      is_active_plan: false,
      team: 'casework',
      next_duty: null,
      next_legal_on: null,
    })
    const { rows } = await test.pool.query(
      "select details from audit_entries where case_id = $1 and action = 'case-moved' order by id",
      [id],
    )
    expect(rows).toHaveLength(7)
    expect(rows[0].details).toEqual({
      from: 'DECIDING_TO_ASSESS',
      kind: 'assessment-agreed',
      to: 'ASSESSING',
      on: '2026-08-10',
    })
  })

  it('through two refusals that were overturned keeps the first outcomes and their days', async () => {
    const { id } = await aCase(test.pool, { receivedOn: '2026-03-02' })
    const view = await walk(id, [
      ['assessment-refused', '2026-04-06'],
      ['assessment-refusal-overturned', '2026-06-01'],
      ['advice-complete', '2026-07-20'],
      ['plan-refused', '2026-08-03'],
      ['plan-refusal-overturned', '2026-09-14'],
      ['draft-served', '2026-10-12'],
      ['plan-issued', '2026-11-02'],
    ])

    expect(await rowOf(id)).toMatchObject({
      request_outcome: 'N',
      request_outcome_on: '2026-04-06',
      assessment_outcome: 'N',
      assessment_outcome_on: '2026-08-03',
      plan_started_on: '2026-11-02',
      is_active_plan: true,
    })
    // Regulation 44: eleven weeks from the order to make a plan.
    expect(view.duties.find(({ kind }) => kind === 'final-plan')).toMatchObject({
      legalDate: '2026-11-30',
      metOn: '2026-11-02',
    })
  })

  it('done late stays late for good', async () => {
    const { id } = await aCase(test.pool, { receivedOn: '2026-07-06' })
    const view = await walk(id, [['assessment-agreed', '2026-08-24']])

    expect(view.duties[0]).toMatchObject({
      kind: 'decide-to-assess',
      legalDate: '2026-08-17',
      metOn: '2026-08-24',
      lateByDays: 7,
    })
  })

  it.each([
    ['DECIDING_TO_ASSESS', { request_outcome: 'W', request_outcome_on: usualDay, assessment_outcome: null }],
    ['ASSESSING', { request_outcome: 'Y', assessment_outcome: 'W', assessment_outcome_on: usualDay }],
    ['DRAFTING', { request_outcome: 'Y', assessment_outcome: 'W', assessment_outcome_on: usualDay }],
  ] as const)('withdrawn at %s counts what was open as withdrawn', async (status, row) => {
    const { id } = await aCase(test.pool, { status })
    await moved(id, { kind: 'request-withdrawn' })

    expect(await rowOf(id)).toMatchObject(row)
  })

  it.each([
    ['moved-away', 5],
    ['child-died', 8],
  ] as const)('that has a plan ends it by %s, with the return’s reason %i', async (kind, reason) => {
    const { id } = await aCase(test.pool, { status: 'FINAL_ISSUED' })
    await moved(id, { kind })

    expect(await rowOf(id)).toMatchObject({
      plan_ceased_on: usualDay,
      cease_reason: reason,
      is_active_plan: false,
    })
  })
})

/** What some steps need besides their day. */
const whatItNeeds: Partial<Record<StepKind, object>> = {
  // Possible at once for a young person who is past the oldest age.
  'plan-ceased': { ceaseReason: 1 },
  'review-arranged': { meetingOn: '2026-12-14' },
}

describe('the rules of a step', () => {
  it.each(caseStatuses)(
    'from %s only the listed steps are possible; others say what cannot follow what',
    async (from) => {
      const { id } = await aCase(test.pool, { status: from })
      for (const kind of stepKinds.filter((each) => !findStep(from, each))) {
        const answer = await move(id, { kind })
        expect(answer.statusCode, kind).toBe(409)
        expect(answer.json()).toMatchObject({
          detail: `“${caseEventWords[kind].staff}” cannot follow “${caseWords[from].staffLabel}”.`,
        })
      }
      expect(await rowOf(id)).toMatchObject({ status: from, version: 1 })
      for (const { to, kind } of stepsFrom(from)) {
        const child = { birthOn: '2001-02-03' }
        const { id: each } = await aCase(test.pool, { status: from, receivedOn: '2024-08-05', child })
        const view = await moved(each, { kind, ...whatItNeeds[kind] })
        expect(view).toMatchObject({ status: to, statusSince: usualDay })
        expect(view.events[0]).toMatchObject({ kind, on: usualDay })
      }
    },
  )

  it.each([
    ['a day to come', { on: '2026-11-24' }, '/on', 'in the future'],
    [
      'a day before the last step',
      { on: '2026-11-15' },
      '/on',
      'cannot come before the last one, which was on 16 November 2026',
    ],
    ['a day that does not exist', { on: '2026-02-30' }, '/on', 'real date'],
    ['no day', { on: undefined }, '/on', ''],
    ['a moment for a day', { on: '2026-11-20T10:00:00Z' }, '/on', ''],
    ['an unknown step', { kind: 'DONE' }, '/kind', ''],
    ['no version', { version: undefined }, '/version', ''],
  ])('refuse %s', async (_, fault, pointer, words) => {
    const { id } = await aCase(test.pool, { status: 'ASSESSING' })
    const answer = await move(id, { kind: 'advice-complete', ...fault })

    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ errors: [{ pointer }], detail: expect.stringContaining(words) })
  })

  it('allow a step on the very day of the last one', async () => {
    const { id } = await aCase(test.pool, { status: 'ASSESSING' })

    expect(await moved(id, { kind: 'advice-complete', on: '2026-11-16' })).toMatchObject({ version: 2 })
  })

  it('refuse a day before the request, even where no event is on record', async () => {
    const { id } = await aCase(test.pool, { receivedOn: '2026-11-02' })
    await test.pool.query('update case_events set is_visible_to_family = false where case_id = $1', [id])

    expect((await move(id, { kind: 'assessment-agreed', on: '2026-11-01' })).statusCode).toBe(400)
  })

  it('give the family the end of the fifteenth day, the day of service being the first', async () => {
    const { id } = await aCase(test.pool, { status: 'DRAFTING', receivedOn: '2026-07-13' })
    await walk(id, [['draft-served', '2026-11-09']])
    const tooSoon = await move(id, { kind: 'plan-issued', on: '2026-11-23', version: 2 })
    expect(tooSoon.json()).toMatchObject({
      status: 400,
      errors: [{ pointer: '/on', detail: expect.stringContaining('until the end of 23 November 2026') }],
    })

    test.clock.set('2026-11-24T00:01:00Z')
    staff = await test.signInStaff((await aStaffMember(test.pool)).email)
    expect(await moved(id, { kind: 'plan-issued', on: '2026-11-24', version: 2 })).toMatchObject({
      version: 3,
    })
  })

  it('take an answer of the family as the end of the wait, but not one to an earlier draft', async () => {
    const { id } = await aCase(test.pool, { status: 'DRAFTING', receivedOn: '2026-07-13' })
    const reply = (on: string) =>
      insertRow(test.pool, 'case_events', {
        id: newId(),
        case_id: id,
        kind: 'draft-comments-received',
        happened_on: on,
        recorded_at: `${on}T15:00:00Z`,
        recorded_by_kind: 'staff',
        is_visible_to_family: true,
      })
    await walk(id, [['draft-served', '2026-11-09']])
    await reply('2026-11-12')
    await walk(id, [['draft-served', '2026-11-16']])
    expect((await move(id, { kind: 'plan-issued', version: 3 })).statusCode).toBe(400)

    await reply('2026-11-20')
    expect((await move(id, { kind: 'plan-issued', version: 3 })).statusCode).toBe(200)
  })

  it('keep a plan until the time to appeal against its end is over, and name the day', async () => {
    const { id } = await aCase(test.pool, { status: 'FINAL_ISSUED' })
    const end = (on: string, version: number, ceaseReason = 2) =>
      move(id, { kind: 'plan-ceased', on, version, ceaseReason })
    const untold = { errors: [{ pointer: '/on', detail: expect.stringContaining('has not been told') }] }
    expect((await end(usualDay, 1)).json()).toMatchObject(untold)

    await walk(id, [['cease-proposed', '2026-11-20']])
    expect((await end(usualDay, 2)).json()).toMatchObject({
      status: 400,
      errors: [{ pointer: '/on', detail: expect.stringContaining('until the end of 20 January 2027') }],
    })

    test.clock.set('2027-01-21T09:00:00Z')
    staff = await test.signInStaff((await aStaffMember(test.pool)).email)
    expect((await end('2027-01-20', 2)).statusCode).toBe(400)
    expect((await end('2027-01-21', 2)).statusCode).toBe(200)
  })

  it.each([
    [5, 'Moved to another council'],
    [8, 'Child or young person died'],
  ])('send reason %i to its own step, from which more follows', async (ceaseReason, step) => {
    const { id } = await aCase(test.pool, { status: 'FINAL_ISSUED' })

    expect((await move(id, { kind: 'plan-ceased', ceaseReason })).json()).toMatchObject({
      status: 400,
      errors: [{ pointer: '/ceaseReason', detail: expect.stringContaining(step) }],
    })
    expect(await rowOf(id)).toMatchObject({ status: 'FINAL_ISSUED', version: 1 })
  })

  it('need the reason for which a plan ends, by its number in the return', async () => {
    const { id } = await aCase(test.pool, { status: 'FINAL_ISSUED' })
    for (const ceaseReason of [undefined, 0, 10, 'x']) {
      expect((await move(id, { kind: 'plan-ceased', ceaseReason })).json()).toMatchObject({
        status: 400,
        errors: [{ pointer: '/ceaseReason' }],
      })
    }
    expect(await rowOf(id)).toMatchObject({ status: 'FINAL_ISSUED', version: 1 })
  })

  it('refuse a case that somebody else has changed meanwhile; of two at once one wins', async () => {
    const { id } = await aCase(test.pool)
    const answers = await Promise.all([
      move(id, { kind: 'assessment-agreed' }),
      move(id, { kind: 'assessment-refused' }),
    ])

    expect(answers.map(({ statusCode }) => statusCode).toSorted((one, two) => one - two)).toEqual([200, 409])
    expect(answers.find(({ statusCode }) => statusCode === 409)?.json()).toMatchObject({
      detail: expect.stringContaining('Someone else has changed this case'),
    })
  })

  it('are no use for a case that is not there', async () => {
    expect((await move(newId(), { kind: 'assessment-agreed' })).statusCode).toBe(404)
  })
})

describe('the note with a step', () => {
  it('is for staff: no family reads it', async () => {
    const amina = await aFamilyMember(test.pool)
    const { id } = await aCase(test.pool, { sharedWith: [amina.id] })
    const view = await moved(id, { kind: 'assessment-agreed', note: 'School rang about attendance' })
    const parent = await test.signInFamily(amina.email)

    expect(view.events.filter(({ isVisibleToFamily }) => !isVisibleToFamily)).toMatchObject([
      { kind: 'note-added', note: 'School rang about attendance', by: 'Priya Shah' },
    ])
    expect((await parent.get(`/api/family/cases/${id}`)).payload).not.toContain('attendance')
  })
})

describe('who hears of a step', () => {
  it('is everyone whose access runs today, once each, and nobody else', async () => {
    const people = await Promise.all(Array.from({ length: 7 }, () => aFamilyMember(test.pool)))
    const [act, status, none, ended, coming, revoked, again] = people.map(({ id }) => id) as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ]
    const { id } = await aCase(test.pool, { sharedWith: [act] })
    const give = (familyMemberId: string, more: object) =>
      anAccess(test.pool, { caseId: id, familyMemberId, ...more })
    await give(status, { level: 'status', endsOn: usualDay })
    await give(none, { level: 'none' })
    await give(ended, { endsOn: '2026-11-22' })
    await give(coming, { startsOn: '2026-11-24' })
    await give(revoked, { revokedAt: test.clock.now() })
    await give(again, { endsOn: '2026-10-31' })
    await give(again, { startsOn: '2026-11-01', level: 'status' })
    await moved(id, { kind: 'assessment-agreed' })

    expect(new Set(await mailsAbout(id))).toEqual(new Set([act, status, again]))
    expect(await mailsAbout(id)).toHaveLength(3)
  })

  it('is nobody when the step was refused', async () => {
    const amina = await aFamilyMember(test.pool)
    const { id } = await aCase(test.pool, { sharedWith: [amina.id] })
    await move(id, { kind: 'plan-issued' })
    await move(id, { kind: 'assessment-agreed', version: 9 })

    expect(await mailsAbout(id)).toEqual([])
  })

  it('after a death is nobody: nothing new is written, and what waited is stopped', async () => {
    const amina = await aFamilyMember(test.pool)
    const { id } = await aCase(test.pool, { sharedWith: [amina.id] })
    await moved(id, { kind: 'assessment-agreed' })
    expect(await mailsAbout(id)).toEqual([amina.id])
    await moved(id, { kind: 'child-died', version: 2 })

    expect(await mailsAbout(id)).toEqual([])
    expect(await mailsAbout(id, 'stopped')).toEqual([amina.id])
  })
})

describe('a death', () => {
  it('after the plan had ceased changes only the stage: the plan keeps its reason and its day', async () => {
    const { id } = await aCase(test.pool, { status: 'PLAN_CEASED', receivedOn: '2024-08-05' })
    const before = await rowOf(id)
    await moved(id, { kind: 'child-died' })

    const { status: _s, status_since: _d, version: _v, updated_at: _u, ...kept } = before
    expect(await rowOf(id)).toMatchObject({
      ...kept,
      cease_reason: 2,
      is_active_plan: false,
      status: 'CLOSED_DECEASED',
      status_since: usualDay,
    })
  })

  it('makes nothing late that the case had ended in time', async () => {
    const { id } = await aCase(test.pool, { status: 'CLOSED_WITHDRAWN', receivedOn: '2026-06-01' })
    const before = await rowOf(id)
    const { duties } = await moved(id, { kind: 'child-died' })

    expect(duties.filter(({ lateByDays }) => lateByDays > 0)).toEqual([])
    expect(await rowOf(id)).toMatchObject({
      request_outcome: before.request_outcome,
      request_outcome_on: before.request_outcome_on,
    })
  })

  it('closes every other case of the child, whatever its stage, and tells no parent of any of them', async () => {
    const [amina, tom] = [await aFamilyMember(test.pool), await aFamilyMember(test.pool)]
    const { id, childId } = await aCase(test.pool, { status: 'FINAL_ISSUED', sharedWith: [amina.id] })
    const other = { childId, sharedWith: [tom.id] }
    const open = await aCase(test.pool, { ...other, receivedOn: '2026-10-05' })
    const withdrawn = await aCase(test.pool, {
      ...other,
      status: 'CLOSED_WITHDRAWN',
      receivedOn: '2022-01-10',
    })
    const died = await aCase(test.pool, { ...other, status: 'CLOSED_DECEASED', receivedOn: '2021-01-11' })
    const { id: strangers } = await aCase(test.pool)
    await moved(open.id, { kind: 'assessment-agreed' })
    expect(await mailsAbout(open.id)).toEqual([tom.id])
    await moved(id, { kind: 'child-died', note: 'Her aunt rang' })

    expect(await rowOf(id)).toMatchObject({ status: 'CLOSED_DECEASED', cease_reason: 8 })
    expect(await rowOf(open.id)).toMatchObject({
      status: 'CLOSED_DECEASED',
      status_since: usualDay,
      assessment_outcome: 'W',
      plan_ceased_on: null,
      version: 3,
      next_duty: null,
    })
    expect(await rowOf(withdrawn.id)).toMatchObject({ status: 'CLOSED_DECEASED', version: 2 })
    expect(await rowOf(died.id)).toMatchObject({ version: 1 })
    expect(await rowOf(strangers)).toMatchObject({ status: 'DECIDING_TO_ASSESS', version: 1 })
    for (const each of [id, open.id, withdrawn.id]) expect(await mailsAbout(each)).toEqual([])
    expect(await mailsAbout(open.id, 'stopped')).toEqual([tom.id])
    const { rows } = await test.pool.query(
      "select case_id from audit_entries where action = 'case-moved' and details ->> 'kind' = 'child-died' and case_id = any($1)",
      [[id, open.id, withdrawn.id]],
    )
    expect(rows).toHaveLength(3)
    const letters = await test.pool.query('select 1 from letters where case_id = any($1)', [[id, open.id]])
    expect(letters.rows).toEqual([])
  })

  it('closes another case on the day of its last step, where that was taken in ignorance of it', async () => {
    const { id, childId } = await aCase(test.pool, { receivedOn: '2026-10-05' })
    const { id: newer } = await aCase(test.pool, { childId, receivedOn: '2026-11-16' })
    await moved(id, { kind: 'child-died', on: '2026-11-10' })

    expect(await rowOf(id)).toMatchObject({ status_since: '2026-11-10' })
    expect(await rowOf(newer)).toMatchObject({ status: 'CLOSED_DECEASED', status_since: '2026-11-16' })
  })

  it('recorded at two cases of one child at once is recorded once on each', async () => {
    const { id, childId } = await aCase(test.pool, { receivedOn: '2026-10-05' })
    const { id: other } = await aCase(test.pool, { childId, receivedOn: '2026-09-07' })
    const answers = await Promise.all([id, other].map((each) => move(each, { kind: 'child-died' })))

    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    for (const each of [id, other]) {
      expect(await rowOf(each)).toMatchObject({ status: 'CLOSED_DECEASED', version: 2 })
    }
  })
})

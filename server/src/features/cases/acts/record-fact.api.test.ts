import type { CaseForFamily, CaseForStaff } from '@send-hub/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import { aCase, aFamilyMember, aStaffMember } from '../../../../test/factories/index.ts'
import { usualDay } from '../../../../test/test-clock.ts'
import type { Visitor } from '../../../../test/visitor.ts'
import { newId } from '../../../platform/ids.ts'

let test: TestApp
let staff: Visitor
beforeAll(async () => {
  test = await buildTestApp({ limits: { signInPer15Minutes: 100, writesPerMinute: 100_000 } })
  staff = await test.signInStaff((await aStaffMember(test.pool)).email)
})
afterAll(() => test?.close())

const record = (id: string, body: object, visitor = staff) =>
  visitor.post(`/api/staff/cases/${id}/records`, { on: usualDay, version: 1, ...body })
async function recorded(id: string, body: object): Promise<CaseForStaff> {
  const answer = await record(id, body)
  expect(answer.statusCode, answer.payload).toBe(200)
  return answer.json()
}
/** One after the other, each on the version the last one left. */
async function recordAll(id: string, bodies: object[]): Promise<CaseForStaff> {
  let view = (await staff.get(`/api/staff/cases/${id}`)).json<CaseForStaff>()
  for (const body of bodies) view = await recorded(id, { version: view.version, ...body })
  return view
}
const mailsAbout = async (id: string) =>
  (await test.pool.query('select 1 from notifications where case_id = $1', [id])).rows.length
const detailsOf = async (id: string, kind: string) =>
  (
    await test.pool.query<{ details: object }>(
      'select details from case_events where case_id = $1 and kind = $2',
      [id, kind],
    )
  ).rows.map(({ details }) => details)
const staffNotesOf = async (id: string) =>
  (
    await test.pool.query<{ note: string; visible: boolean }>(
      `select details ->> 'note' as note, is_visible_to_family as visible from case_events
       where case_id = $1 and kind = 'note-added' order by id`,
      [id],
    )
  ).rows

describe('a fact', () => {
  it('is read by the family, who is told once; staff’s note beside it is not', async () => {
    const amina = await aFamilyMember(test.pool)
    const { id } = await aCase(test.pool, { status: 'REFUSED_TO_ASSESS', sharedWith: [amina.id] })
    await recorded(id, { kind: 'mediation-requested', note: 'By phone, sounded upset' })
    const page = await (await test.signInFamily(amina.email)).get(`/api/family/cases/${id}`)

    expect(page.json<CaseForFamily>().history[0]).toMatchObject({
      on: usualDay,
      text: 'We were asked for mediation.',
    })
    expect(page.payload).not.toContain('upset')
    expect(await mailsAbout(id)).toBe(1)
  })

  it('that changes nothing for the family costs them no email', async () => {
    const amina = await aFamilyMember(test.pool)
    const { id } = await aCase(test.pool, { status: 'IN_REVIEW', sharedWith: [amina.id] })
    await recordAll(id, [{ kind: 'review-meeting-held' }])
    expect(await mailsAbout(id)).toBe(1)
    await recordAll(id, [{ kind: 'review-report-received' }])

    expect(await mailsAbout(id)).toBe(1)
  })

  it('leaves its trace in the audit, by whom and about which entry', async () => {
    const { id } = await aCase(test.pool, { status: 'FINAL_ISSUED' })
    await recorded(id, { kind: 'early-review-requested' })

    const { rows } = await test.pool.query(
      "select actor_kind, details from audit_entries where case_id = $1 and action = 'fact-recorded'",
      [id],
    )
    expect(rows).toMatchObject([
      { actor_kind: 'staff', details: { kind: 'early-review-requested', on: usualDay } },
    ])
  })

  it('starts the clock that the law ties to it', async () => {
    const { id } = await aCase(test.pool, { status: 'IN_REVIEW' })
    const view = await recorded(id, { kind: 'review-meeting-held', on: '2026-11-18' })

    expect(view.duties).toContainEqual(
      expect.objectContaining({ kind: 'review-decision', legalDate: '2026-12-16' }),
    )
  })
})

describe('what the rules ask of a fact', () => {
  it.each([
    [
      'an appeal that is not there',
      'NOT_ISSUING',
      { kind: 'appeal-decided', outcome: 'upheld' },
      'No appeal',
    ],
    [
      'an order without an appeal',
      'NOT_ISSUING',
      { kind: 'order-received', order: 'make-plan' },
      'No appeal',
    ],
    [
      'an order that was not given',
      'NOT_ISSUING',
      { kind: 'order-carried-out', order: 'make-plan' },
      'No order of the Tribunal is waiting',
    ],
    [
      'a certificate without a decision',
      'ASSESSING',
      { kind: 'mediation-certificate' },
      'no decision on this case',
    ],
    [
      'mediation that nobody asked for',
      'NOT_ISSUING',
      { kind: 'mediation-held' },
      'No mediation is waited for',
    ],
    [
      'a no to a re-assessment nobody asked for',
      'FINAL_ISSUED',
      { kind: 'reassessment-refused' },
      'Record the request first',
    ],
    [
      'a report before the meeting',
      'IN_REVIEW',
      { kind: 'review-report-received' },
      'Record the meeting first',
    ],
    ['a place without a move', 'FINAL_ISSUED', { kind: 'phase-place-named' }, 'Set the phase transfer first'],
    [
      'a letter after no move',
      'FINAL_ISSUED',
      { kind: 'moved-in-letter-sent' },
      'did not come from another council',
    ],
    [
      'a plan from elsewhere that was issued here',
      'FINAL_ISSUED',
      { kind: 'plan-transferred-in' },
      'This council issued the plan',
    ],
    [
      'a plan sent on where there was none',
      'CLOSED_MOVED',
      { kind: 'plan-transferred-out' },
      'no plan to send',
    ],
    [
      'an under-five review of an older child',
      'FINAL_ISSUED',
      { kind: 'under-five-review-considered' },
      'children under five',
    ],
  ] as const)('refuses %s', async (_, status, body, words) => {
    const { id } = await aCase(test.pool, { status, child: { birthOn: '2015-05-01' } })
    const answer = await record(id, body)

    expect(answer.json()).toMatchObject({ status: 409, detail: expect.stringContaining(words) })
    expect(await detailsOf(id, body.kind)).toEqual([])
  })

  it('refuses an order about a decision that was not made, and what is recorded twice', async () => {
    const { id } = await aCase(test.pool, { status: 'NOT_ISSUING' })
    await recordAll(id, [{ kind: 'appeal-registered' }])

    const wrong = await record(id, { kind: 'order-received', order: 'start-assessment', version: 2 })
    expect(wrong.json()).toMatchObject({
      status: 409,
      detail:
        'The Tribunal can’t order “Start the assessment or re-assessment” here: no such decision was made.',
    })
    const twice = await record(id, { kind: 'appeal-registered', version: 2 })
    expect(twice.json()).toMatchObject({ status: 409, detail: expect.stringContaining('has not ended') })

    const view = await recordAll(id, [{ kind: 'order-received', order: 'make-plan' }])
    expect(view.ordersWaiting).toEqual(['make-plan'])
    const done = await recordAll(id, [
      { kind: 'order-carried-out', order: 'make-plan' },
      { kind: 'appeal-decided', outcome: 'overturned' },
    ])
    expect(done.ordersWaiting).toEqual([])
    expect(await detailsOf(id, 'order-received')).toMatchObject([{ order: 'make-plan' }])
    expect(await detailsOf(id, 'appeal-decided')).toMatchObject([{ outcome: 'overturned' }])
  })

  it.each([
    ['a day to come', { on: '2026-11-24' }, '/on', 'in the future'],
    ['a day before the case', { on: '2020-01-06' }, '/on', 'The case began on'],
    [
      'a day before the decision',
      { on: '2026-11-15' },
      '/on',
      'can’t come before “Decided not to issue a plan”',
    ],
    ['no day', { on: undefined }, '/on', ''],
    ['an unknown kind', { kind: 'party' }, '/kind', ''],
    ['no version', { version: undefined }, '/version', ''],
  ])('refuses %s', async (_, fault, pointer, words) => {
    const { id } = await aCase(test.pool, { status: 'NOT_ISSUING' })
    const answer = await record(id, { kind: 'mediation-certificate', ...fault })

    expect(answer.json(), answer.payload).toMatchObject({ status: 400, errors: [{ pointer }] })
    expect(answer.json().detail).toContain(words)
  })

  it('refuses a case that a colleague has changed, or that is not there', async () => {
    const { id } = await aCase(test.pool, { status: 'FINAL_ISSUED' })

    expect((await record(id, { kind: 'early-review-requested', version: 7 })).json()).toMatchObject({
      status: 409,
      detail: expect.stringContaining('Someone else has changed this case'),
    })
    expect((await record(newId(), { kind: 'early-review-requested' })).statusCode).toBe(404)
  })

  it('takes nothing at all after a death', async () => {
    const amina = await aFamilyMember(test.pool)
    const { id } = await aCase(test.pool, { status: 'CLOSED_DECEASED', sharedWith: [amina.id] })

    expect((await record(id, { kind: 'mediation-certificate' })).statusCode).toBe(409)
    expect(await mailsAbout(id)).toBe(0)
  })

  it('offers staff only what can be recorded now', async () => {
    const { id } = await aCase(test.pool, { status: 'IN_REVIEW', child: { birthOn: '2015-05-01' } })
    const offered = (await staff.get(`/api/staff/cases/${id}`)).json<CaseForStaff>().records

    expect(offered.map(({ kind }) => kind)).toEqual([
      'exception-recorded',
      'mediation-requested',
      'mediation-certificate',
      'appeal-registered',
      'review-meeting-held',
      'reassessment-requested',
      'phase-transfer-set',
      // In Year 7 since September, and no place was named in the plan for that move.
      'phase-place-named',
    ])
  })
})

describe('an exception', () => {
  const exception = {
    kind: 'exception-recorded',
    code: 'EXCEPTIONAL',
    duties: ['final-plan'],
    evidenceKind: 'medical-letter',
    evidence: 'Letter from the ward about her operation',
    toldFamilyOn: '2026-11-20',
  }

  it('excuses the step and leaves its date; what shows it stays with staff', async () => {
    const amina = await aFamilyMember(test.pool)
    const { id } = await aCase(test.pool, { status: 'ASSESSING', sharedWith: [amina.id] })
    const before = (await staff.get(`/api/staff/cases/${id}`)).json<CaseForStaff>()
    const view = await recorded(id, { ...exception, note: 'Asked again in a month' })
    const plan = ({ duties }: CaseForStaff) => duties.find(({ kind }) => kind === 'final-plan')

    expect(plan(view)).toMatchObject({ legalDate: plan(before)?.legalDate, exception: expect.any(String) })
    expect(
      (await test.pool.query('select has_week20_exception as flag from cases where id = $1', [id])).rows,
    ).toEqual([{ flag: true }])
    expect(await staffNotesOf(id)).toEqual([
      { note: exception.evidence, visible: false },
      { note: 'Asked again in a month', visible: false },
    ])
    const page = await (await test.signInFamily(amina.email)).get(`/api/family/cases/${id}`)
    expect(page.json<CaseForFamily>().exception).toContain('The law lets us take longer because')
    expect(page.payload).not.toContain('operation')
    const [details] = await detailsOf(id, 'exception-recorded')
    expect(details).toMatchObject({
      code: 'EXCEPTIONAL',
      duties: ['final-plan'],
      evidence: 'medical-letter',
      toldFamilyOn: '2026-11-20',
    })
    expect(JSON.stringify(details)).not.toContain('operation')
  })

  it('to an earlier step leaves the return’s 20-week flag alone', async () => {
    const { id } = await aCase(test.pool)
    await recorded(id, { ...exception, duties: ['decide-to-assess'] })

    expect(
      (await test.pool.query('select has_week20_exception as flag from cases where id = $1', [id])).rows,
    ).toEqual([{ flag: false }])
  })

  const closed = { ...exception, code: 'SCHOOL_CLOSED', duties: ['final-plan'] }
  const summer = { closedFrom: '2026-07-22', reopensOn: '2026-09-02' }
  it.each([
    ['no evidence', { ...exception, evidence: ' ' }, '/evidence', ''],
    ['no kind of evidence', { ...exception, evidenceKind: undefined }, '/evidenceKind', ''],
    ['no day the family was told', { ...exception, toldFamilyOn: undefined }, '/toldFamilyOn', ''],
    [
      'a day of telling to come',
      { ...exception, toldFamilyOn: '2026-11-24' },
      '/toldFamilyOn',
      'in the future',
    ],
    ['no step', { ...exception, duties: [] }, '/duties', ''],
    ['a step that no exception excuses', { ...exception, duties: ['review'] }, '/duties', 'can’t excuse'],
    ['a missed appointment for the plan', { ...exception, code: 'MISSED_APPT' }, '/duties', 'only a report'],
    [
      'a missed appointment without its report',
      { ...exception, code: 'MISSED_APPT', duties: ['advice'] },
      '/adviceId',
      'Choose the report',
    ],
    ['a closing without its days', closed, '/closedFrom', 'first day it was closed'],
    [
      'a Christmas closing of 16 days',
      { ...closed, closedFrom: '2026-10-01', reopensOn: '2026-10-17', adviceAskedOn: '2026-10-05' },
      '/reopensOn',
      'closed for 16 days',
    ],
    [
      'a summer closing asked about a day too soon',
      { ...closed, ...summer, adviceAskedOn: '2026-07-14' },
      '/adviceAskedOn',
      'closed for 42 days. We asked on 14 July 2026; the law asks for a day from 15 July 2026 to 26 August 2026',
    ],
  ])('is refused with %s', async (_, body, pointer, words) => {
    const { id } = await aCase(test.pool, { status: 'ASSESSING', receivedOn: '2026-06-08' })
    const answer = await record(id, body)

    expect(answer.json(), answer.payload).toMatchObject({ status: 400, errors: [{ pointer }] })
    expect(answer.json().detail).toContain(words)
  })

  it('for a school closed all summer is taken when it was asked in the window', async () => {
    const { id } = await aCase(test.pool, { status: 'ASSESSING', receivedOn: '2026-06-08' })
    const view = await recorded(id, { ...closed, ...summer, adviceAskedOn: '2026-07-20' })

    expect(view.duties.find(({ kind }) => kind === 'final-plan')).toMatchObject({
      legalDate: '2026-10-26',
      exception: expect.stringContaining('School closed'),
    })
  })

  it('needs a step to excuse', async () => {
    const { id } = await aCase(test.pool, { status: 'REFUSED_TO_ASSESS' })

    expect((await record(id, exception)).json()).toMatchObject({
      status: 409,
      detail: expect.stringContaining('nothing to excuse'),
    })
  })
})

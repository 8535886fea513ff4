import { randomUUID } from 'node:crypto'
import { type CaseForFamily, type CaseStatus, caseStatuses, caseWords } from '@send-hub/shared'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/build-test-app.ts'
import {
  aCase,
  aChild,
  aFamilyMember,
  anAccess,
  anEnquiry,
  aStaffMember,
  type CaseWanted,
} from '../../../test/factories/index.ts'
import { insertRow } from '../../../test/factories/insert-row.ts'
import { usualMoment } from '../../../test/test-clock.ts'
import type { Visitor } from '../../../test/visitor.ts'

let test: TestApp
let amina: { id: string; email: string }
let parent: Visitor

beforeAll(async () => {
  test = await buildTestApp()
})
beforeEach(async () => {
  test.clock.set(usualMoment)
  amina = await aFamilyMember(test.pool)
  parent = await test.signInFamily(amina.email)
})
afterAll(() => test?.close())

const ours = (wanted: CaseWanted = {}) => aCase(test.pool, { sharedWith: [amina.id], ...wanted })
async function pageOf(id: string, visitor = parent): Promise<CaseForFamily> {
  const answer = await visitor.get(`/api/family/cases/${id}`)
  expect(answer.statusCode, answer.payload).toBe(200)
  return answer.json()
}
const marksOf = ({ timeline }: CaseForFamily) => timeline.map(({ key, state }) => `${key} ${state}`)

async function on(moment: string): Promise<void> {
  test.clock.set(moment)
  parent = await test.signInFamily(amina.email)
}

/** As a member of staff records it. */
async function delay(caseId: string, promisedOn: string, more: object = {}): Promise<void> {
  const priya = await aStaffMember(test.pool, { team: 'assessment' })
  const staff = await test.signInStaff(priya.email)
  const { version } = (await staff.get(`/api/staff/cases/${caseId}`)).json<{ version: number }>()
  const answer = await staff.post(`/api/staff/cases/${caseId}/delays`, {
    duty: 'final-plan',
    reason: 'EDUCATIONAL_PSYCHOLOGIST',
    promisedOn,
    ownerId: priya.id,
    version,
    ...more,
  })
  expect(answer.statusCode, answer.payload).toBe(200)
}

async function addEvent(caseId: string, kind: string, day: string, details: object = {}, corrects?: string) {
  const id = randomUUID()
  await insertRow(test.pool, 'case_events', {
    id,
    case_id: caseId,
    kind,
    happened_on: day,
    recorded_at: `${day}T15:00:00Z`,
    recorded_by_kind: 'staff',
    details,
    corrects_event_id: corrects,
    is_visible_to_family: true,
  })
  return id
}

/** Received on 1 June 2026, so the final plan was due on 19 October. */
const late = { status: 'ASSESSING', receivedOn: '2026-06-01' } as const

describe('the page of a case on time', () => {
  it.each(caseStatuses)('at %s says its own words and keeps all facts in order', async (status) => {
    const page = await pageOf((await ours({ status })).id)

    expect(page).toMatchObject({
      status,
      childName: 'Sam',
      stage: { title: caseWords[status].title },
      late: null,
      exception: null,
      earlierPromises: [],
      advice: { name: 'IASK' },
      seenBy: [{ name: 'Amina Okafor', relationship: 'Mother', isYou: true }],
      enquiries: [],
      asking: { workingDays: 5, replyBy: '2026-11-30' },
    })
    expect(page.history.map((entry) => entry.on)).toEqual(
      page.history.map((entry) => entry.on).toSorted((one, other) => other.localeCompare(one)),
    )
    for (const words of Object.values(page.stage)) expect(words).not.toMatch(/undefined|null|NaN|\{/)
  })

  it.each([
    ['DECIDING_TO_ASSESS', { label: 'We tell you if we will assess by', day: '2026-12-28', daysLeft: 35 }],
    ['ASSESSING', { label: 'If the answer is no, we tell you by', day: '2027-02-01' }],
    ['DRAFTING', { label: 'We send the final plan by', day: '2026-12-28' }],
    ['DRAFT_WITH_FAMILY', { label: 'Tell us by', day: '2026-11-30', isYourTurn: true }],
    ['CONSULTING_SETTINGS', { label: 'We send the final plan by', day: '2026-12-14' }],
    [
      'REFUSED_TO_ASSESS',
      { label: 'If you want to appeal, first call a mediation adviser by', day: '2027-01-16' },
    ],
    ['NOT_ISSUING', { label: 'If you want to appeal, first call a mediation adviser by' }],
    ['FINAL_ISSUED', { label: 'If you want to appeal, first call a mediation adviser by', daysLeft: 54 }],
    ['REASSESSING', { label: 'We check the plan with you by', day: '2027-02-01' }],
    ['PLAN_CEASED', null],
    ['CLOSED_WITHDRAWN', null],
    ['CLOSED_DECEASED', null],
  ] as [CaseStatus, object | null][])('at %s has the one date that matters: %j', async (status, date) => {
    const { keyDate } = await pageOf((await ours({ status })).id)

    if (date) expect(keyDate).toMatchObject(date)
    else expect(keyDate).toBeNull()
  })

  it.each([
    [
      'DECIDING_TO_ASSESS',
      ['request done', 'assessment now', 'plan-decision later', 'draft later', 'final later'],
    ],
    ['ASSESSING', ['request done', 'assessment done', 'plan-decision now', 'draft later', 'final later']],
    ['DRAFTING', ['request done', 'assessment done', 'plan-decision done', 'draft now', 'final later']],
    [
      'DRAFT_WITH_FAMILY',
      ['request done', 'assessment done', 'plan-decision done', 'draft now', 'final later'],
    ],
    [
      'CONSULTING_SETTINGS',
      ['request done', 'assessment done', 'plan-decision done', 'draft done', 'final now'],
    ],
    ['FINAL_ISSUED', ['request done', 'assessment done', 'plan-decision done', 'draft done', 'final done']],
    ['REFUSED_TO_ASSESS', ['request done', 'assessment done']],
    ['NOT_ISSUING', ['request done', 'assessment done', 'plan-decision done']],
    ['CLOSED_WITHDRAWN', ['request done']],
    ['CLOSED_DECEASED', ['request done']],
  ] as [CaseStatus, string[]][])('at %s draws %j', async (status, marks) => {
    expect(marksOf(await pageOf((await ours({ status })).id))).toEqual(marks)
  })

  it('of a return that tells no day of the decision does not draw it as still to come', async () => {
    const { id } = await ours({ status: 'ASSESSING' })
    const { rows } = await test.pool.query(
      "select id from case_events where case_id = $1 and kind like 'assess%'",
      [id],
    )
    await addEvent(id, 'event-corrected', '2026-11-20', {}, rows[0].id)

    expect(marksOf(await pageOf(id))).toEqual([
      'request done',
      'assessment done',
      'plan-decision now',
      'draft later',
      'final later',
    ])
  })

  it('has no note of staff, and no event that was corrected', async () => {
    const { id } = await ours({ status: 'ASSESSING' })
    const wrong = await addEvent(id, 'draft-served', '2026-11-19')
    await addEvent(id, 'event-corrected', '2026-11-20', { why: 'Another child' }, wrong)
    await insertRow(test.pool, 'case_events', {
      id: randomUUID(),
      case_id: id,
      kind: 'note-added',
      happened_on: '2026-11-20',
      recorded_at: '2026-11-20T10:00:00Z',
      recorded_by_kind: 'staff',
      details: { note: 'Father rang' },
      is_visible_to_family: false,
    })
    const page = await pageOf(id)

    expect(page.history.map(({ text }) => text)).toEqual([
      'We said yes to an assessment.',
      'We got the request for an assessment.',
    ])
    expect(JSON.stringify(page)).not.toMatch(/Father|Another child/)
  })

  it('after a death asks nothing, promises nothing and counts no days', async () => {
    const page = await pageOf((await ours({ status: 'CLOSED_DECEASED', receivedOn: '2026-01-12' })).id)

    expect(page).toMatchObject({ stage: { title: 'We are so sorry' }, keyDate: null, late: null })
  })

  it('of a request from before the law of 2014 is shown without duties', async () => {
    const page = await pageOf((await ours({ status: 'NOT_ISSUING', receivedOn: '2013-05-01' })).id)

    expect(page).toMatchObject({ keyDate: null, late: null })
  })

  it('takes four statements, however many features are on it; the cards take at most five for all', async () => {
    const { id } = await ours(late)

    expect((await test.statementsOf(() => pageOf(id))).length).toBe(4)
    expect((await test.statementsOf(() => parent.get('/api/family/cases'))).length).toBeLessThanOrEqual(5)
  })
})

describe('the page of a late case', () => {
  it('says so in the law’s own date, with the reason still owed and no date made up', async () => {
    const page = await pageOf((await ours(late)).id)

    expect(page.late).toEqual({
      heading: 'This is late.',
      paragraphs: [
        'We have not sent the final plan. The law says we should have finished by Monday 19 October 2026. ' +
          'We have not. We have not yet told you the reason, and we should. We are sorry.',
        'We do not have a new date for you yet. ' +
          'We will write again by Monday 23 November 2026, even if nothing has changed.',
        'You can complain, and you can ask IASK for help.',
      ],
    })
    expect(page.keyDate).toBeNull()
    expect(JSON.stringify(page.stage)).not.toContain('October')
    expect(marksOf(page)).toEqual([
      'request done',
      'assessment done',
      'plan-decision late',
      'draft later',
      'final late',
    ])
  })

  it('is not late on the day itself, and is late the day after', async () => {
    const { id } = await ours({ status: 'DRAFTING', receivedOn: '2026-07-06' })
    expect((await pageOf(id)).late).toBeNull()

    await on('2026-11-24T00:30:00Z')
    expect((await pageOf(id)).late?.paragraphs[0]).toContain('Monday 23 November 2026')
  })

  it('with a promise tells the reason, the date and who stands behind it', async () => {
    const { id } = await ours({ ...late, status: 'DRAFTING' })
    await delay(id, '2026-12-11')
    const page = await pageOf(id)

    expect(page.late?.paragraphs.join(' ')).toContain(
      'The reason is that there are not enough educational psychologists. We are sorry. ' +
        'We now expect to finish by Friday 11 December 2026.',
    )
    expect(page.late?.paragraphs[1]).toBe(
      'We now expect to finish by Friday 11 December 2026. ' +
        'We will write again by Monday 30 November 2026, even if nothing has changed. ' +
        'Priya in the Assessment team is responsible for the new date.',
    )
    expect(page.keyDate).toEqual({
      label: 'We now expect to send the final plan by',
      day: '2026-12-11',
      daysLeft: 18,
      isYourTurn: false,
    })
    expect(page.earlierPromises).toEqual([])
  })

  it('whose promise was broken says that, and never shows that date as still expected', async () => {
    const { id } = await ours({ ...late, status: 'DRAFTING' })
    await delay(id, '2026-12-11')
    await on('2026-12-11T12:00:00Z')
    expect((await pageOf(id)).earlierPromises).toEqual([])

    await on('2026-12-12T00:00:00Z')
    const page = await pageOf(id)
    expect(page.keyDate).toBeNull()
    expect(page.late?.paragraphs.join(' ')).not.toContain('We now expect')
    expect(page.late?.paragraphs[1]).toBe(
      'We told you it would be done by Friday 11 December 2026. We did not keep that date. ' +
        'We do not have a new date for you yet. ' +
        'We will write again by Saturday 12 December 2026, even if nothing has changed.',
    )
    expect(page.earlierPromises).toEqual([{ day: '2026-12-11', madeOn: '2026-11-23', outcome: 'missed' }])
  })

  it('keeps every date that was given before: missed ones and changed ones', async () => {
    const { id } = await ours({ ...late, status: 'DRAFTING' })
    await delay(id, '2026-12-11')
    await on('2026-12-14T10:00:00Z')
    await delay(id, '2026-12-18')
    await on('2026-12-17T10:00:00Z')
    await delay(id, '2027-01-15')
    const page = await pageOf(id)

    expect(page.earlierPromises.map(({ day, outcome }) => [day, outcome])).toEqual([
      ['2026-12-11', 'missed'],
      ['2026-12-18', 'changed'],
    ])
    expect(page.keyDate).toMatchObject({ day: '2027-01-15' })
  })

  it('reads staff’s own words for another reason exactly', async () => {
    const { id } = await ours({ ...late, status: 'DRAFTING' })
    await delay(id, '2026-12-11', {
      reason: 'OTHER',
      reasonWords: 'The reason is that our office was flooded.',
    })

    expect((await pageOf(id)).late?.paragraphs[0]).toContain(
      'The reason is that our office was flooded. We are',
    )
  })

  it('with an exception says why the law allows it, and that it is late all the same', async () => {
    const { id } = await ours(late)
    await addEvent(id, 'exception-recorded', '2026-10-01', {
      duties: ['final-plan'],
      code: 'AWAY',
      evidence: 'x',
    })
    const page = await pageOf(id)

    expect(page.exception).toBe(
      'The law lets us take longer because you or your child were away from the area for four weeks or more. ' +
        'It does not let us stop.',
    )
    expect(page.late?.heading).toBe('This is late.')
    expect(page.late?.paragraphs[0]).toContain('The reason is that you or your child were away from the area')
  })

  it('with an exception that the return only flags says so without a reason', async () => {
    expect((await pageOf((await ours({ ...late, hasWeek20Exception: true })).id)).exception).toContain(
      'Ask us for the reason',
    )
    const done = await ours({ status: 'FINAL_ISSUED', hasWeek20Exception: true })
    expect((await pageOf(done.id)).exception).toBeNull()
  })

  it('that was finished late says it for good on the timeline', async () => {
    const { id } = await ours({
      status: 'FINAL_ISSUED',
      receivedOn: '2026-01-12',
    })
    await test.pool.query(
      "update case_events set happened_on = '2026-09-01' where case_id = $1 and kind = 'plan-issued'",
      [id],
    )
    const page = await pageOf(id)

    expect(page.late).toBeNull()
    expect(page.timeline.at(-1)).toMatchObject({ state: 'done-late', on: '2026-09-01', by: '2026-06-01' })
  })

  it('shows what is done now although something else is late', async () => {
    const page = await pageOf((await ours({ status: 'DRAFT_WITH_FAMILY', receivedOn: '2026-06-01' })).id)

    expect(marksOf(page).slice(-2)).toEqual(['draft now', 'final late'])
  })
})

describe('who sees which case', () => {
  it('a case that is not shared and one that does not exist get the same answer', async () => {
    const other = await aCase(test.pool)
    const answers = await Promise.all([
      parent.get(`/api/family/cases/${other.id}`),
      parent.get(`/api/family/cases/${randomUUID()}`),
    ])

    const [one, two] = answers.map((answer) => ({ ...answer.json<object>(), instance: '' }))
    expect(answers[0]?.statusCode).toBe(404)
    expect(one).toEqual(two)
    expect(answers[0]?.headers['content-length']).toBe(answers[1]?.headers['content-length'])
  })

  it('“Your children” has a card for each case of one’s own, and none when there is none', async () => {
    expect((await parent.get('/api/family/cases')).json()).toEqual({ items: [], pupilCount: 0 })
    await aCase(test.pool)
    const sam = await ours({ status: 'DRAFT_WITH_FAMILY' })
    const lily = await ours({ ...late, child: { forename: 'Lily', preferredName: null } })
    await anEnquiry(test.pool, { caseId: sam.id, familyMemberId: amina.id, status: 'answered' })
    await anEnquiry(test.pool, { caseId: sam.id, familyMemberId: amina.id })

    expect((await parent.get('/api/family/cases')).json()).toEqual({
      items: [
        {
          id: lily.id,
          reference: lily.reference,
          childName: 'Lily',
          isHelping: false,
          isAboutReader: false,
          title: 'We are finding out about needs',
          isYourTurn: false,
          isLate: true,
          nextDate: null,
          newReplies: 0,
        },
        {
          id: sam.id,
          reference: sam.reference,
          childName: 'Sam',
          isHelping: false,
          isAboutReader: false,
          title: 'Your turn: check the draft',
          isYourTurn: true,
          isLate: false,
          nextDate: { label: 'Tell us by', day: '2026-11-30' },
          newReplies: 1,
        },
      ],
      pupilCount: 0,
    })
  })

  it('one access of a person runs at a time: a second beside it is refused by the database', async () => {
    const { id } = await ours()
    const second = anAccess(test.pool, {
      caseId: id,
      familyMemberId: amina.id,
      level: 'status',
      startsOn: '2026-11-01',
    })

    await expect(second).rejects.toThrow('case_access_one_at_a_time')
    expect((await parent.get('/api/family/cases')).json<{ items: [] }>().items).toHaveLength(1)
  })

  it('someone who may only look sees the case, and that they can’t ask', async () => {
    const looker = await aFamilyMember(test.pool, { name: 'Grace Bell' })
    const { id } = await ours()
    await anAccess(test.pool, {
      caseId: id,
      familyMemberId: looker.id,
      level: 'status',
      relationship: 'Carer',
    })
    const page = await pageOf(id, await test.signInFamily(looker.email))

    expect(page).toMatchObject({
      asking: null,
      seenBy: [{ name: 'Grace Bell', relationship: 'Carer', isYou: true }],
    })
    expect(JSON.stringify(page)).not.toContain('Amina')
  })

  it('two cases of one child are two cards: sharing one does not share the other', async () => {
    const child = await aChild(test.pool)
    const old = await aCase(test.pool, {
      childId: child.id,
      receivedOn: '2024-01-08',
      status: 'REFUSED_TO_ASSESS',
    })
    const { id } = await ours({ childId: child.id })

    expect((await parent.get('/api/family/cases')).json<{ items: { id: string }[] }>().items).toMatchObject([
      { id },
    ])
    expect((await parent.get(`/api/family/cases/${old.id}`)).statusCode).toBe(404)
  })

  it('questions on the page are one’s own, with overdue ones said so', async () => {
    const { id } = await ours()
    const daniel = await aFamilyMember(test.pool, { name: 'Daniel Okafor' })
    await anEnquiry(test.pool, { caseId: id, familyMemberId: daniel.id })
    const mine = await anEnquiry(test.pool, { caseId: id, familyMemberId: amina.id, replyBy: '2026-11-20' })

    expect((await pageOf(id)).enquiries).toEqual([
      {
        id: mine.id,
        reference: mine.reference,
        topics: ['Where my case is'],
        status: 'waiting',
        openedOn: '2026-11-23',
        replyBy: '2026-11-20',
        isOverdue: true,
        missedBy: null,
      },
    ])
  })
})

import {
  type Caseload,
  type CaseloadOfficers,
  type CaseloadView,
  type CaseStatus,
  caseloadViews,
  caseStatuses,
} from '@send-hub/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import {
  aCase,
  aDuty,
  aFamilyMember,
  aStaffMember,
  type CaseWanted,
  withoutDuties,
} from '../../../../test/factories/index.ts'
import { insertRow } from '../../../../test/factories/insert-row.ts'
import type { Visitor } from '../../../../test/visitor.ts'
import { newId } from '../../../platform/ids.ts'

/** Today is Monday 23 November 2026. */
let test: TestApp
let priya: { id: string; name: string; email: string }
let dan: typeof priya
let staff: Visitor

beforeAll(async () => {
  test = await buildTestApp()
  priya = await aStaffMember(test.pool, { name: 'Priya Shah', team: 'assessment', role: 'officer' })
  dan = await aStaffMember(test.pool, { name: 'Dan Weston', team: 'casework', role: 'officer' })
  staff = await test.signInStaff(priya.email)
})
afterAll(() => test?.close())

/** A case of Priya's with no duty but those the test gives it. */
async function mine(status: CaseStatus, more: CaseWanted = {}): Promise<string> {
  return withoutDuties(test.pool, (await aCase(test.pool, { status, officerId: priya.id, ...more })).id)
}

const read = async (query: string, visitor = staff): Promise<Caseload> => {
  const answer = await visitor.get(`/api/staff/caseload${query}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}
const idsOf = ({ items }: Caseload) => items.map(({ caseId }) => caseId)

/** A new officer each time, so that no test counts another's cases. */
async function anOfficer(team: 'assessment' | 'casework' = 'assessment') {
  const officer = await aStaffMember(test.pool, { name: 'Nia Vale', team, role: 'officer' })
  return {
    ...officer,
    has: (status: CaseStatus, more: CaseWanted = {}) => mine(status, { officerId: officer.id, ...more }),
    view: (view: CaseloadView, more = '') => read(`?officer=${officer.id}&view=${view}${more}`),
  }
}

describe('late, due this week and about to be late', () => {
  it('turn on the legal day, and the day to act before it', async () => {
    const officer = await anOfficer()
    const byLegalDay: Record<string, string> = {}
    for (const legalOn of [
      '2026-11-22',
      '2026-11-23',
      '2026-11-30',
      '2026-12-01',
      '2026-12-08',
      '2026-12-09',
    ]) {
      const caseId = await officer.has('ASSESSING')
      await aDuty(test.pool, { caseId, kind: 'final-plan', legalOn })
      byLegalDay[legalOn] = caseId
    }
    const days = (...legalDays: string[]) => legalDays.map((day) => byLegalDay[day])

    expect(idsOf(await officer.view('late'))).toEqual(days('2026-11-22'))
    // Monday 30 November has to be acted on by Friday 27; Tuesday 1 December only next Monday.
    expect(idsOf(await officer.view('this-week'))).toEqual(days('2026-11-23', '2026-11-30'))
    // Ten working days from Monday 23 November is Monday 7 December: that is the day to act for Tuesday 8.
    expect(idsOf(await officer.view('about-to-be-late'))).toEqual(
      days('2026-11-23', '2026-11-30', '2026-12-01', '2026-12-08'),
    )
  })

  it('have one line a case, with the first of its duties and how many more', async () => {
    const officer = await anOfficer()
    const caseId = await officer.has('ASSESSING')
    await aDuty(test.pool, { caseId, kind: 'tell-no-plan', legalOn: '2026-10-05' })
    await aDuty(test.pool, { caseId, kind: 'final-plan', legalOn: '2026-11-02', promisedOn: '2027-01-15' })

    const { items, counts, total } = await officer.view('late')

    expect(items).toMatchObject([
      {
        caseId,
        duty: 'Week 16: tell the family there is no plan',
        moreDuties: 1,
        legalOn: '2026-10-05',
        actBy: '2026-10-02',
        lateByDays: 49,
        promisedOn: null,
      },
    ])
    expect([counts.late, total]).toEqual([1, 1])
  })

  it('a case that is late on one step is due this week with another', async () => {
    const officer = await anOfficer()
    const caseId = await officer.has('IN_REVIEW')
    await aDuty(test.pool, { caseId, kind: 'review', legalOn: '2026-11-01' })
    await aDuty(test.pool, { caseId, kind: 'review-decision', legalOn: '2026-11-25' })

    expect((await officer.view('late')).items).toMatchObject([{ caseId, legalOn: '2026-11-01' }])
    expect((await officer.view('this-week')).items).toMatchObject([
      { caseId, duty: 'Review: decision, 4 weeks', legalOn: '2026-11-25', lateByDays: 0 },
    ])
  })

  it('others’ time makes nothing late', async () => {
    const officer = await anOfficer()
    const caseId = await officer.has('ASSESSING')
    await aDuty(test.pool, { caseId, kind: 'advice', subjectId: newId(), legalOn: '2026-11-01' })

    const { counts } = await officer.view('late')

    expect([counts.late, counts['this-week'], counts['about-to-be-late'], counts['advice-overdue']]).toEqual([
      0, 0, 0, 1,
    ])
  })
})

describe('advice overdue', () => {
  it('has one line a report that is past its day, with who was asked and how long ago it was due', async () => {
    const officer = await anOfficer()
    const caseId = await officer.has('ASSESSING')
    const report = async (askedOf: string, legalOn: string) => {
      const id = newId()
      const row = { id, case_id: caseId, kind: 'other', asked_of: askedOf, asked_on: '2026-10-01' }
      await insertRow(test.pool, 'advice_requests', row)
      await aDuty(test.pool, { caseId, kind: 'advice', subjectId: id, legalOn })
    }
    await report('Educational psychologist', '2026-11-12')
    await report('Health service', '2026-11-22')
    await report('Social care team', '2026-11-23')

    const { items, counts } = await officer.view('advice-overdue')

    expect(items.map(({ duty, lateByDays }) => [duty, lateByDays])).toEqual([
      ['Report: Educational psychologist', 11],
      ['Report: Health service', 1],
    ])
    expect(counts['advice-overdue']).toBe(2)
    expect(items[0]?.waitingFor).toBe(
      'Reports: Educational psychologist (overdue), Health service (overdue), 1 more',
    )
  })
})

describe('drafts waiting', () => {
  const draftEvent = async (caseId: string): Promise<string> => {
    const { rows } = await test.pool.query<{ id: string }>(
      "select id from case_events where case_id = $1 and kind = 'draft-served'",
      [caseId],
    )
    return rows[0]?.id ?? ''
  }
  const comment = async (caseId: string, sentAt: string | null) =>
    insertRow(test.pool, 'draft_comments', {
      id: newId(),
      case_id: caseId,
      draft_event_id: await draftEvent(caseId),
      family_member_id: (await aFamilyMember(test.pool)).id,
      sent_at: sentAt,
      updated_at: '2026-11-20T10:00:00Z',
    })

  it('are those to be written, those the family has answered, and those whose time is over', async () => {
    const officer = await anOfficer()
    const toWrite = await officer.has('DRAFTING')
    const timeRuns = await officer.has('DRAFT_WITH_FAMILY')
    await aDuty(test.pool, { caseId: timeRuns, kind: 'family-comments', legalOn: '2026-11-23' })
    const commented = await officer.has('DRAFT_WITH_FAMILY')
    await aDuty(test.pool, { caseId: commented, kind: 'family-comments', legalOn: '2026-11-30' })
    await comment(commented, '2026-11-20T10:00:00Z')
    const onlyTyped = await officer.has('DRAFT_WITH_FAMILY')
    await aDuty(test.pool, { caseId: onlyTyped, kind: 'family-comments', legalOn: '2026-11-30' })
    await comment(onlyTyped, null)
    const timeOver = await officer.has('CONSULTING_SETTINGS')
    await aDuty(test.pool, { caseId: timeOver, kind: 'setting-reply', legalOn: '2026-11-22' })
    const settingsAnswer = await officer.has('CONSULTING_SETTINGS')
    await aDuty(test.pool, { caseId: settingsAnswer, kind: 'setting-reply', legalOn: '2026-11-24' })

    const { items, counts } = await officer.view('drafts-waiting')

    expect(Object.fromEntries(items.map(({ caseId, duty }) => [caseId, duty]))).toEqual({
      [toWrite]: 'Draft to be written and sent',
      [commented]: 'The family has commented: read it, finish the plan',
      [timeOver]: 'Time for comments and replies is over: finish the plan',
    })
    expect(counts['drafts-waiting']).toBe(3)
  })

  it('what was said about the first draft is no answer to changes after a review', async () => {
    const officer = await anOfficer()
    const caseId = await officer.has('AMENDING_PLAN')
    await aDuty(test.pool, { caseId, kind: 'family-comments', legalOn: '2026-11-30' })
    await comment(caseId, '2025-11-20T10:00:00Z')

    expect((await officer.view('drafts-waiting')).items).toEqual([])
  })
})

describe('requests of families', () => {
  it('wait until they are answered, the oldest promise first', async () => {
    const officer = await anOfficer()
    const caseId = await officer.has('DRAFT_WITH_FAMILY')
    const asks = async (kind: string, answerBy: string, answered = false) =>
      insertRow(test.pool, 'family_requests', {
        id: newId(),
        case_id: caseId,
        family_member_id: (await aFamilyMember(test.pool)).id,
        kind,
        asked_at: '2026-11-16T10:00:00Z',
        answer_by: answerBy,
        ...(answered && { answer: 'agreed', answered_at: '2026-11-17T10:00:00Z' }),
      })
    await asks('more-time', '2026-11-25')
    await asks('meeting', '2026-11-20')
    await asks('meeting', '2026-11-19', true)

    const { items, counts } = await officer.view('requests-open')

    expect(items.map(({ duty, actBy, lateByDays }) => [duty, actBy, lateByDays])).toEqual([
      ['Answer the family: a meeting', '2026-11-20', 3],
      ['Answer the family: more time', '2026-11-25', 0],
    ])
    expect(counts['requests-open']).toBe(2)
  })
})

describe('reviews and phase transfers', () => {
  it('can be narrowed to a month, to a last day and to a stage; the counts beside the views stay', async () => {
    const officer = await anOfficer('casework')
    const due = async (
      kind: 'review' | 'phase-transfer',
      legalOn: string,
      status: CaseStatus = 'FINAL_ISSUED',
    ) => {
      const caseId = await officer.has(status)
      await aDuty(test.pool, { caseId, kind, legalOn })
      return caseId
    }
    const january = await due('review', '2027-01-31')
    await due('review', '2027-02-01')
    const february = await due('phase-transfer', '2027-02-14')
    const inReview = await due('phase-transfer', '2027-02-14', 'IN_REVIEW')
    await due('phase-transfer', '2027-03-30')

    const reviews = await officer.view('reviews', '&month=2027-01')
    const cohort = await officer.view('phase', '&phase=2027-02-14')
    const toDecide = await officer.view('phase', '&phase=2027-02-14&stage=IN_REVIEW')

    expect([idsOf(reviews), reviews.total, reviews.counts.reviews]).toEqual([[january], 1, 2])
    expect([new Set(idsOf(cohort)), cohort.total, cohort.counts.phase]).toEqual([
      new Set([february, inReview]),
      2,
      3,
    ])
    expect(idsOf(toDecide)).toEqual([inReview])
  })
})

describe('whose cases', () => {
  it('are one’s own unless another is asked for', async () => {
    const own = await mine('ASSESSING')
    const others = await mine('ASSESSING', { officerId: dan.id, team: 'casework' })
    const nobodys = await mine('ASSESSING', { officerId: null })

    const mineIds = idsOf(await read('?pageSize=100'))
    const teams = idsOf(await read('?whose=team&pageSize=100'))
    const all = idsOf(await read('?whose=all&pageSize=100'))
    const casework = idsOf(await read('?team=casework&pageSize=100'))
    const withoutOfficer = idsOf(await read('?officer=nobody&pageSize=100'))

    expect([own, others, nobodys].map((id) => mineIds.includes(id))).toEqual([true, false, false])
    expect([own, others, nobodys].map((id) => teams.includes(id))).toEqual([true, false, true])
    expect([own, others, nobodys].map((id) => all.includes(id))).toEqual([true, true, true])
    expect([own, others, nobodys].map((id) => casework.includes(id))).toEqual([false, true, false])
    expect([own, others, nobodys].map((id) => withoutOfficer.includes(id))).toEqual([false, false, true])
  })

  it('a colleague who is named has them, in whatever team', async () => {
    const officer = await anOfficer('casework')
    const caseId = await officer.has('FINAL_ISSUED', { team: 'casework' })

    for (const whose of ['mine', 'team', 'all']) {
      expect(idsOf(await read(`?whose=${whose}&officer=${officer.id}`)), whose).toEqual([caseId])
    }
  })

  it('a district narrows the list and its counts', async () => {
    const officer = await anOfficer()
    const dover = await officer.has('ASSESSING', { child: { district: 'Dover' } })
    await officer.has('ASSESSING', { child: { district: 'Thanet' } })

    const found = await officer.view('cases', '&district=Dover')

    expect([idsOf(found), found.counts.cases]).toEqual([[dover], 1])
  })

  it('a case that has ended is in no list', async () => {
    const officer = await anOfficer()
    for (const status of ['PLAN_CEASED', 'CLOSED_WITHDRAWN', 'CLOSED_MOVED', 'CLOSED_DECEASED'] as const) {
      await officer.has(status)
    }

    expect((await read(`?officer=${officer.id}`)).items).toEqual([])
  })

  it('another system sees everybody’s, and has none of its own', async () => {
    const system = await test.service(['cases:read'])
    const caseId = await mine('DRAFTING')

    expect(idsOf(await read('?pageSize=100&view=drafts-waiting', system))).toContain(caseId)
    expect((await system.get('/api/staff/caseload?whose=mine')).statusCode).toBe(400)
    expect((await system.get('/api/staff/caseload?whose=team')).statusCode).toBe(400)
    expect((await system.get('/api/staff/caseload?whose=team&team=casework')).statusCode).toBe(200)
  })
})

it('pages follow one another without a gap, and a page after the last is empty with its total', async () => {
  const officer = await anOfficer()
  for (const legalOn of ['2026-12-01', '2026-12-02', '2026-12-03']) {
    await aDuty(test.pool, { caseId: await officer.has('ASSESSING'), kind: 'final-plan', legalOn })
  }
  const page = async (n: number) => {
    const { items, total } = await officer.view('cases', `&pageSize=2&page=${n}`)
    return [items.map(({ legalOn }) => legalOn), total]
  }

  expect([await page(1), await page(2), await page(3)]).toEqual([
    [['2026-12-01', '2026-12-02'], 3],
    [['2026-12-03'], 3],
    [[], 3],
  ])
})

it('each number is that of the lines behind it', async () => {
  for (const scope of ['whose=all', 'team=casework', `officer=${priya.id}`, 'whose=all&district=Thanet']) {
    const { counts } = await read(`?${scope}`)
    for (const view of caseloadViews) {
      // A stage that leaves nothing out has the lines counted as they are listed.
      const listed = await Promise.all(
        caseStatuses.map(async (stage) => (await read(`?${scope}&view=${view}&stage=${stage}`)).total),
      )
      expect(
        listed.reduce((all, each) => all + each, 0),
        `${scope} ${view}`,
      ).toBe(counts[view])
    }
  }
})

it('every line of a page and every count come with two statements', async () => {
  const sent = await test.statementsOf(() => read('?whose=all&view=late'))

  expect(sent.filter((text) => !/^(begin|commit)/.test(text))).toHaveLength(2)
})

it.each([
  'view=everything',
  'whose=yours',
  'month=2027-13',
  'month=January',
  'phase=2027-02-30',
  'officer=joe',
  'team=sales',
  'page=0',
  'pageSize=101',
  'stage=DONE',
])('a question that makes no sense is refused: %s', async (query) => {
  expect((await staff.get(`/api/staff/caseload?${query}`)).statusCode).toBe(400)
})

describe('the work of each officer', () => {
  it('is counted by case, those without an officer first', async () => {
    const officer = await anOfficer('casework')
    const inSevenoaks = { child: { district: 'Sevenoaks' } }
    const late = await officer.has('FINAL_ISSUED', inSevenoaks)
    await aDuty(test.pool, { caseId: late, kind: 'review', legalOn: '2026-11-01' })
    await aDuty(test.pool, { caseId: late, kind: 'review-decision', legalOn: '2026-11-25' })
    const soon = await officer.has('FINAL_ISSUED', inSevenoaks)
    await aDuty(test.pool, { caseId: soon, kind: 'review', legalOn: '2026-12-08' })
    await officer.has('PLAN_CEASED', inSevenoaks)
    await mine('FINAL_ISSUED', { officerId: null, team: 'casework', ...inSevenoaks })

    const answer = await staff.get('/api/staff/caseload/officers?whose=all&district=Sevenoaks')

    expect(answer.json<CaseloadOfficers>().items).toEqual([
      { officer: null, team: 'casework', cases: 1, late: 0, thisWeek: 0, aboutToBeLate: 0 },
      {
        officer: { id: officer.id, name: 'Nia Vale' },
        team: 'casework',
        cases: 2,
        late: 1,
        thisWeek: 1,
        aboutToBeLate: 2,
      },
    ])
  })
})

import type { CaseEventKind, CaseStatus } from '@send-hub/shared'
import { expect, test } from 'vitest'
import type { CaseEventRecord, CaseRecord } from './case-record.ts'
import { factsOf } from './facts-of.ts'

let count = 0
const event = (
  kind: CaseEventKind,
  on: string,
  details: Record<string, unknown> = {},
  more: Partial<CaseEventRecord> = {},
): CaseEventRecord => ({
  ...{ id: `event ${++count}`, kind, on, recordedAt: `${on}T10:00:00Z`, recordedByKind: 'staff', details },
  ...{ corrects: null, familyMemberId: null },
  ...more,
})
const aRecord = (
  status: CaseStatus,
  events: CaseEventRecord[],
  more: Partial<CaseRecord> = {},
): CaseRecord => ({
  ...{ id: 'case', reference: 'SEN-7K3M-Q', version: 1, status, statusSince: '2026-01-05', team: 'casework' },
  ...{ receivedOn: '2025-10-23', requestOutcome: 'Y', assessmentOutcome: 'Y', hasWeek20Exception: false },
  ...{ planStartedOn: null, planCeasedOn: null, lastReviewOn: null, onRecordSince: '2025-10-23' },
  ...{ childFirstName: 'Maya', childSurname: 'Khan', birthOn: '2018-01-10', promises: [] },
  ...{ adviceRequests: [], settings: [], commentsExtendedTo: null, draftReaders: 0 },
  events,
  ...more,
})
const issued = event('plan-issued', '2026-03-12')

test('a review runs from its arrangement to the decision, and the meeting counts on the day it was held', () => {
  const arranged = event('review-arranged', '2026-12-01', { meetingOn: '2027-01-20' })
  const held = event('review-meeting-held', '2027-01-25')

  expect(factsOf(aRecord('IN_REVIEW', [issued, arranged])).reviews).toMatchObject([
    { meetingOn: '2027-01-20', decidedOn: null },
  ])
  expect(
    factsOf(aRecord('FINAL_ISSUED', [issued, arranged, held, event('review-kept-plan', '2027-02-10')]))
      .reviews,
  ).toMatchObject([{ meetingOn: '2027-01-25', decidedOn: '2027-02-10' }])
})

test('two reviews are two, also where nobody arranged the second one here', () => {
  const facts = factsOf(
    aRecord('FINAL_ISSUED', [
      issued,
      event('review-arranged', '2026-12-01', { meetingOn: '2027-01-20' }),
      event('review-kept-plan', '2027-02-10'),
      event('review-meeting-held', '2028-01-10'),
      event('review-report-received', '2028-01-20'),
    ]),
  )

  expect(facts.reviews).toMatchObject([
    { meetingOn: '2027-01-20', decidedOn: '2027-02-10' },
    { meetingOn: '2028-01-10', reportOn: '2028-01-20', decidedOn: null },
  ])
})

test('a report that comes after the decision belongs to the review that was decided', () => {
  const facts = factsOf(
    aRecord('FINAL_ISSUED', [
      issued,
      event('review-arranged', '2026-12-01', { meetingOn: '2027-01-20' }),
      event('review-kept-plan', '2027-02-10'),
      event('review-report-received', '2027-02-15'),
    ]),
  )

  expect(facts.reviews).toMatchObject([{ decidedOn: '2027-02-10', reportOn: '2027-02-15' }])
})

test('an arrangement without a day, or with one that is no day, leaves the meeting unknown', () => {
  for (const details of [{}, { meetingOn: 'soon' }, { meetingOn: null }]) {
    const facts = factsOf(aRecord('IN_REVIEW', [issued, event('review-arranged', '2026-12-01', details)]))
    expect(facts.reviews).toMatchObject([{ meetingOn: null }])
  }
})

test('changes after a review know its meeting; those without one know none; the changed plan ends them', () => {
  const arranged = event('review-arranged', '2026-12-01', { meetingOn: '2027-01-20' })
  const toAmend = event('review-to-amend', '2027-02-10')
  const proposed = event('amendment-proposed', '2027-09-01')

  const facts = factsOf(
    aRecord('AMENDING_PLAN', [issued, arranged, toAmend, event('plan-amended', '2027-04-01'), proposed]),
  )

  expect(facts.amendments).toEqual([
    { noticeOn: '2027-02-10', meetingOn: '2027-01-20', isReassessment: false, endedOn: '2027-04-01' },
    { noticeOn: '2027-09-01', meetingOn: null, isReassessment: false, endedOn: null },
  ])
})

test('an entry that was put right counts no more', () => {
  const wrong = event('review-kept-plan', '2027-02-10')
  const facts = factsOf(
    aRecord('IN_REVIEW', [
      issued,
      event('review-arranged', '2026-12-01', { meetingOn: '2027-01-20' }),
      wrong,
      event('event-corrected', '2027-02-11', {}, { corrects: wrong.id }),
    ]),
  )

  expect(facts.reviews).toMatchObject([{ decidedOn: null }])
  expect(facts.decisions.map(({ kind }) => kind)).toEqual(['plan-content'])
})

test('a re-assessment ends with its plan, and runs from the order where the Tribunal made us', () => {
  const asked = event('reassessment-requested', '2026-09-01')
  const refused = event('reassessment-refused', '2026-09-10')
  const order = event('order-received', '2026-12-01', { order: 'start-assessment' })
  const agreed = event('reassessment-agreed', '2026-12-10')

  const facts = factsOf(aRecord('REASSESSING', [issued, asked, refused, order, agreed]))

  expect(facts.reassessmentRequests).toEqual([{ on: '2026-09-01', answeredOn: '2026-09-10' }])
  expect(facts.reassessments).toEqual([{ startedOn: '2026-12-01', endedOn: null, planSentOn: null }])
  expect(facts.orders).toMatchObject([{ order: 'start-assessment', carriedOutOn: '2026-12-10' }])
})

test('the newest decision of each matter stands, until a yes settles it', () => {
  const kindsOf = (...events: CaseEventRecord[]) =>
    factsOf(aRecord('FINAL_ISSUED', events)).decisions.map(({ kind, on }) => `${kind} ${on}`)

  expect(kindsOf(event('assessment-refused', '2025-11-20'))).toEqual(['refused-to-assess 2025-11-20'])
  expect(
    kindsOf(event('assessment-refused', '2025-11-20'), event('assessment-refusal-overturned', '2026-01-10')),
  ).toEqual([])
  expect(kindsOf(issued, event('plan-amended', '2027-04-01'))).toEqual(['plan-content 2027-04-01'])
  expect(kindsOf(issued, event('review-to-cease', '2027-04-01'))).toEqual([
    'plan-content 2026-03-12',
    'cease 2027-04-01',
  ])
  expect(kindsOf(issued, event('review-to-amend', '2027-04-01'))).toEqual(['plan-content 2026-03-12'])
})

test('a plan that changed in section I alone is told apart', () => {
  const amended = event('plan-amended', '2027-04-01', { sectionsOnly: 'I' })

  expect(factsOf(aRecord('FINAL_ISSUED', [issued, amended])).decisions).toMatchObject([
    { kind: 'plan-content', isSectionIOnly: true },
  ])
})

test('after a refusal is overturned the weeks run from the order, not from the step that followed it', () => {
  const refused = event('assessment-refused', '2025-11-20')
  const order = event('order-received', '2026-03-02', { order: 'start-assessment' })
  const step = event('assessment-refusal-overturned', '2026-03-12')

  expect(factsOf(aRecord('ASSESSING', [refused, order, step])).assessOverturnedOn).toBe('2026-03-02')
  expect(factsOf(aRecord('REFUSED_TO_ASSESS', [refused, order])).assessOverturnedOn).toBe('2026-03-02')
  expect(factsOf(aRecord('ASSESSING', [refused, step])).assessOverturnedOn).toBe('2026-03-12')
})

test('giving way in an appeal counts as the order it would have brought; an appeal that was lost does not', () => {
  const refused = event('plan-refused', '2026-03-01')
  const ended = (outcome: string) => event('appeal-decided', '2026-06-01', { outcome })

  expect(factsOf(aRecord('NOT_ISSUING', [refused, ended('conceded')])).orders).toMatchObject([
    { order: 'make-plan', on: '2026-06-01' },
  ])
  expect(factsOf(aRecord('NOT_ISSUING', [refused, ended('conceded')])).noPlanOverturnedOn).toBe('2026-06-01')
  expect(factsOf(aRecord('NOT_ISSUING', [refused, ended('upheld')])).orders).toEqual([])
})

test('giving way over a no to changes brings the five weeks of an order to amend; over the contents nothing that we could know', () => {
  const conceded = event('appeal-decided', '2026-06-01', { outcome: 'conceded' })
  const kept = event('review-kept-plan', '2026-04-01')
  const ordersAfter = (...events: CaseEventRecord[]) =>
    factsOf(aRecord('FINAL_ISSUED', [issued, ...events, conceded])).orders

  expect(ordersAfter(kept)).toMatchObject([{ order: 'amend', on: '2026-06-01', carriedOutOn: null }])
  expect(ordersAfter()).toEqual([])
})

test('an appeal runs until it is decided', () => {
  const registered = event('appeal-registered', '2026-04-01')

  expect(factsOf(aRecord('FINAL_ISSUED', [issued, registered])).isAppealRunning).toBe(true)
  expect(
    factsOf(
      aRecord('FINAL_ISSUED', [
        issued,
        registered,
        event('appeal-decided', '2026-06-01', { outcome: 'withdrawn' }),
      ]),
    ).isAppealRunning,
  ).toBe(false)
})

test('mediation ends with its meeting, or with the certificate where there is none', () => {
  const asked = event('mediation-requested', '2026-04-01')

  expect(
    factsOf(aRecord('FINAL_ISSUED', [issued, asked, event('mediation-held', '2026-04-20')])).mediations,
  ).toMatchObject([{ heldOn: '2026-04-20', endedOn: null }])
  expect(
    factsOf(aRecord('FINAL_ISSUED', [issued, asked, event('mediation-certificate', '2026-04-10')]))
      .mediations,
  ).toMatchObject([{ heldOn: null, endedOn: '2026-04-10' }])
})

test('the draft is answered once everybody who may act has answered the newest one', () => {
  const served = event('draft-served', '2026-02-01')
  const again = event('draft-served', '2026-02-10')
  const from = (familyMemberId: string | null, on: string) =>
    event('draft-comments-received', on, {}, { familyMemberId })
  const answeredOn = (events: CaseEventRecord[], draftReaders = 2) =>
    factsOf(aRecord('DRAFT_WITH_FAMILY', events, { draftReaders })).draftCommentsOn

  expect(answeredOn([served, from('mother', '2026-02-03')])).toBeNull()
  expect(answeredOn([served, from('mother', '2026-02-03'), from('mother', '2026-02-04')])).toBeNull()
  expect(answeredOn([served, from('mother', '2026-02-03'), from('father', '2026-02-05')])).toBe('2026-02-05')
  expect(answeredOn([served, from('mother', '2026-02-03')], 1)).toBe('2026-02-03')
  expect(answeredOn([served, from(null, '2026-02-03')])).toBe('2026-02-03')
  expect(answeredOn([served, from('mother', '2026-02-03'), again], 1)).toBeNull()
})

test('what the family itself was asked for is no advice that anybody owes', () => {
  const report = { id: 'r', askedOn: '2025-12-01', arrivedOn: null, cancelledOn: null }
  const adviceRequests = [
    { ...report, kind: 'family' },
    { ...report, id: 's', kind: 'health' },
  ]

  expect(factsOf(aRecord('ASSESSING', [], { adviceRequests })).advice.map(({ id }) => id)).toEqual(['s'])
})

test('a move out that only a return tells of is not known to have been left undone', () => {
  const moved = (recordedByKind: string) =>
    factsOf(aRecord('CLOSED_MOVED', [issued, event('moved-away', '2026-12-14', {}, { recordedByKind })]))
      .transferredOut

  expect(moved('staff')).toEqual({ learntOn: '2026-12-14', sentOn: null, isKnown: true })
  expect(moved('system')).toMatchObject({ isKnown: false })
})

test('a case without a plan has none of a plan’s facts', () => {
  const facts = factsOf(aRecord('CLOSED_MOVED', [event('moved-away', '2025-12-14')]))

  expect(facts).toMatchObject({ transferredOut: null, reviews: [], amendments: [] })
})

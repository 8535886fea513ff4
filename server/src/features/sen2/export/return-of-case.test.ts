import { expect, test } from 'vitest'
import { type ExportedCase, returnOfCase } from './return-of-case.ts'

/** The return of January 2027: the year 2026, as it stood on 21 January. */
const collection = { yearBeganOn: '2026-01-01', censusOn: '2027-01-21' }

const aCase = (more: Partial<ExportedCase> = {}): ExportedCase => ({
  receivedOn: '2026-03-02',
  status: 'FINAL_ISSUED',
  requestSource: 1,
  requestOutcome: 'Y',
  requestOutcomeOn: '2026-04-10',
  assessmentOutcome: 'Y',
  assessmentOutcomeOn: '2026-07-20',
  hasWeek20Exception: false,
  planStartedOn: '2026-07-20',
  planCeasedOn: null,
  ceaseReason: null,
  isActivePlan: true,
  returnItems: {},
  log: [{ kind: 'plan-issued', on: '2026-07-20' }],
  ...more,
})

test('a case that began and got its plan in the year is told whole', () => {
  expect(returnOfCase(aCase(), collection)).toMatchObject({
    receivedDate: '2026-03-02',
    requestSource: '1',
    requestOutcome: 'Y',
    requestOutcomeDate: '2026-04-10',
    assessment: {
      assessmentOutcome: 'Y',
      assessmentOutcomeDate: '2026-07-20',
      week20: false,
      namedPlan: { startDate: '2026-07-20', ceaseDate: null, ceaseReason: null },
    },
    activePlan: { reviewMeeting: null },
  })
})

test('what was decided before the year is historical, with its day', () => {
  const found = aCase({
    receivedOn: '2025-09-01',
    requestOutcomeOn: '2025-10-10',
    assessmentOutcomeOn: '2025-12-31',
  })

  expect(returnOfCase(found, collection)).toMatchObject({
    requestOutcome: 'H',
    requestOutcomeDate: '2025-10-10',
    assessment: { assessmentOutcome: 'H', assessmentOutcomeDate: '2025-12-31' },
  })
})

test('what came after the census day is not in the return yet', () => {
  const decidedLater = aCase({ requestOutcomeOn: '2027-01-22' })
  expect(returnOfCase(decidedLater, collection)).toMatchObject({
    requestOutcome: 'A',
    requestOutcomeDate: null,
    assessment: null,
  })

  const issuedLater = aCase({ assessmentOutcomeOn: '2027-02-01', planStartedOn: '2027-02-01' })
  expect(returnOfCase(issuedLater, collection)).toMatchObject({
    assessment: { assessmentOutcome: 'A', assessmentOutcomeDate: null, namedPlan: null },
    activePlan: null,
  })
})

test('a plan that ceased after the census day was in force on it', () => {
  const found = { status: 'PLAN_CEASED', ceaseReason: 2, isActivePlan: false } as const

  const later = returnOfCase(aCase({ ...found, planCeasedOn: '2027-01-22' }), collection)
  expect(later.activePlan).not.toBeNull()
  expect(later.assessment?.namedPlan).toMatchObject({ ceaseDate: null, ceaseReason: null })

  const before = returnOfCase(aCase({ ...found, planCeasedOn: '2027-01-21' }), collection)
  expect(before.activePlan).toBeNull()
  expect(before.assessment?.namedPlan).toMatchObject({ ceaseDate: '2027-01-21', ceaseReason: '2' })
})

test('mediation and appeals set the flag of the decision they were about, and the first outcome stays', () => {
  const { requestMediation, requestTribunal, assessment, requestOutcome } = returnOfCase(
    aCase({
      requestOutcome: 'N',
      log: [
        { kind: 'assessment-refused', on: '2026-04-10' },
        { kind: 'mediation-held', on: '2026-05-01' },
        { kind: 'assessment-refusal-overturned', on: '2026-05-10' },
        { kind: 'plan-issued', on: '2026-07-20' },
        { kind: 'appeal-registered', on: '2026-09-01' },
      ],
    }),
    collection,
  )

  expect({ requestOutcome, requestMediation, requestTribunal }).toEqual({
    requestOutcome: 'N',
    requestMediation: true,
    requestTribunal: null,
  })
  expect(assessment).toMatchObject({ otherTribunal: true, otherMediation: null, assessmentTribunal: null })
})

test('an exception is flagged, and one that was taken back is not', () => {
  expect(returnOfCase(aCase({ hasWeek20Exception: true }), collection).assessment?.week20).toBe(true)

  const takenBack = aCase({ returnItems: { assessment: { week20: true } as never } })
  expect(returnOfCase(takenBack, collection).assessment?.week20).toBe(false)
})

test('the newest review replaces the one of the last return', () => {
  const returnItems = {
    activePlan: { reviewMeeting: '2025-06-01', reviewOutcome: 'M', lastReview: '2025-06-20', senNeeds: [] },
  } as unknown as ExportedCase['returnItems']
  const meeting = { kind: 'review-meeting-held', on: '2026-06-03' } as const

  expect(returnOfCase(aCase({ returnItems, log: [meeting] }), collection).activePlan).toMatchObject({
    reviewMeeting: '2026-06-03',
    reviewOutcome: null,
    lastReview: '2025-06-20',
  })
  const decided = [meeting, { kind: 'review-to-amend', on: '2026-06-28' } as const]
  expect(returnOfCase(aCase({ returnItems, log: decided }), collection).activePlan).toMatchObject({
    reviewMeeting: '2026-06-03',
    reviewOutcome: 'A',
    lastReview: '2026-06-28',
  })
})

test('a move before there was a plan is an export', () => {
  const moved = {
    status: 'CLOSED_MOVED',
    planStartedOn: null,
    isActivePlan: false,
    assessmentOutcome: null,
  } as const
  const log = [{ kind: 'moved-away', on: '2026-05-05' } as const]

  expect(returnOfCase(aCase({ ...moved, requestOutcome: 'W', log }), collection).exported).toBe(true)
  expect(returnOfCase(aCase(), collection).exported).toBeNull()
})

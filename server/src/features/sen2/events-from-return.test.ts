import { describe, expect, test } from 'vitest'
import { eventsFromReturn } from './events-from-return.ts'
import { factsOfRequest, type KeptRequest } from './facts-of-request.ts'

const received = '2024-01-13'
const eventsOf = (request: KeptRequest) =>
  Object.values(eventsFromReturn(factsOfRequest(received, request), '2026-11-22')).map(
    ({ kind, on }) => `${on} ${kind}`,
  )

const agreed: KeptRequest = { requestOutcome: 'Y', requestOutcomeDate: '2024-02-03' }
const assessment = (items: object) => ({ assessment: items as KeptRequest['assessment'] })

describe('the history that a return tells', () => {
  test('begins with the day of receipt', () => {
    expect(eventsOf({ requestOutcome: 'A' })).toEqual(['2024-01-13 request-received'])
  })

  test('holds the decisions, the plan and its end on their legal days', () => {
    const namedPlan = { startDate: '2024-07-13', ceaseDate: '2025-01-02', ceaseReason: '4' }
    const outcome = { assessmentOutcome: 'Y', assessmentOutcomeDate: '2024-06-07', namedPlan }

    expect(eventsOf({ ...agreed, ...assessment(outcome) })).toEqual([
      '2024-01-13 request-received',
      '2024-02-03 assessment-agreed',
      '2024-06-07 plan-agreed',
      '2024-07-13 plan-issued',
      '2025-01-02 plan-ceased',
    ])
  })

  test('knows that "historical" was yes where an assessment or a plan followed', () => {
    const outcome = {
      assessmentOutcome: 'H',
      assessmentOutcomeDate: '2024-06-07',
      namedPlan: { startDate: '2024-07-13' },
    }

    expect(eventsOf({ ...agreed, requestOutcome: 'H', ...assessment(outcome) })).toEqual([
      '2024-01-13 request-received',
      '2024-02-03 assessment-agreed',
      '2024-06-07 plan-agreed',
      '2024-07-13 plan-issued',
    ])
  })

  test('knows that a "historical" decision was no where it was appealed and yet led on', () => {
    const request = { ...agreed, requestOutcome: 'H', requestTribunal: true } as const

    expect(eventsOf({ ...request, ...assessment({ assessmentOutcome: 'A' }) })).toEqual([
      '2024-01-13 request-received',
      '2024-02-03 assessment-refused',
    ])
  })

  test('leaves out what has no day', () => {
    expect(eventsOf({ requestOutcome: 'Y', ...assessment({ assessmentOutcome: 'Y' }) })).toEqual([
      '2024-01-13 request-received',
    ])
  })

  test.each([
    ['5', 'moved-away'],
    ['8', 'child-died'],
    ['2', 'plan-ceased'],
  ])('a plan that ended for reason %s: %s', (ceaseReason, kind) => {
    const namedPlan = { startDate: '2024-07-13', ceaseDate: '2025-01-02', ceaseReason }

    expect(eventsOf(assessment({ assessmentOutcome: 'H', namedPlan })).at(-1)).toBe(`2025-01-02 ${kind}`)
  })

  test('a withdrawal is a move where the person was exported', () => {
    const request = { requestOutcome: 'W', requestOutcomeDate: '2024-02-03' } as const

    expect(eventsOf(request).at(-1)).toBe('2024-02-03 request-withdrawn')
    expect(eventsOf({ ...request, exported: true }).at(-1)).toBe('2024-02-03 moved-away')
  })

  test('a plan of another authority was not sent by this one', () => {
    const activePlan = { transferLa: '887' } as KeptRequest['activePlan']
    const namedPlan = { startDate: '2022-07-13' }

    expect(eventsOf({ activePlan, ...assessment({ assessmentOutcome: 'H', namedPlan }) })).toEqual([
      '2024-01-13 request-received',
    ])
  })

  test('a decision dated after its own plan is not told', () => {
    const outcome = {
      assessmentOutcome: 'Y',
      assessmentOutcomeDate: '2024-08-01',
      namedPlan: { startDate: '2024-07-13' },
    }

    expect(eventsOf({ ...agreed, ...assessment(outcome) })).not.toContain('2024-08-01 plan-agreed')
  })
})

import { describe, expect, test } from 'vitest'
import { factsOfRequest, type KeptRequest } from './facts-of-request.ts'
import { mergeFacts } from './merge-facts.ts'

const facts = (request: KeptRequest) => factsOfRequest('2024-01-13', request)
const assessed = (items: object) => ({ assessment: items as KeptRequest['assessment'] })
const agreed: KeptRequest = { requestOutcome: 'Y', requestOutcomeDate: '2024-02-03' }
const census = '2026-01-15'

describe('a return says newly', () => {
  test('nothing, when it says what the last one said: the hub’s own later state stays', () => {
    const last = facts({ requestOutcome: 'A' })
    const ours = facts(agreed)

    expect(mergeFacts(ours, last, last, census)).toEqual(ours)
  })

  test('a decision, which is taken over with its day', () => {
    const open = facts({ requestOutcome: 'A' })

    expect(mergeFacts(open, open, facts(agreed), census).request).toEqual({ outcome: 'Y', on: '2024-02-03' })
  })

  test('"historical" of a decision the hub knows: outcome and day stay', () => {
    const ours = facts({
      ...agreed,
      ...assessed({ assessmentOutcome: 'N', assessmentOutcomeDate: '2024-05-01' }),
    })
    const said = facts({
      requestOutcome: 'H',
      requestOutcomeDate: '2024-01-31',
      ...assessed({ assessmentOutcome: 'H', assessmentOutcomeDate: '2024-04-30' }),
    })

    const merged = mergeFacts(ours, ours, said, census)

    expect(merged.request).toEqual({ outcome: 'Y', on: '2024-02-03' })
    expect(merged.assessment).toEqual({ outcome: 'N', on: '2024-05-01' })
  })

  test('"historical" of an open decision that led to an assessment: it was yes', () => {
    const open = facts({ requestOutcome: 'A' })
    const said = facts({
      requestOutcome: 'H',
      requestOutcomeDate: '2024-02-03',
      ...assessed({ assessmentOutcome: 'A' }),
    })

    expect(mergeFacts(open, open, said, census).request).toEqual({ outcome: 'Y', on: '2024-02-03' })
  })

  test('"not yet decided" of a decision the hub knows: that stays', () => {
    expect(mergeFacts(facts(agreed), null, facts({ requestOutcome: 'A' }), census).request.outcome).toBe('Y')
  })

  test('another day for the same decision: the return’s', () => {
    const ours = facts(agreed)
    const said = facts({ ...agreed, requestOutcomeDate: '2024-02-05' })

    expect(mergeFacts(ours, ours, said, census).request.on).toBe('2024-02-05')
  })

  test('another outcome than the hub’s, dated after its census: it cannot know, so ours stays', () => {
    const ours = facts({ requestOutcome: 'N', requestOutcomeDate: '2026-02-01' })

    expect(mergeFacts(ours, null, facts(agreed), census).request).toEqual({ outcome: 'N', on: '2026-02-01' })
  })

  test('no end of a plan that the last one ended: it was a mistake', () => {
    const plan = { startDate: '2024-07-13' }
    const ended = facts(
      assessed({ assessmentOutcome: 'Y', namedPlan: { ...plan, ceaseDate: '2025-01-02', ceaseReason: '9' } }),
    )
    const said = facts(assessed({ assessmentOutcome: 'Y', namedPlan: plan }))

    expect(mergeFacts(ended, ended, said, census)).toMatchObject({ planCeasedOn: null, ceaseReason: null })
  })

  test('nothing of a plan the hub has: what is left out is not denied', () => {
    const ours = facts(assessed({ assessmentOutcome: 'Y', namedPlan: { startDate: '2024-07-13' } }))

    expect(mergeFacts(ours, null, facts(agreed), census)).toMatchObject({
      hasPlan: true,
      planStartedOn: '2024-07-13',
      assessment: { outcome: 'Y' },
    })
  })
})

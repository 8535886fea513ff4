import { describe, expect, test } from 'vitest'
import { factsOfRequest, type KeptRequest } from './facts-of-request.ts'
import { agreesWith, statusFromReturn, statusSince } from './status-from-return.ts'

const today = '2026-11-22'
const received = '2024-01-13'
const statusOf = (request: KeptRequest) => statusFromReturn(factsOfRequest(received, request), today)

const assessment = (items: object = {}) => ({
  assessment: { assessmentOutcome: 'A', ...items } as KeptRequest['assessment'],
})
const plan = (items: object = {}) =>
  assessment({ assessmentOutcome: 'Y', namedPlan: { startDate: '2024-06-01', ...items } })

describe('the stage that a return tells', () => {
  test.each<[string, KeptRequest, string | null]>([
    ['not yet decided', { requestOutcome: 'A' }, 'DECIDING_TO_ASSESS'],
    ['nothing but the request', {}, 'DECIDING_TO_ASSESS'],
    ['refused', { requestOutcome: 'N' }, 'REFUSED_TO_ASSESS'],
    ['withdrawn', { requestOutcome: 'W' }, 'CLOSED_WITHDRAWN'],
    ['withdrawn by a move', { requestOutcome: 'W', exported: true }, 'CLOSED_MOVED'],
    ['agreed, without assessment', { requestOutcome: 'Y' }, 'ASSESSING'],
    ['being assessed', { requestOutcome: 'Y', ...assessment() }, 'ASSESSING'],
    ['historical, being assessed', { requestOutcome: 'H', ...assessment() }, 'ASSESSING'],
    ['refused, overturned', { requestOutcome: 'N', requestTribunal: true, ...assessment() }, 'ASSESSING'],
    ['no plan', { requestOutcome: 'Y', ...assessment({ assessmentOutcome: 'N' }) }, 'NOT_ISSUING'],
    [
      'assessment withdrawn',
      { requestOutcome: 'Y', ...assessment({ assessmentOutcome: 'W' }) },
      'CLOSED_WITHDRAWN',
    ],
    [
      'assessment ended by a move',
      { exported: true, ...assessment({ assessmentOutcome: 'W' }) },
      'CLOSED_MOVED',
    ],
    [
      'plan agreed, not begun',
      { requestOutcome: 'Y', ...assessment({ assessmentOutcome: 'Y' }) },
      'DRAFTING',
    ],
    ['plan in force', { requestOutcome: 'Y', ...plan() }, 'FINAL_ISSUED'],
    ['plan with a reason but no day of its end', plan({ ceaseReason: '2' }), 'FINAL_ISSUED'],
    ['plan ended', plan({ ceaseDate: '2024-09-01', ceaseReason: '2' }), 'PLAN_CEASED'],
    ['plan ended, no reason given', plan({ ceaseDate: '2024-09-01' }), 'PLAN_CEASED'],
    ['plan ended by a move', plan({ ceaseDate: '2024-09-01', ceaseReason: '5' }), 'CLOSED_MOVED'],
    ['plan ended by a death', plan({ ceaseDate: '2024-09-01', ceaseReason: '8' }), 'CLOSED_DECEASED'],
    ['plan that will end', plan({ ceaseDate: '2027-09-01', ceaseReason: '2' }), 'FINAL_ISSUED'],
    ['plan taken over', { activePlan: { transferLa: '887' } as KeptRequest['activePlan'] }, 'FINAL_ISSUED'],
    ['historical and nothing else', { requestOutcome: 'H' }, null],
    ['historical assessment and nothing else', assessment({ assessmentOutcome: 'H' }), null],
  ])('%s', (_title, request, status) => {
    expect(statusOf(request)).toBe(status)
  })

  test('is dated by the newest day the return holds for it', () => {
    const facts = factsOfRequest(received, {
      requestOutcome: 'Y',
      requestOutcomeDate: '2024-02-03',
      ...plan(),
    })

    expect(statusSince('FINAL_ISSUED', facts)).toBe('2024-06-01')
    expect(statusSince('ASSESSING', facts)).toBe('2024-02-03')
    expect(statusSince('DECIDING_TO_ASSESS', facts)).toBe(received)
    expect(statusSince('NOT_ISSUING', facts)).toBe('2024-02-03')
  })
})

describe('what the hub knows more finely', () => {
  const nothing = new Set<string>()

  test.each([
    ['CONSULTING_SETTINGS', 'ASSESSING'],
    ['DECIDING_TO_ISSUE', 'ASSESSING'],
    ['DRAFT_WITH_FAMILY', 'DRAFTING'],
    ['CLOSED_MOVED', 'CLOSED_WITHDRAWN'],
    ['CLOSED_DECEASED', 'PLAN_CEASED'],
    ['IN_REVIEW', 'FINAL_ISSUED'],
    ['AMENDING_PLAN', 'FINAL_ISSUED'],
    ['REASSESSING', 'FINAL_ISSUED'],
    ['CEASING_PLAN', 'FINAL_ISSUED'],
  ] as const)('%s goes with %s', (ours, said) => {
    expect(agreesWith(ours, said, nothing)).toBe(true)
  })

  test.each([
    ['DECIDING_TO_ASSESS', 'ASSESSING'],
    ['ASSESSING', 'DRAFTING'],
    ['ASSESSING', 'REFUSED_TO_ASSESS'],
    ['FINAL_ISSUED', 'PLAN_CEASED'],
    ['IN_REVIEW', 'PLAN_CEASED'],
    ['PLAN_CEASED', 'FINAL_ISSUED'],
  ] as const)('%s does not go with %s', (ours, said) => {
    expect(agreesWith(ours, said, nothing)).toBe(false)
  })

  test('a refusal that was overturned stays the outcome in every later return', () => {
    expect(agreesWith('ASSESSING', 'REFUSED_TO_ASSESS', new Set(['assessment-refusal-overturned']))).toBe(
      true,
    )
    expect(agreesWith('DRAFTING', 'NOT_ISSUING', new Set(['plan-refusal-overturned']))).toBe(true)
  })
})

import { expect, test } from 'vitest'
import type { ComplaintStage } from './complaint-views.ts'
import { complaintWords } from './conversation-words.ts'

const received: ComplaintStage = {
  ...{ stage: 1, receivedOn: '2026-11-23', acknowledgeBy: '2026-11-30', acknowledgedOn: null },
  ...{ answerBy: null, extendedTo: null, extensionReason: null, answeredOn: null, outcome: null },
}
const acknowledged: ComplaintStage = { ...received, acknowledgedOn: '2026-11-26', answerBy: '2026-12-10' }
const words = (stages: ComplaintStage[], today = '2026-11-27') => complaintWords(stages, today).join(' ')

test('what is no complaint has nothing said of it', () => {
  expect(complaintWords([], '2026-11-23')).toEqual([])
})

test('a complaint says by when it is acknowledged, then by when it is answered', () => {
  expect(words([received])).toContain('by Monday 30 November 2026')
  expect(words([acknowledged])).toContain('We will answer by Thursday 10 December 2026.')
  expect(words([{ ...acknowledged, extendedTo: '2026-12-18', extensionReason: 'Illness' }])).toContain(
    'We will answer by Friday 18 December 2026.',
  )
})

test('lateness is said plainly on the day after, and not on the day', () => {
  expect(words([received], '2026-11-30')).not.toContain('We have not')
  expect(words([received], '2026-12-01')).toContain('We have not. We are sorry.')
  expect(words([acknowledged], '2026-12-11')).toContain(
    'We should have answered by Thursday 10 December 2026.',
  )
})

test('the end of each stage says how to go on', () => {
  const end = { ...acknowledged, answeredOn: '2026-12-09', outcome: 'partly-upheld' as const }

  expect(words([end])).toContain('ask us to look at it again')
  expect(words([end, { ...end, stage: 2 }])).toContain('Ombudsman')
  expect(words([{ ...end, outcome: 'withdrawn' }])).toContain('Your question goes on.')
})

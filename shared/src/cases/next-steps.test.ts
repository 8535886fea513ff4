import { expect, test } from 'vitest'
import { caseStatuses, endedStatuses, hasEnded, stopsAllMessages } from './case-status.ts'
import { findStep, stepsFrom } from './next-steps.ts'

const openStatuses = caseStatuses.filter((status) => !hasEnded(status))
const placesFrom = (status: (typeof caseStatuses)[number]) => stepsFrom(status).map((step) => step.to)

test('a request goes through the stages of the law in order', () => {
  expect(placesFrom('DECIDING_TO_ASSESS')).toEqual(expect.arrayContaining(['ASSESSING', 'REFUSED_TO_ASSESS']))
  expect(findStep('ASSESSING', 'DECIDING_TO_ISSUE')?.kind).toBe('advice-complete')
  expect(findStep('DECIDING_TO_ISSUE', 'DRAFTING')?.kind).toBe('plan-agreed')
  expect(findStep('DECIDING_TO_ISSUE', 'NOT_ISSUING')?.kind).toBe('plan-refused')
  expect(findStep('DRAFTING', 'DRAFT_WITH_FAMILY')?.kind).toBe('draft-served')
  expect(findStep('DRAFT_WITH_FAMILY', 'CONSULTING_SETTINGS')?.kind).toBe('settings-consulted')
  expect(findStep('CONSULTING_SETTINGS', 'FINAL_ISSUED')?.kind).toBe('plan-issued')
})

test('the decision about a plan comes only after deciding', () => {
  for (const early of ['DRAFTING', 'NOT_ISSUING', 'FINAL_ISSUED'] as const) {
    expect(findStep('ASSESSING', early)).toBeUndefined()
    expect(findStep('DECIDING_TO_ASSESS', early)).toBeUndefined()
  }
})

test('a refusal can be overturned and goes back to where it left', () => {
  expect(findStep('REFUSED_TO_ASSESS', 'ASSESSING')?.kind).toBe('assessment-refusal-overturned')
  expect(findStep('NOT_ISSUING', 'DRAFTING')?.kind).toBe('plan-refusal-overturned')
})

test('a new draft may be served, also after schools were asked', () => {
  expect(findStep('DRAFT_WITH_FAMILY', 'DRAFT_WITH_FAMILY')?.label).toBe('New draft plan sent to the family')
  expect(findStep('CONSULTING_SETTINGS', 'DRAFT_WITH_FAMILY')).toBeDefined()
})

test('a death can be recorded at every stage that has not ended', () => {
  for (const status of openStatuses) expect(placesFrom(status), status).toContain('CLOSED_DECEASED')
  expect(caseStatuses.filter(stopsAllMessages)).toEqual(['CLOSED_DECEASED'])
})

test('nothing follows a case that has ended, and every stage can be reached', () => {
  for (const status of endedStatuses) expect(stepsFrom(status)).toEqual([])

  const reachable = new Set(caseStatuses.flatMap(placesFrom))
  expect(caseStatuses.filter((status) => !reachable.has(status))).toEqual(['DECIDING_TO_ASSESS'])
})

test('no stage offers the same next stage twice', () => {
  for (const status of caseStatuses) expect(new Set(placesFrom(status)).size).toBe(placesFrom(status).length)
})

import { expect, test } from 'vitest'
import { stepKinds } from './case-event.ts'
import { caseStatuses, endedStatuses, planStatuses, stopsAllMessages } from './case-status.ts'
import { findStep, stepsFrom } from './next-steps.ts'

const placesFrom = (status: (typeof caseStatuses)[number]) => stepsFrom(status).map((step) => step.to)

test('a request goes through the stages of the law in order', () => {
  expect(placesFrom('DECIDING_TO_ASSESS')).toEqual(expect.arrayContaining(['ASSESSING', 'REFUSED_TO_ASSESS']))
  expect(findStep('ASSESSING', 'advice-complete')?.to).toBe('DECIDING_TO_ISSUE')
  expect(findStep('DECIDING_TO_ISSUE', 'plan-agreed')?.to).toBe('DRAFTING')
  expect(findStep('DECIDING_TO_ISSUE', 'plan-refused')?.to).toBe('NOT_ISSUING')
  expect(findStep('DRAFTING', 'draft-served')?.to).toBe('DRAFT_WITH_FAMILY')
  expect(findStep('DRAFT_WITH_FAMILY', 'settings-consulted')?.to).toBe('CONSULTING_SETTINGS')
  expect(findStep('CONSULTING_SETTINGS', 'plan-issued')?.to).toBe('FINAL_ISSUED')
})

test('the decision about a plan comes only after deciding', () => {
  for (const early of ['plan-agreed', 'plan-refused', 'plan-issued'] as const) {
    expect(findStep('ASSESSING', early)).toBeUndefined()
    expect(findStep('DECIDING_TO_ASSESS', early)).toBeUndefined()
  }
})

test('a refusal can be overturned and goes back to where it left', () => {
  expect(findStep('REFUSED_TO_ASSESS', 'assessment-refusal-overturned')?.to).toBe('ASSESSING')
  expect(findStep('NOT_ISSUING', 'plan-refusal-overturned')?.to).toBe('DRAFTING')
})

test('a new draft may be served, also after schools were asked', () => {
  expect(findStep('DRAFT_WITH_FAMILY', 'draft-served')?.label).toBe('New draft plan sent to the family')
  expect(findStep('CONSULTING_SETTINGS', 'draft-served')).toBeDefined()
})

test('a death can be recorded at every stage, once', () => {
  for (const status of caseStatuses.filter((each) => each !== 'CLOSED_DECEASED'))
    expect(placesFrom(status), status).toContain('CLOSED_DECEASED')
  expect(caseStatuses.filter(stopsAllMessages)).toEqual(['CLOSED_DECEASED'])
})

test('nothing but a death follows a case that has ended, and every stage can be reached', () => {
  for (const status of endedStatuses)
    expect(stepsFrom(status).map(({ kind }) => kind)).toEqual(
      status === 'CLOSED_DECEASED' ? [] : ['child-died'],
    )

  const reachable = new Set(caseStatuses.flatMap(placesFrom))
  expect(caseStatuses.filter((status) => !reachable.has(status))).toEqual(['DECIDING_TO_ASSESS'])
})

test('no stage offers the same step twice', () => {
  for (const status of caseStatuses) {
    const kinds = stepsFrom(status).map(({ kind }) => kind)
    expect(new Set(kinds).size, status).toBe(kinds.length)
  }
})

test('two acts may lead to one stage, and each is found by its own name', () => {
  expect(findStep('AMENDING_PLAN', 'plan-amended')?.to).toBe('FINAL_ISSUED')
  expect(findStep('AMENDING_PLAN', 'amendment-dropped')?.to).toBe('FINAL_ISSUED')
})

test('while a plan is in force it can end, and the case can move or close, at every stage', () => {
  for (const status of planStatuses) {
    expect(placesFrom(status), status).toEqual(
      expect.arrayContaining(['PLAN_CEASED', 'CLOSED_MOVED', 'CLOSED_DECEASED']),
    )
    expect(findStep(status, 'request-withdrawn'), status).toBeUndefined()
  }
})

test('every kind of step leads somewhere from some stage, always to the same one', () => {
  for (const kind of stepKinds) {
    const places = new Set(caseStatuses.flatMap((from) => findStep(from, kind)?.to ?? []))
    expect([...places], kind).toHaveLength(1)
  }
})

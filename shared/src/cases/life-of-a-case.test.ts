import { expect, test } from 'vitest'
import { caseEventKinds, otherEventKinds, recordKinds, stepKinds } from './case-event.ts'
import { caseEventWords } from './case-event-words.ts'
import { caseStatuses, timelineMarkOf } from './case-status.ts'
import { CaseStep } from './case-views.ts'
import { caseWords } from './case-words.ts'
import { correctableKinds, correctionForFamily } from './correction.ts'
import { eventDetails } from './event-details.ts'
import { NewRecord } from './new-record.ts'
import { nextSteps } from './next-steps.ts'
import { recordRules } from './record-rules.ts'

// One table of stages, one of steps, one of facts: everything else has to know each of them. Most of it does not
// compile otherwise; what the compiler can't see is asked here.

const names = (of: object) => new Set(Object.keys(of))

test('every stage has its steps, its words for families and staff, and its place on the line', () => {
  for (const table of [nextSteps, caseWords, timelineMarkOf])
    expect(names(table)).toEqual(new Set(caseStatuses))
})

test('no two stages, and no two events, have the same name for staff', () => {
  const labels = caseStatuses.map((status) => caseWords[status].staffLabel)
  const events = caseEventKinds.map((kind) => caseEventWords[kind].staff)

  expect(new Set(labels).size).toBe(labels.length)
  expect(new Set(events).size).toBe(events.length)
})

test('every event has words, and is of one sort only', () => {
  expect(names(caseEventWords)).toEqual(new Set(caseEventKinds))
  expect(new Set(caseEventKinds).size).toBe(otherEventKinds.length + stepKinds.length + recordKinds.length)
})

test('the API takes every step and every fact by its name, and no other', () => {
  expect(new Set(CaseStep.shape.kind.options)).toEqual(new Set(stepKinds))
  expect(new Set(NewRecord.options.map((option) => option.shape.kind.value))).toEqual(new Set(recordKinds))
  expect(names(recordRules)).toEqual(new Set(recordKinds))
})

test('what an event carries can be given when it is recorded', () => {
  const given = new Map<string, string[]>(
    NewRecord.options.map((option) => [option.shape.kind.value, Object.keys(option.shape)]),
  )
  for (const kind of stepKinds) given.set(kind, Object.keys(CaseStep.shape))

  for (const [kind, schema] of Object.entries(eventDetails)) {
    const fields = given.get(kind)
    if (fields) expect(fields, kind).toEqual(expect.arrayContaining(Object.keys(schema.shape)))
  }
})

test('every step and every fact can be put right, and a family reads which one it was', () => {
  for (const kind of [...stepKinds, ...recordKinds]) {
    expect(correctableKinds).toContain(kind)
    const words = correctionForFamily({ corrected: kind, on: '2026-11-03', rightOn: '2026-11-05' })
    expect(words).toContain(caseEventWords[kind].family)
    expect(words).toContain('The right day is 5 November 2026.')
  }
})

import { caseStatuses, dutyKinds, isOwedByCouncil, waitedForAtStage } from '@send-hub/shared'
import { expect, it } from 'vitest'
import { waitingFor } from './caseload-row.ts'

const today = '2026-11-23'

it('reports that are out are named, overdue ones as such, and no more than two', () => {
  const waits = ['Educational psychologist', 'Health service', 'Social care team'].map((askedOf, index) => ({
    kind: 'advice' as const,
    until: index === 0 ? '2026-11-20' : '2026-12-04',
    askedOf,
  }))

  expect(waitingFor('ASSESSING', waits, today)).toBe(
    'Reports: Educational psychologist (overdue), Health service, 1 more',
  )
})

it('a family’s time counts until its last day and no longer', () => {
  const until = (day: string) => [{ kind: 'family-comments' as const, until: day, askedOf: null }]

  expect(waitingFor('DRAFT_WITH_FAMILY', until('2026-11-23'), today)).toBe(
    'The family’s comments, until 23 November',
  )
  expect(waitingFor('DRAFT_WITH_FAMILY', until('2026-11-22'), today)).toBe(waitedForAtStage.DRAFT_WITH_FAMILY)
})

it('a setting’s review report is still waited for when it is overdue', () => {
  const waits = [{ kind: 'review-report' as const, until: '2026-11-02', askedOf: null }]

  expect(waitingFor('IN_REVIEW', waits, today)).toBe('The setting’s review report, overdue since 2 November')
})

it.each(caseStatuses)('%s says whose move it is', (status) => {
  expect(waitingFor(status, [], today)).toMatch(/\w/)
})

it.each([
  ['review', waitedForAtStage.FINAL_ISSUED],
  ['order-name-setting', 'Us: name the setting the Tribunal ordered'],
  ['answer-reassessment', 'Us: answer the request to re-assess'],
  ['write-after-move-in', 'Us: write to the family about the plan'],
  ['phase-transfer', 'Us: name the next school or college'],
] as const)('on a final plan the duty of the line says whose move it is: %s', (duty, words) => {
  expect(waitingFor('FINAL_ISSUED', [], today, duty)).toBe(words)
})

it('only the review’s own line asks for a review, of all that the council owes', () => {
  const asking = dutyKinds.filter(
    (duty) =>
      isOwedByCouncil(duty) && waitingFor('FINAL_ISSUED', [], today, duty) === waitedForAtStage.FINAL_ISSUED,
  )

  expect(asking).toEqual(['review'])
})

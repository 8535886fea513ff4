import { expect, test } from 'vitest'
import { daysLeftWords, earlierPromiseWords, keyDateSentence, stepWords } from './date-words.ts'

test('the date that matters is told with its weekday and year', () => {
  expect(keyDateSentence({ label: 'Tell us by', day: '2027-01-04' })).toBe(
    'Tell us by Monday 4 January 2027.',
  )
})

test.each([
  [9, '9 days left.', 'That is in 9 days.'],
  [1, '1 day left.', 'That is tomorrow.'],
  [0, 'Today is the last day.', 'That is today.'],
  [-3, 'This date has passed. Tell us as soon as you can.', ''],
])('%i days from now', (daysLeft, theirs, ours) => {
  expect(daysLeftWords({ daysLeft, isYourTurn: true })).toBe(theirs)
  expect(daysLeftWords({ daysLeft, isYourTurn: false })).toBe(ours)
})

test.each([
  ['done', '2026-10-05', '2026-10-19', 'Done on 5 October 2026'],
  ['done', null, null, 'Done'],
  ['done-late', '2026-10-22', '2026-10-19', 'Done on 22 October 2026, late. It was due by 19 October 2026'],
  ['late', null, '2026-12-28', 'Late. It was due by 28 December 2026'],
  ['now', null, null, 'Now'],
  ['later', null, '2027-01-25', 'Due by 25 January 2027'],
] as const)('a step that is %s says so in words', (state, on, by, words) => {
  expect(stepWords({ state, on, by })).toBe(words)
})

test('a promise that was not kept is remembered', () => {
  expect(earlierPromiseWords({ day: '2026-10-30', madeOn: '2026-10-02', outcome: 'missed' })).toBe(
    'On 2 October 2026 we promised 30 October 2026. We did not keep it.',
  )
})

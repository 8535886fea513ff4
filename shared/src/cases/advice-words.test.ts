import { expect, test } from 'vitest'
import { NewAdviceRequest } from './advice.ts'
import type { ReportsForFamily } from './advice-views.ts'
import { inSentence, reportSentences, reportsCountWords, settingsWords } from './advice-words.ts'

test('a profession reads well inside a sentence, whoever wrote it', () => {
  expect(inSentence('psychology', 'Educational psychologist')).toBe('the educational psychologist')
  expect(inSentence('other', 'The speech therapist')).toBe('the speech therapist')
  expect(inSentence('other', 'CAMHS')).toBe('CAMHS')
  expect(inSentence('family', 'Parents')).toBe('your family')
})

test.each([
  'Dr Sarah Jones',
  'Educational psychologist, Mr. Khan',
  'nurse@clinic.example',
  'Health service 01622 960000',
  'Prof Adams',
])('the family never reads a person or how to reach them: %s', (askedOf) => {
  expect(NewAdviceRequest.safeParse({ kind: 'health', askedOf }).success).toBe(false)
})

test.each(['Educational psychologist', 'Children’s doctor', 'Drama therapist', 'Year 6 teacher'])(
  'a profession is accepted: %s',
  (askedOf) => {
    expect(NewAdviceRequest.safeParse({ kind: 'other', askedOf }).success).toBe(true)
  },
)

const report = (
  some: Partial<ReportsForFamily['items'][number]> = {},
): ReportsForFamily['items'][number] => ({
  ...{ id: '1', kind: 'psychology', askedOf: 'Educational psychologist', askedOn: '2026-10-22' },
  ...{ dueOn: '2026-12-03', state: 'waiting', arrivedOn: null, chases: [] },
  ...some,
})

test('a late report says that it is late and what was done about it', () => {
  const chases = [
    { on: '2026-12-04', how: 'phone' as const },
    { on: '2026-12-08', how: 'escalated' as const },
  ]

  expect(reportSentences(report({ state: 'late', chases })).join(' ')).toBe(
    'We asked on 22 October 2026. It was due by 3 December 2026. It is late. We rang on 4 December 2026. We went to their manager on 8 December 2026.',
  )
})

test('a report that came late is never told as if it had come in time', () => {
  expect(reportSentences(report({ state: 'in-late', arrivedOn: '2026-12-10' }))).toEqual([
    'It came in late, on 10 December 2026. It was due by 3 December 2026.',
  ])
})

test('what the family was asked has no day and is never late', () => {
  const words = reportSentences(report({ kind: 'family', dueOn: null })).join(' ')

  expect(words).toBe('We asked on 22 October 2026. You can send them to us at any time.')
})

test('the count tells how many are missing and how many of those are late', () => {
  const items = [report({ state: 'late' }), report(), report({ state: 'in', arrivedOn: '2026-12-01' })]

  expect(reportsCountWords({ asked: 3, answered: 1, items })).toBe('We have 1 of 3 reports. 1 is late.')
  expect(reportsCountWords({ asked: 2, answered: 2, items: [] })).toBe('We have all 2 reports.')
  expect(reportsCountWords({ asked: 1, answered: 1, items: [] })).toBe('We have the report.')
})

test('schools are counted, and the day they were asked to answer by is told while one is waited for', () => {
  expect(settingsWords({ asked: 3, answered: 1, replyBy: '2026-12-05' })).toBe(
    'We asked 3 schools or colleges if they can help. 1 has answered. We asked them to answer by 5 December 2026. We can go on without an answer.',
  )
  expect(settingsWords({ asked: 1, answered: 1, replyBy: null })).toBe(
    'We asked 1 school or college if it can help. 1 has answered.',
  )
})

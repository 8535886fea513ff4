import { expect, test } from 'vitest'
import { anEnquiry } from '../../test/samples.ts'
import { promiseBeforeSending, promiseWords } from './promise-words.ts'

const asking = { workingDays: 5, replyBy: '2027-01-07' }

test('an ordinary question is promised its day before it is sent', () => {
  expect(promiseBeforeSending(asking, 'STATUS')).toBe(
    'We answer within 5 working days: by Thursday 7 January 2027.',
  )
})

test('no day is named before sending where the topic has another clock', () => {
  for (const topic of ['COMPLAINT', 'DATA', 'OUT_OF_SCHOOL', 'DRAFT'] as const) {
    expect(promiseBeforeSending(asking, topic)).not.toContain('7 January')
  }
})

test('a promise to come is told with its day', () => {
  expect(promiseWords(anEnquiry()).headline).toBe('We will answer by Thursday 7 January 2027.')
})

test('a broken promise is said plainly, and is not made again', () => {
  const { headline, more } = promiseWords(anEnquiry({ isOverdue: true }))

  expect(headline).toBe('We said we would answer by Thursday 7 January 2027. We have not.')
  expect(more).toContain('We are sorry.')
  expect(`${headline} ${more}`).not.toContain('will answer')
})

test('an answered or closed question may be written to again', () => {
  expect(promiseWords(anEnquiry({ status: 'answered', isOverdue: true })).headline).toBe('We have answered.')
  expect(promiseWords(anEnquiry({ status: 'closed' })).more).toContain('open it again')
})

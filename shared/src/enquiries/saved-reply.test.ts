import { describe, expect, it, test } from 'vitest'
import { readingGrade } from '../reading-age.ts'
import { fillPlaceholders, placeholders } from './placeholders.ts'
import { NewSavedReply, orderForTopics } from './saved-reply.ts'
import { savedReplyExamples } from './saved-reply-examples.ts'

describe('a saved reply', () => {
  it('may name only what the case can fill', () => {
    const reply = { title: 'Hello', topics: ['STATUS'], body: 'Dear {name}, {stage}' }

    const { error } = NewSavedReply.safeParse(reply)

    expect(error?.issues).toMatchObject([{ path: ['body'], message: expect.stringContaining('{name}') }])
    expect(NewSavedReply.safeParse({ ...reply, body: '{Stage}' }).success).toBe(true)
  })
})

describe('the order for an enquiry', () => {
  const reply = (title: string, ...topics: string[]) => ({ title, topics: topics as never[] })

  it('is those of its topics, those for all, then the others', () => {
    const replies = [
      reply('Zoo', 'STATUS'),
      reply('All'),
      reply('Bus', 'TRANSPORT'),
      reply('Date', 'STATUS', 'DRAFT'),
    ]

    const { fitting, others } = orderForTopics(replies, ['DATA', 'STATUS'])

    expect(fitting.map(({ title }) => title)).toEqual(['Date', 'Zoo', 'All'])
    expect(others.map(({ title }) => title)).toEqual(['Bus'])
  })
})

test.each(savedReplyExamples)(
  'the example “$title” is sound and can be read by an eleven-year-old',
  (example) => {
    expect(NewSavedReply.safeParse(example).error).toBeUndefined()
    const facts = Object.fromEntries(placeholders.map((name) => [name, 'Monday']))
    expect(readingGrade(fillPlaceholders(example.body, facts))).toBeLessThanOrEqual(7)
  },
)

test('no example promises a day or a person of its own', () => {
  for (const { body } of savedReplyExamples) expect(body).not.toMatch(/\d/)
})

test('every example has a title of its own', () => {
  expect(new Set(savedReplyExamples.map(({ title }) => title)).size).toBe(savedReplyExamples.length)
})

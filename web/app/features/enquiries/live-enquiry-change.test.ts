import { describe, expect, test } from 'vitest'
import { whatChanged } from './live-enquiry-change.ts'
import { hereInRow, hereWords } from './live-here.tsx'
import type { MessageView } from './staff-enquiry-view.ts'

const message = (id: string, kind: MessageView['kind'], name: string): MessageView =>
  ({ id, kind, name, writtenAt: '', when: '', body: '' }) as MessageView
const first = message('1', 'them', 'Amina Okafor')
const thread = { before: null, earlier: null, newestHref: null }
const before = { messages: [first], newest: [], thread, owner: null, status: 'waiting' as const }

describe('what has changed', () => {
  test.each([
    [
      { messages: [first, message('2', 'us', 'Joe, Hub')], status: 'answered' as const },
      'Joe, Hub has answered.',
    ],
    [{ messages: [first, message('2', 'them', 'Amina Okafor')] }, 'Amina Okafor has written.'],
    [
      { messages: [first, message('2', 'note', 'Joe Bell')], status: 'closed' as const },
      'Joe Bell has added a note. It is closed now.',
    ],
    [{ owner: 'Joe Bell' }, 'Joe Bell has it now.'],
    [{}, 'Somebody has changed it.'],
  ])('is said (%#)', (change, words) => {
    expect(whatChanged(before, { ...before, ...change }).words).toBe(words)
  })

  test('shows only the messages that are new', () => {
    const second = message('2', 'us', 'Joe, Hub')

    expect(whatChanged(before, { ...before, messages: [first, second] }).messages).toEqual([second])
  })

  test('shows no message that was among the newest, where earlier ones are looked at', () => {
    const [old, known, news] = ['01', '02', '03'].map((day) => ({
      ...message(day, 'them', 'Amina Okafor'),
      writtenAt: `2026-11-${day}T09:00:00.000Z`,
    })) as [MessageView, MessageView, MessageView]
    const earlier = {
      ...before,
      thread: { before: known.id, earlier: null, newestHref: '/staff/enquiries/e#messages' },
      ...{ messages: [first], newest: [known] },
    }

    expect(whatChanged(earlier, { ...before, messages: [old, known, news] }).messages).toEqual([news])
  })

  test('takes no older message for news that has moved up among the newest', () => {
    const [old, known] = ['01', '02'].map((day) => ({
      ...message(day, 'them', 'Amina Okafor'),
      writtenAt: `2026-11-${day}T09:00:00.000Z`,
    })) as [MessageView, MessageView]
    const long = {
      ...before,
      messages: [known],
      thread: { ...thread, earlier: { href: '/staff/enquiries/e?before=02#messages', count: 9 } },
    }

    expect(whatChanged(long, { ...before, messages: [old, known] })).toEqual({
      words: 'Somebody has changed it.',
      messages: [],
    })
  })
})

describe('who is here', () => {
  const here = [
    { staffId: 'joe', name: 'Joe Bell', isWriting: false },
    { staffId: 'priya', name: 'Priya Shah', isWriting: true },
    { staffId: 'me', name: 'Hana Reid', isWriting: true },
  ]

  test('is said of everybody but oneself', () => {
    expect(hereWords(here, 'me')).toBe('Joe Bell is here. Priya Shah is writing an answer.')
    expect(hereInRow(here, 'me')).toBe('Joe Bell here, Priya Shah writing')
  })

  test('is nothing when one is alone', () => {
    expect(hereWords(here.slice(2), 'me')).toBe('')
    expect(hereInRow([], 'me')).toBeNull()
  })
})

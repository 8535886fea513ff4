import { describe, expect, test } from 'vitest'
import { comesBefore, type PlaceInQueue, placeInQueue } from './live-queue-place.ts'
import { anEnquiryRow } from './staff-enquiry.fixtures.ts'

const place = (some: Partial<PlaceInQueue>) => placeInQueue(anEnquiryRow({ priority: 3, ...some }))

describe('where an enquiry stands', () => {
  test.each([
    ['a risk of harm before every promise', { priority: 0, replyBy: null }, { replyBy: '2026-11-01' }],
    ['the earlier promise', { replyBy: '2026-11-23' }, { replyBy: '2026-11-24', priority: 1 }],
    ['a promise before none', { replyBy: '2026-12-24' }, { replyBy: null }],
    ['of one day the older', { id: '01-a' }, { id: '01-b' }],
  ])('by promise: %s', (_, first, second) => {
    expect(comesBefore(place(first), place(second), 'reply-by')).toBe(true)
    expect(comesBefore(place(second), place(first), 'reply-by')).toBe(false)
  })

  test.each([
    [
      'the longest',
      { waitingSince: '2026-11-20T09:00:00.000Z' },
      { waitingSince: '2026-11-20T10:00:00.000Z' },
    ],
    ['what waits before what does not', { waitingSince: '2026-11-20T09:00:00.000Z' }, { waitingSince: null }],
    ['of one moment the older', { id: '01-a' }, { id: '01-b' }],
  ])('by waiting: %s', (_, first, second) => {
    expect(comesBefore(place(first), place(second), 'waiting')).toBe(true)
    expect(comesBefore(place(second), place(first), 'waiting')).toBe(false)
  })

  test.each([
    ['the later', { openedAt: '2026-11-22T09:00:00.000Z' }, { openedAt: '2026-11-21T09:00:00.000Z' }],
    ['of one moment the newer', { id: '01-b' }, { id: '01-a' }],
  ])('newest first: %s', (_, first, second) => {
    expect(comesBefore(place(first), place(second), 'newest')).toBe(true)
    expect(comesBefore(place(second), place(first), 'newest')).toBe(false)
  })

  test('nothing stands before itself', () => {
    for (const sort of ['reply-by', 'waiting', 'newest'] as const) {
      expect(comesBefore(place({}), place({}), sort)).toBe(false)
    }
  })
})

import { describe, expect, test } from 'vitest'
import { RecentChanges } from './recent-changes.ts'

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 23, 10, 0, seconds))

describe('what changed lately', () => {
  test('is known from a little before the moment asked for', () => {
    const recent = new RecentChanges()
    recent.forget(at(0))
    recent.add('a', at(10))
    recent.add('b', at(20))

    expect(recent.since(at(15))).toEqual(['b'])
    expect(recent.since(at(12))).toEqual(['a', 'b'])
    expect(recent.since(at(30))).toEqual([])
  })

  test('is not known from before listening began, nor before anybody listened', () => {
    const recent = new RecentChanges()
    expect(recent.since(at(10))).toBeNull()

    recent.forget(at(10))
    recent.add('a', at(11))
    expect(recent.since(at(10))).toBeNull()
    expect(recent.since(at(13))).toEqual(['a'])
  })

  test('names each enquiry once, at its last change', () => {
    const recent = new RecentChanges()
    recent.forget(at(0))
    recent.add('a', at(10))
    recent.add('b', at(11))
    recent.add('a', at(40))

    expect(recent.since(at(30))).toEqual(['a'])
  })

  test('is forgotten after two minutes, and says so', () => {
    const recent = new RecentChanges()
    recent.forget(at(0))
    recent.add('a', at(10))
    recent.add('b', at(200))

    expect(recent.since(at(10))).toBeNull()
    expect(recent.since(at(190))).toEqual(['b'])
  })

  test('does not grow without end', () => {
    const recent = new RecentChanges()
    recent.forget(at(0))
    for (let n = 0; n < 2_500; n++) recent.add(`id ${n}`, at(10 + Math.floor(n / 100)))

    expect(recent.since(at(5))).toBeNull()
    expect(recent.since(at(34))?.length).toBeLessThanOrEqual(2_000)
  })
})

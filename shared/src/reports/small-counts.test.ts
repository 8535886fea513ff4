import { describe, expect, it } from 'vitest'
import { hideIfSmall, hideSmallCounts, hideSmallPart } from './small-counts.ts'

describe('a group with its total', () => {
  it('without a small count is shown as it is', () => {
    expect(hideSmallCounts([5, 120, 31])).toEqual({ counts: [5, 120, 31], total: 156 })
  })

  it('hides one more than a single small count, the smallest of the others', () => {
    expect(hideSmallCounts([4, 120, 31, 9])).toEqual({ counts: [null, 120, 31, null], total: 164 })
  })

  it('hides more until the hidden ones are at least 5 together', () => {
    expect(hideSmallCounts([1, 2, 40, 8])).toEqual({ counts: [null, null, 40, null], total: 51 })
    expect(hideSmallCounts([0, 0, 40, 8])).toEqual({ counts: [null, null, 40, null], total: 48 })
  })

  it('hides everything when the total itself is small', () => {
    expect(hideSmallCounts([1, 3])).toEqual({ counts: [null, null], total: null })
  })

  it('of one count that is small says nothing', () => {
    expect(hideSmallCounts([3])).toEqual({ counts: [null], total: null })
    expect(hideSmallCounts([30])).toEqual({ counts: [30], total: 30 })
    expect(hideSmallCounts([])).toEqual({ counts: [], total: 0 })
  })

  it('never lets a reader with the total work out a count under 5', () => {
    // Every group of four counts from 0 to 7: what is hidden has more than one solution, and is 5 or more together.
    const range = [0, 1, 2, 3, 4, 5, 6, 7]
    for (const a of range)
      for (const b of range)
        for (const c of range)
          for (const d of range) {
            const counts = [a, b, c, d]
            const shown = hideSmallCounts(counts)
            const visible = shown.counts.filter((count) => count !== null)
            expect(
              visible.every((count) => count >= 5),
              String(counts),
            ).toBe(true)
            if (shown.total === null) continue
            const hidden = shown.total - visible.reduce((all, count) => all + count, 0)
            const howMany = counts.length - visible.length
            expect(howMany === 0 || (howMany >= 2 && hidden >= 5), String(counts)).toBe(true)
          }
  })
})

describe('a part of a whole', () => {
  it('is hidden when it is small, or when its rest is', () => {
    expect(hideSmallPart(4, 100)).toBeNull()
    expect(hideSmallPart(96, 100)).toBeNull()
    expect(hideSmallPart(95, 100)).toBe(95)
    expect(hideSmallPart(100, 100)).toBe(100)
    expect(hideSmallPart(50, null)).toBeNull()
  })
})

it('a count by itself is hidden under 5', () => {
  expect([hideIfSmall(4), hideIfSmall(5)]).toEqual([null, 5])
})

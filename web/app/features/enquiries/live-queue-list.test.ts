import { describe, expect, test } from 'vitest'
import { applyChanges, compareLists, newsWords, startList } from './live-queue-list.ts'

const row = (id: string, owner = 'nobody') => ({ id, owner })
const three = startList([row('a'), row('b'), row('c')])
const whole = { isNarrow: false, isCutOff: false }
const ids = (list: { rows: readonly { id: string }[] }) => list.rows.map(({ id }) => id)

describe('a list that somebody reads', () => {
  test('changes its rows in place', () => {
    const list = applyChanges(three, [{ row: row('b', 'Joe'), goneTo: null, mayBeNew: true }])

    expect(list.rows).toEqual([row('a'), row('b', 'Joe'), row('c')])
    expect(newsWords(list)).toBe('')
  })

  test('keeps a row that has left where it was, and says what became of it', () => {
    const list = applyChanges(three, [{ row: row('b', 'Joe'), goneTo: 'Taken by Joe Bell', mayBeNew: true }])

    expect(ids(list)).toEqual(['a', 'b', 'c'])
    expect(list.gone).toEqual({ b: 'Taken by Joe Bell' })
    expect(newsWords(list)).toBe('1 gone from this list')
  })

  test('takes that back when it comes again', () => {
    const left = applyChanges(three, [{ row: row('b'), goneTo: 'Answered', mayBeNew: true }])
    const back = applyChanges(left, [{ row: row('b'), goneTo: null, mayBeNew: true }])

    expect(back.gone).toEqual({})
  })

  test('counts what is new once, and shows none of it by itself', () => {
    const change = { row: row('d'), goneTo: null, mayBeNew: true }
    const list = applyChanges(applyChanges(three, [change]), [change])

    expect(ids(list)).toEqual(['a', 'b', 'c'])
    expect(newsWords(list)).toBe('1 new')
  })

  test('forgets what was new and left before anybody looked', () => {
    const came = applyChanges(three, [{ row: row('d'), goneTo: null, mayBeNew: true }])
    const left = applyChanges(came, [{ row: row('d'), goneTo: 'Answered', mayBeNew: true }])

    expect(newsWords(left)).toBe('')
  })

  test('of a later page or a search counts nothing as new', () => {
    const list = applyChanges(three, [{ row: row('d'), goneTo: null, mayBeNew: false }])

    expect(list.fresh).toEqual([])
  })

  test('read anew tells what came and what went meanwhile', () => {
    const list = compareLists(three, [row('d'), row('a', 'Joe'), row('c')], whole)

    expect(list.rows).toEqual([row('a', 'Joe'), row('b'), row('c')])
    expect(list.gone).toEqual({ b: 'Not in this list now' })
    expect(list.fresh).toEqual(['d'])
    expect(newsWords(list)).toBe('1 new, 1 gone from this list')
  })

  test('read anew without a change has no news', () => {
    expect(compareLists(three, three.rows, whole)).toEqual(three)
  })

  test('read anew with other pages behind it takes what came up from there for nothing new', () => {
    const now = [row('d'), row('a'), row('c'), row('e')]
    const list = compareLists(three, now, { isNarrow: false, isCutOff: true })

    expect(list.fresh).toEqual(['d'])
    expect(list.gone).toEqual({ b: 'Not in this list now' })
  })

  test('read anew after all of it has left is all new', () => {
    const list = compareLists(three, [row('d'), row('e')], { isNarrow: false, isCutOff: true })

    expect(list.fresh).toEqual(['d', 'e'])
    expect(newsWords(list)).toBe('2 new, 3 gone from this list')
  })

  test('read anew of a later page or a search counts nothing as new', () => {
    const list = compareLists(three, [row('d')], { isNarrow: true, isCutOff: false })

    expect(list.fresh).toEqual([])
  })
})

import { expect, test } from 'vitest'
import { listPages } from './list-pages.ts'

const href = (page: number) => `?page=${page}`

test('a page in the middle leads both ways', () => {
  expect(listPages({ page: 2, pageSize: 50 }, 1312, href)).toEqual({
    range: '51 to 100 of 1,312',
    previousHref: '?page=1',
    nextHref: '?page=3',
  })
})

test('the last page ends with the last line', () => {
  expect(listPages({ page: 3, pageSize: 50 }, 101, href)).toMatchObject({
    range: '101 to 101 of 101',
    nextHref: null,
  })
})

test('an empty list, or a page past its end, counts nothing', () => {
  expect(listPages({ page: 1, pageSize: 50 }, 0, href)).toEqual({
    range: null,
    previousHref: null,
    nextHref: null,
  })
  expect(listPages({ page: 9, pageSize: 50 }, 60, href)).toMatchObject({
    range: null,
    previousHref: '?page=8',
  })
})

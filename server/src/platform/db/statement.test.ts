import { expect, test } from 'vitest'
import { statement } from './transaction.ts'

const long = `enquiries.queue:${'waiting+mine+owner+topic+word0+word1+word2+word3+word4'}`

test('a short name stays as it is', () => {
  expect(statement('cases.list', 'select 1')).toEqual({ name: 'cases.list', text: 'select 1' })
})

test('long names that differ at the end stay different within the 63 characters that Postgres knows', () => {
  const names = ['reply-by', 'waiting', 'newest'].map((order) => statement(`${long}:${order}`, '').name)

  expect(new Set(names).size).toBe(3)
  for (const name of names) expect(Buffer.byteLength(name)).toBeLessThanOrEqual(63)
  expect(statement(`${long}:newest`, '').name).toBe(names[2])
})

test('one name never stands for two statements: the program does not even start', () => {
  statement('cases.of-one-name', 'select 1')

  expect(statement('cases.of-one-name', 'select 1').text).toBe('select 1')
  expect(() => statement('cases.of-one-name', 'select 2')).toThrow(
    'Two statements are named cases.of-one-name',
  )
})

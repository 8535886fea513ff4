import { expect, test, vi } from 'vitest'
import { rememberBriefly } from './remember-briefly.ts'

test('an answer is kept until its time is over', async () => {
  let now = 0
  const remember = rememberBriefly<string>(1_000, () => now)
  const ask = vi.fn(async () => `asked at ${now}`)

  await remember('a', ask)
  now = 999
  expect(await remember('a', ask)).toBe('asked at 0')
  now = 1_000
  expect(await remember('a', ask)).toBe('asked at 1000')
})

test('one key never gets the answer of another', async () => {
  const remember = rememberBriefly<string>(1_000)
  await remember('a', async () => 'for a')
  expect(await remember('b', async () => 'for b')).toBe('for b')
})

test('a failure is not kept', async () => {
  const remember = rememberBriefly<string>(1_000)
  await expect(remember('a', () => Promise.reject(new Error('down')))).rejects.toThrow('down')
  expect(await remember('a', async () => 'up again')).toBe('up again')
})

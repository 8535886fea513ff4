import { describe, expect, it, test } from 'vitest'
import { deviceHashOf, deviceWords, newDeviceName } from './device.ts'

const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0'

describe('a browser', () => {
  it.each([
    [`Mozilla/5.0 (Linux; Android 10; K) ${chrome} Mobile Safari/537.36`, 'Chrome on Android'],
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Safari/537.36`, 'Chrome on Windows'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
      'Safari on iOS',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
  ])('that says %s', (userAgent, words) => {
    expect(deviceWords(userAgent)).toBe(words)
  })

  it.each([
    [undefined],
    [''],
    ['<script>alert(1)</script>/1.0 x'],
    ['You were hacked, ring 0900/1 now'],
    [`Mozilla/5.0 ${'x'.repeat(600)}`],
  ])('that says %j is shown in no words of its own', (userAgent) => {
    expect(deviceWords(userAgent)).toBe('A browser')
  })
})

test('the hash of a name tells nothing without the key, and another key gives another', () => {
  const name = newDeviceName()

  expect(deviceHashOf('one', name)).toMatch(/^[0-9a-f]{64}$/)
  expect(deviceHashOf('one', name)).not.toBe(deviceHashOf('other', name))
  expect(newDeviceName()).not.toBe(name)
})

test.each(['', 'short', 'x'.repeat(44), `${'x'.repeat(42)};`, undefined])('%j is no name of ours', (name) => {
  expect(deviceHashOf('a key', name)).toBeNull()
})

import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { compress } from './compress.ts'

const page = '<p>Maya’s page</p>'.repeat(500)

test('what a browser accepts comes back whole', () => {
  const br = compress(page, 'gzip, deflate, br, zstd')
  const gz = compress(page, 'gzip, deflate')

  expect(br.encoding).toBe('br')
  expect(brotliDecompressSync(br.body as Buffer).toString()).toBe(page)
  expect(gz.encoding).toBe('gzip')
  expect(gunzipSync(gz.body as Buffer).toString()).toBe(page)
})

test('a page is sent as it is to one that asks for nothing or refuses', () => {
  for (const accept of [undefined, 'identity', 'br;q=0, gzip;q=0']) {
    expect(compress(page, accept)).toEqual({ body: page, encoding: null })
  }
})

test('a small page is not worth it', () => {
  expect(compress('<p>Hi</p>', 'br').encoding).toBeNull()
})

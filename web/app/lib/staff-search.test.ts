import { EnquirySearch } from '@send-hub/shared'
import { expect, test } from 'vitest'
import { openSearch, readAddress, sealSearch } from './staff-search.ts'

const web = {
  seal: (text: string) => Buffer.from(text).toString('base64url'),
  unseal: (token: string) => Buffer.from(token, 'base64url').toString(),
}

test('a search comes back as it was typed', () => {
  expect(openSearch(web, sealSearch(web, ' Khan '))).toBe('Khan')
})

test('a token sealed for something else is not shown in the search box', () => {
  expect(openSearch(web, web.seal('parent@example.test'))).toBeUndefined()
  expect(openSearch({ unseal: () => null }, 'changed')).toBeUndefined()
  expect(openSearch(web, undefined)).toBeUndefined()
})

test('what makes no sense in an address is left out and the rest is kept', () => {
  const search = readAddress(EnquirySearch, { queue: 'mine', page: 'x', topic: 'NONE', owner: '' })
  expect(search).toEqual({ queue: 'mine', status: 'waiting', sort: 'reply-by', page: 1, pageSize: 50 })
})

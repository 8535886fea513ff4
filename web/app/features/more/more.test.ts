import type { SessionView } from '@send-hub/shared'
import { expect, test } from 'vitest'
import { moreLinksFor } from './more-links.ts'

const me = (more: Partial<SessionView>): SessionView => ({
  ...{
    id: '0190a000-0000-7000-8000-000000000001',
    side: 'staff',
    name: 'Joe Marsh',
    role: 'hub',
    powers: [],
  },
  ...more,
})
const hrefs = (reader: SessionView) =>
  moreLinksFor(reader).flatMap(({ links }) => links.map(({ href }) => href))

test('somebody without a power is offered nothing that would be refused', () => {
  expect(hrefs(me({}))).toEqual([
    '/staff/bulk',
    '/staff/absences',
    '/staff/saved-replies',
    '/staff/rights',
    '/staff/mail',
    '/staff/corrections',
    '/staff/broken-glass/new',
    '/staff/account',
  ])
})

test('each power brings its own pages, and a manager sees who broke the glass', () => {
  expect(hrefs(me({ powers: ['data-protection'] }))).toContain('/staff/audit')
  expect(hrefs(me({ powers: ['safeguarding'] }))).toContain('/staff/restrictions')
  expect(hrefs(me({ powers: ['accounts'] }))).toContain('/staff/accounts')
  expect(hrefs(me({ role: 'manager' }))).toContain('/staff/broken-glass')
  expect(hrefs(me({ role: 'manager' }))).toContain('/staff/team')
  expect(hrefs(me({ role: 'manager' }))).not.toContain('/staff/restrictions')
})

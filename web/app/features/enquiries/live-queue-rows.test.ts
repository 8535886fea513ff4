import type { EnquirySearch } from '@send-hub/shared'
import { describe, expect, test } from 'vitest'
import { liveFacts } from './live-queue-facts.ts'
import { liveRow } from './live-queue-rows.ts'
import { anEnquiryRow } from './staff-enquiry.fixtures.ts'

const now = Date.parse('2026-11-22T10:00:00Z')
const search: EnquirySearch = { queue: 'all', status: 'waiting', sort: 'reply-by', page: 1, pageSize: 2 }
const shown = [
  anEnquiryRow({ id: '01', replyBy: '2026-11-24' }),
  anEnquiryRow({ id: '02', replyBy: '2026-11-26' }),
]

/** Whether an enquiry that is not on the screen is told as new there. */
function isNew(replyBy: string, total: number, change: Partial<EnquirySearch> = {}): boolean {
  const live = liveFacts({ search: { ...search, ...change }, rows: { items: shown, total }, myTeam: 'hub' })
  const rowWords = { today: '2026-11-22', teams: {}, isAnyState: false }
  const row = { ...anEnquiryRow({ id: '03', replyBy }), here: [] }
  return liveRow(row, { live, rowWords }, { me: 'me', now }).mayBeNew
}

describe('an enquiry that changed and is not on the screen', () => {
  test('is new wherever it stands, if the list is shown whole', () => {
    expect(isNew('2026-11-25', 2)).toBe(true)
    expect(isNew('2026-12-01', 2)).toBe(true)
  })

  test('is new on a first page only above its end: what stands below was on the next page before', () => {
    expect(isNew('2026-11-25', 3)).toBe(true)
    expect(isNew('2026-12-01', 3)).toBe(false)
  })

  test('is never new on a later page', () => {
    expect(isNew('2026-11-25', 5, { page: 2 })).toBe(false)
  })

  test('of a list that is not sorted stands by its age, whatever the address asks for', () => {
    const live = liveFacts({
      ...{ search: { ...search, status: 'closed' }, rows: { items: shown, total: 9 }, myTeam: 'hub' },
    })
    expect(live.search.sort).toBe('newest')
  })
})

import type { LiveEnquiry } from '@send-hub/shared'
import { describe, expect, test } from 'vitest'
import { type LiveView, leftFor } from './live-queue-fits.ts'
import { anEnquiryRow } from './staff-enquiry.fixtures.ts'

const today = '2026-11-22'
const reader = { me: 'me', today, teams: { hub: 'Hub', transport: 'Transport' } }
const row = (some: Partial<LiveEnquiry> = {}): LiveEnquiry => ({
  ...anEnquiryRow(),
  ...{ snoozedUntil: null, escalation: 0, contactCount: 1, version: 1, here: [] },
  ...some,
})
const view = (search: Partial<LiveView['search']> = {}, topic: string | null = null): LiveView => ({
  search: { queue: 'all', status: 'waiting', sort: 'reply-by', ...search },
  ...{ isNarrow: false, end: null, myTeam: 'hub', covered: ['covered'], topic },
})
const joe = { ownerId: 'joe', ownerName: 'Joe Bell' }

describe('an enquiry', () => {
  test.each([
    [row(), view()],
    [row({ status: 'closed' }), view({ status: 'any' })],
    [row({ snoozedUntil: today }), view()],
    [row({ snoozedUntil: '2026-11-23' }), view({ status: 'snoozed' })],
    [row({ ownerId: 'me' }), view({ queue: 'mine' })],
    [row({ ownerId: 'covered' }), view({ queue: 'mine' })],
    [row(), view({ queue: 'unassigned' })],
    [row(joe), view({ queue: 'team' })],
    [row(joe), view({ owner: 'joe' })],
    [row({ priority: 1 }), view({ priority: 'urgent' })],
    [row({ priority: 3 }), view({ priority: '3' })],
    [row({ replyBy: '2026-11-21' }), view({ due: 'late' })],
    [row({ replyBy: today }), view({ due: 'today' })],
    [row({ escalation: 1 }), view({ escalated: 'yes' })],
    [row({ caseId: null }), view({ unlinked: 'yes' })],
    [row({ topics: ['Transport', 'Setting'] }), view({ topic: 'PLACEMENT' }, 'Setting')],
  ])('belongs to its list (%#)', (enquiry, list) => {
    expect(leftFor(enquiry, list, reader)).toBeNull()
  })

  test.each([
    [row({ status: 'answered' }), view(), 'Answered'],
    [row({ status: 'paused' }), view(), 'Waiting for the family'],
    [row(), view({ status: 'answered' }), 'Waiting for us again'],
    [row({ snoozedUntil: '2026-11-23' }), view(), 'Put aside'],
    [row(), view({ status: 'snoozed' }), 'Back in the queue'],
    [row(joe), view({ queue: 'unassigned' }), 'Taken by Joe Bell'],
    [row(joe), view({ queue: 'mine' }), 'Taken by Joe Bell'],
    [row({ team: 'transport' }), view({ queue: 'mine' }), 'Given to Transport'],
    [row({ team: 'transport' }), view({ queue: 'team' }), 'Given to Transport'],
    [row({ team: 'transport' }), view({ team: 'hub' }), 'Given to Transport'],
    [row(joe), view({ owner: 'me' }), 'Taken by Joe Bell'],
    [row({ priority: 2 }), view({ priority: 'urgent' }), 'Priority changed to P2'],
    [row({ replyBy: today }), view({ due: 'late' }), 'Not late'],
    [row({ replyBy: '2026-11-25' }), view({ due: 'today' }), 'A new day was promised'],
    [row(), view({ escalated: 'yes' }), 'Not raised any more'],
    [row(), view({ unlinked: 'yes' }), 'Linked to a case'],
    [row({ channel: 'web' }), view({ channel: 'phone' }), 'Changed'],
    [row(), view({ topic: 'PLACEMENT' }, 'Setting'), 'Topics changed'],
  ])('has left its list (%#)', (enquiry, list, words) => {
    expect(leftFor(enquiry, list, reader)).toBe(words)
  })
})

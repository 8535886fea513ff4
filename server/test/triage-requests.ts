import { randomUUID } from 'node:crypto'
import type { Pool } from '../src/platform/db/pool.ts'
import { aCase, aFamilyMember, anEnquiry, aStaffMember } from './factories/index.ts'
import { insertRow } from './factories/insert-row.ts'
import { usualDay, usualMoment } from './test-clock.ts'

interface Made {
  id: string
  body: unknown
  query?: string
}
const version = 1

/** A right request for each act of triage, on an enquiry of its own; undefined for any other route. */
export async function triageRequest(
  pool: Pool,
  route: string,
): Promise<{ url: string; body?: unknown } | undefined> {
  const [, pattern = ''] = route.split(' ')
  const make = requests[pattern.replace('/api/staff/enquiries/:enquiryId/', '')]
  if (!make) return undefined
  const { id, body, query = '' } = await make(pool)
  return { url: pattern.replace(':enquiryId', id) + query, ...(body !== undefined && { body }) }
}

const on =
  (body: object, wanted: Parameters<typeof anEnquiry>[1] = {}) =>
  async (pool: Pool) => ({
    id: (await anEnquiry(pool, wanted)).id,
    body: { version, ...body },
  })

const requests: Record<string, (pool: Pool) => Promise<Made>> = {
  topics: on({ topics: ['DRAFT'] }),
  priority: on({ priority: 'P2' }),
  suggestion: on({ topics: ['DRAFT', 'STATUS'], priority: 'P2' }),
  safeguarding: on({
    ...{ handedTo: 'Duty desk', phonedOn: usualDay, phonedAt: '00:00', said: 'What she wrote' },
  }),
  contact: on({ email: 'sam@family.example', phone: '', isSpelt: true }),
  team: on({ team: 'transport' }),
  'give-back': async (pool) => {
    const { id: ownerId } = await aStaffMember(pool)
    return on({}, { ownerId })(pool)
  },
  link: async (pool) => on({ caseId: (await aCase(pool)).id })(pool),
  unlink: async (pool) => on({ reason: 'Another child' }, { caseId: (await aCase(pool)).id })(pool),
  merge: async (pool) => {
    const { id: familyMemberId } = await aFamilyMember(pool)
    const { reference } = await anEnquiry(pool, { familyMemberId })
    return on({ otherReference: reference }, { familyMemberId })(pool)
  },
  unmerge: async (pool) => {
    const { id } = await anEnquiry(pool)
    const { id: other } = await anEnquiry(pool, { status: 'closed' })
    await pool.query('update enquiries set merged_into_id = $1 where id = $2', [id, other])
    const was = { status: 'closed', topics: ['STATUS'], priority: 3, contactCount: 1, replyBy: null }
    await anEvent(pool, id, 'merged', { other, reference: 'ENQ', was: { main: was, other: was } })
    return { id, body: { version } }
  },
  split: async (pool) => {
    const { id } = await anEnquiry(pool)
    const messageId = randomUUID()
    await insertRow(pool, 'messages', {
      ...{
        id: messageId,
        enquiry_id: id,
        kind: 'message',
        author_kind: 'contact',
        author_name: 'Amina Okafor',
      },
      ...{ body: 'And the taxi?', written_at: usualMoment },
    })
    return { id, body: { version, messageIds: [messageId], topics: ['TRANSPORT'] } }
  },
  snooze: on({ until: '2026-11-25' }),
  wake: async (pool) => {
    const { id } = await anEnquiry(pool)
    await pool.query("update enquiries set snoozed_until = '2026-11-25' where id = $1", [id])
    return { id, body: { version } }
  },
  spam: on({}),
  'not-spam': async (pool) => {
    const { id } = await anEnquiry(pool, { status: 'answered' })
    await pool.query("update enquiries set status = 'spam' where id = $1", [id])
    await anEvent(pool, id, 'marked-spam', { was: { status: 'answered' } })
    return { id, body: { version } }
  },
  reopen: on({ reason: 'A letter was forgotten' }, { status: 'closed' }),
  'link-check': async (pool) => ({
    id: (await anEnquiry(pool)).id,
    query: `?caseId=${(await aCase(pool)).id}`,
    body: undefined,
  }),
}

const anEvent = (pool: Pool, enquiryId: string, kind: string, details: object) =>
  insertRow(pool, 'enquiry_events', {
    id: randomUUID(),
    enquiry_id: enquiryId,
    kind,
    at: usualMoment,
    details,
  })

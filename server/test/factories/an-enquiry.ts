import type { TeamCode, TopicCode } from '@send-hub/shared'
import { newId } from '../../src/platform/ids.ts'
import { usualMoment } from '../test-clock.ts'
import { type Db, insertRow } from './insert-row.ts'

export interface EnquiryWanted {
  id?: string
  caseId?: string | null
  /** Who asked over the web; left out: somebody without an account, by phone. */
  familyMemberId?: string | null
  contactName?: string
  /** Of somebody without an account: how they came, and how to reach them. */
  channel?: 'web' | 'email' | 'phone' | 'post' | 'drop-in'
  contact?: { email?: string; phone?: string; name?: string }
  topics?: TopicCode[]
  status?: 'waiting' | 'answered' | 'closed'
  openedAt?: string
  /** The day promised, while it waits. */
  replyBy?: string
  priority?: number
  team?: TeamCode
  ownerId?: string | null
  body?: string
}

/** A question with its first message and the promise of a day. */
export async function anEnquiry(
  db: Db,
  wanted: EnquiryWanted = {},
): Promise<{ id: string; reference: string; version: number }> {
  const { id = newId(), status = 'waiting', openedAt = usualMoment, replyBy = '2026-11-30' } = wanted
  const { familyMemberId = null, contactName = 'Amina Okafor', team = 'hub' } = wanted
  const isWaiting = status === 'waiting'
  const row = await insertRow(db, 'enquiries', {
    id,
    case_id: wanted.caseId ?? null,
    family_member_id: familyMemberId,
    contact: familyMemberId ? null : (wanted.contact ?? { phone: '03069 990222' }),
    contact_name: contactName,
    channel: familyMemberId ? 'web' : (wanted.channel ?? 'phone'),
    topics: wanted.topics ?? ['STATUS'],
    priority: wanted.priority ?? 3,
    status,
    opened_at: openedAt,
    waiting_since: isWaiting ? openedAt : null,
    reply_by: isWaiting ? replyBy : null,
    closed_at: status === 'closed' ? openedAt : null,
    team,
    owner_id: wanted.ownerId ?? null,
  })
  await insertRow(db, 'messages', {
    id,
    enquiry_id: id,
    kind: 'message',
    author_kind: familyMemberId ? 'family' : 'contact',
    author_family_member_id: familyMemberId,
    author_name: contactName,
    body: wanted.body ?? 'When will you decide?',
    written_at: openedAt,
  })
  await insertRow(db, 'promises', {
    id: newId(),
    enquiry_id: id,
    due_on: replyBy,
    made_at: openedAt,
    owner_name: 'Hub',
    kept_at: status === 'answered' ? openedAt : null,
    replaced_at: status === 'closed' ? openedAt : null,
  })
  return { id, reference: String(row.reference), version: 1 }
}

import type { AccessLevel, AccessRole } from '@send-hub/shared'
import type { DbActor } from '../../src/platform/db/transaction.ts'
import { newId } from '../../src/platform/ids.ts'
import { anAccess, type CaseMade } from '../factories/index.ts'
import { usualMoment } from '../test-clock.ts'
import type { Ledger } from './ledger.ts'
import { aFile, putEnquiry } from './rows-of-case.ts'
import { putMailOfPerson } from './rows-of-enquiry.ts'

const at = usualMoment
const later = '2026-11-24T10:00:00Z'

export interface PersonPut {
  id: string
  name: string
  actor: DbActor
}

export interface AccessWanted {
  level?: AccessLevel
  role?: AccessRole
  startsOn?: string
  endsOn?: string
  revokedAt?: Date
  consentedById?: string
}

/**
 * Somebody of a family, signed in, with access to a case and a row of their own in every table that has such: under
 * their name. What was given to them alone is `to NAME`.
 */
export async function putPerson(
  ledger: Ledger,
  name: string,
  made: CaseMade,
  officerId: string,
  access: AccessWanted = {},
): Promise<PersonPut> {
  const { id: caseId, childId } = made
  const id = newId()
  const email = `${name.replaceAll(' ', '-').toLowerCase()}@family.example`
  await ledger.put(name, 'family_members', {
    id,
    name,
    email,
    postal_address: '1 The Street',
  })
  await anAccess(ledger.pool, { caseId, familyMemberId: id, ...access })
  await ledger.name(name, 'case_access', 'family_member_id = $1', [id])
  const sessionId = await putAccount(ledger, name, id)
  await putWords(ledger, name, { caseId, childId, id, officerId })
  await putMailOfPerson(ledger, name, { id, email })
  await putPapers(ledger, name, { caseId, id, officerId })
  await putRights(ledger, name, { caseId, childId, id, officerId })
  return { id, name, actor: { kind: 'session', sessionId, actorKind: 'family' } }
}

async function putAccount(ledger: Ledger, name: string, id: string): Promise<string> {
  const sessionId = newId()
  const session = {
    id: sessionId,
    actor_kind: 'family',
    family_member_id: id,
    created_at: at,
    expires_at: later,
  }
  await ledger.put(name, 'sessions', session)
  await ledger.put(name, 'passkeys', {
    ...{ id: newId(), family_member_id: id, credential_id: newId(), public_key: 'X', counter: 0 },
    ...{ label: 'Phone', created_at: at },
  })
  await ledger.put(name, 'known_devices', {
    ...{
      id: newId(),
      family_member_id: id,
      device_hash: 'X',
      device: 'Phone',
      first_seen_at: at,
      last_seen_at: at,
    },
  })
  await ledger.put(name, 'factor_challenges', {
    ...{ id: newId(), session_id: sessionId, kind: 'passkey', value: 'X', created_at: at, expires_at: later },
  })
  await ledger.put(name, 'email_changes', {
    ...{ id: newId(), family_member_id: id, session_id: sessionId, new_email: `${id}@new.example` },
    ...{ created_at: at, expires_at: later },
  })
  await ledger.put(name, 'sign_in_attempts', {
    ...{
      id: newId(),
      actor_kind: 'family',
      address_hash: 'X',
      family_member_id: id,
      created_at: at,
      expires_at: later,
    },
  })
  await ledger.put(name, 'notifications', {
    ...{ id: newId(), event_key: id, kind: 'case-updated', family_member_id: id, template_version: 1 },
    ...{ created_at: at, due_at: at },
  })
  return sessionId
}

async function putWords(
  ledger: Ledger,
  name: string,
  { caseId, childId, id, officerId }: Record<'caseId' | 'childId' | 'id' | 'officerId', string>,
): Promise<void> {
  await putEnquiry(ledger, name, officerId, { caseId, familyMemberId: id })
  await putEnquiry(ledger, `${name}: about no case`, officerId, { familyMemberId: id })
  const event = await ledger.put(name, 'case_events', {
    ...{
      id: newId(),
      case_id: caseId,
      kind: 'more-time-requested',
      happened_on: '2026-11-20',
      recorded_at: at,
    },
    ...{ recorded_by_kind: 'family', recorded_by_id: id, family_member_id: id, is_visible_to_family: true },
  })
  const common = { id: newId(), case_id: caseId, family_member_id: id, draft_event_id: event.id }
  await ledger.put(`${name}: typed`, 'draft_comments', { ...common, updated_at: at })
  await ledger.put(name, 'draft_comments', { ...common, id: newId(), updated_at: at, sent_at: at })
  await ledger.put(name, 'family_requests', {
    ...common,
    kind: 'meeting',
    asked_at: at,
    answer_by: '2026-11-25',
  })
  await ledger.put(name, 'record_corrections', {
    ...{ id: newId(), child_id: childId, case_id: caseId, asked_by_id: id, asked_at: at, field: 'other' },
    should_say: 'X',
  })
}

async function putPapers(
  ledger: Ledger,
  name: string,
  { caseId, id, officerId }: Record<'caseId' | 'id' | 'officerId', string>,
): Promise<void> {
  await ledger.put(name, 'documents', { ...aFile(caseId), uploaded_by_family_member_id: id })
  await ledger.put(`to ${name}`, 'documents', {
    ...{ ...aFile(caseId), uploaded_by_staff_id: officerId, family_member_id: id },
    ...{ released_at: at, released_by_id: officerId },
  })
  const { rows } = await ledger.pool.query(
    "select id from case_events where case_id = $1 and kind = 'assessment-agreed'",
    [caseId],
  )
  await ledger.put(name, 'letters', {
    ...{
      id: newId(),
      case_id: caseId,
      event_id: rows[0].id,
      kind: 'assessment-agreed',
      family_member_id: id,
    },
    ...{ content: {}, template_version: 1, is_by_post: false, sent_on: '2026-11-16', created_at: at },
  })
}

async function putRights(
  ledger: Ledger,
  name: string,
  { caseId, childId, id, officerId }: Record<'caseId' | 'childId' | 'id' | 'officerId', string>,
): Promise<void> {
  await ledger.put(name, 'parent_consents', {
    ...{ id: newId(), case_id: caseId, parent_id: id, level: 'act', told_by: 'signed-in', answered_at: at },
  })
  const request = await ledger.put(name, 'access_requests', {
    ...{
      id: newId(),
      child_id: childId,
      family_member_id: id,
      received_on: '2026-11-16',
      due_on: '2026-12-16',
    },
    ...{ recorded_by_id: officerId, recorded_at: at },
  })
  await ledger.put(name, 'access_request_items', {
    ...{
      id: newId(),
      access_request_id: request.id,
      source: 'documents',
      source_id: newId(),
      is_flagged: false,
      digest: 'X',
    },
  })
}

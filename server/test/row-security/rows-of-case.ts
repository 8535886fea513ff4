import { newId } from '../../src/platform/ids.ts'
import { aCase, type CaseMade } from '../factories/index.ts'
import { usualMoment } from '../test-clock.ts'
import type { Ledger } from './ledger.ts'
import { putPartsOfEnquiry } from './rows-of-enquiry.ts'

const at = usualMoment
const day = '2026-11-16'

/**
 * A child's case with a row in every table that tells of a child, under `name`; what families never see is `name: staff`,
 * and what only some of them see says so.
 */
export async function putCase(ledger: Ledger, name: string, officerId: string): Promise<CaseMade> {
  const made = await aCase(ledger.pool, { status: 'ASSESSING', child: { forename: name } })
  const { id: caseId, childId } = made
  for (const [table, where, value] of [
    ['children', 'id = $1', childId],
    ['child_districts', 'child_id = $1', childId],
    ['cases', 'id = $1', caseId],
    ['case_events', 'case_id = $1', caseId],
  ] as const) {
    await ledger.name(name, table, where, [value])
  }
  await putEvents(ledger, name, caseId)
  await putBoard(ledger, name, caseId, officerId)
  await putDocuments(ledger, name, caseId, officerId)
  await putDecisions(ledger, name, made, officerId)
  return made
}

async function putEvents(ledger: Ledger, name: string, caseId: string): Promise<void> {
  for (const [label, kind, isVisible] of [
    [`${name}: staff`, 'note-added', false],
    [`${name}: appeal`, 'appeal-registered', true],
    [`${name}: delay`, 'delay-recorded', true],
  ] as const) {
    await ledger.put(label, 'case_events', {
      ...{ id: newId(), case_id: caseId, kind, happened_on: day, recorded_at: at, recorded_by_kind: 'staff' },
      is_visible_to_family: isVisible,
    })
  }
}

async function putBoard(ledger: Ledger, name: string, caseId: string, officerId: string): Promise<void> {
  for (const kind of ['health', 'setting'] as const) {
    const label = kind === 'setting' ? `${name}: school` : name
    const report = { id: newId(), case_id: caseId, kind, asked_of: 'Somebody', asked_on: day }
    await ledger.put(label, 'advice_requests', { ...report, contact_name: 'Helen Marsh' })
    await ledger.put(label, 'advice_chases', {
      ...{ id: newId(), case_id: caseId, advice_request_id: report.id, chased_on: day, how: 'phone' },
      ...{ note: 'Off sick', staff_id: officerId },
    })
  }
  await ledger.put(name, 'setting_consultations', {
    ...{ id: newId(), case_id: caseId, setting_name: 'Hillside School', asked_on: day },
  })
  await ledger.put(name, 'promises', {
    ...{
      id: newId(),
      case_id: caseId,
      duty: 'final-plan',
      due_on: '2027-01-10',
      made_at: at,
      owner_name: 'Priya',
    },
  })
  await ledger.put(`${name}: staff`, 'case_duties', {
    ...{ case_id: caseId, kind: 'final-plan', subject_id: caseId, is_councils: true },
    ...{ legal_on: '2027-01-10', act_by: '2027-01-08' },
  })
  await ledger.put(`${name}: staff`, 'case_snapshots', {
    ...{
      month_end: '2026-10-31',
      case_id: caseId,
      status: 'ASSESSING',
      is_late: false,
      has_exception: false,
    },
  })
}

async function putDocuments(ledger: Ledger, name: string, caseId: string, officerId: string): Promise<void> {
  const released = { released_at: at, released_by_id: officerId }
  for (const [label, more] of [
    [name, released],
    [`${name}: staff`, {}],
    [`${name}: staff`, { scan_status: 'waiting' }],
    [`${name}: staff`, { ...released, scan_status: 'infected' }],
    [`${name}: staff`, { ...released, withdrawn_at: at }],
  ] as const) {
    await ledger.put(label, 'documents', { ...aFile(caseId), uploaded_by_staff_id: officerId, ...more })
  }
}

/** A checked file of nobody yet. */
export const aFile = (caseId: string) => ({
  ...{ id: newId(), case_id: caseId, kind: 'evidence', title: 'Report', file_name: 'Report.pdf' },
  ...{ media_type: 'application/pdf', byte_size: 1, sha256: '', storage_key: newId(), uploaded_at: at },
  ...{ scan_status: 'clean', scan_due_at: at },
})

/** What staff decided, noted and were asked about the child and who may see it. */
async function putDecisions(
  ledger: Ledger,
  name: string,
  { id: caseId, childId }: CaseMade,
  officerId: string,
): Promise<void> {
  const label = `${name}: staff`
  await ledger.put(name, 'rights_transfers', {
    child_id: childId,
    passes_on: '2032-06-25',
    first_warned_on: '2032-03-25',
    changes_on: '2032-06-26',
  })
  await ledger.put(label, 'capacity_decisions', {
    ...{ id: newId(), case_id: caseId, matter: 'review', has_capacity: 'yes', reasons: 'Understands' },
    ...{ decided_on: day, ends_on: '2027-11-16', recorded_at: at, recorded_by_id: officerId },
  })
  await ledger.put(label, 'restrictions', {
    ...{
      id: newId(),
      child_id: childId,
      kind: 'ADDRESS_HIDDEN',
      note: 'Police',
      set_at: at,
      set_by_id: officerId,
    },
  })
  await ledger.put(label, 'named_staff', {
    ...{ child_id: childId, staff_member_id: officerId, named_at: at, named_by_id: officerId },
  })
  await ledger.put(label, 'invitations', {
    ...{
      id: newId(),
      case_id: caseId,
      name: 'Grandmother',
      code_hash: newId(),
      role: 'carer',
      level: 'status',
    },
    ...{
      relationship: 'Grandmother',
      evidence: 'Seen',
      created_at: at,
      created_by_kind: 'staff',
      expires_at: at,
    },
  })
  await ledger.put(label, 'bulk_orders', {
    ...{
      id: newId(),
      bulk_order: { cases: [{ id: caseId }] },
      case_count: 1,
      asked_by_id: officerId,
      asked_at: at,
    },
  })
  await ledger.put(label, 'legal_holds', {
    ...{ id: newId(), child_id: childId, reason: 'Tribunal', set_at: at, set_by_id: officerId },
  })
  await ledger.put(label, 'erasures', {
    ...{
      id: newId(),
      subject_kind: 'child',
      subject_id: childId,
      rule: 'request',
      asked_by_id: officerId,
      asked_at: at,
    },
  })
  for (const subject of ['case', 'document'] as const) {
    await ledger.put(`${name}: ${subject}`, 'audit_entries', {
      ...{ id: newId(), at, actor_kind: 'staff', actor_id: officerId, action: 'read', subject_kind: subject },
      case_id: caseId,
    })
  }
  const enquiry = await putEnquiry(ledger, `${name}: staff`, officerId, {
    ...{ caseId, contact: { phone: '03069 990222' } },
  })
  await ledger.put(label, 'notifications', {
    ...{ id: newId(), event_key: enquiry, kind: 'case-updated', staff_member_id: officerId, case_id: caseId },
    ...{ template_version: 1, created_at: at, due_at: at },
  })
}

/** A question with what was said, what only staff may read, the day promised, and all that hangs on it. */
export async function putEnquiry(
  ledger: Ledger,
  label: string,
  officerId: string,
  asked: { caseId?: string; familyMemberId?: string; contact?: object },
): Promise<string> {
  const { caseId, familyMemberId, contact } = asked
  const id = newId()
  await ledger.put(label, 'enquiries', {
    ...{
      id,
      case_id: caseId,
      family_member_id: familyMemberId,
      contact,
      contact_name: 'X',
      topics: ['STATUS'],
    },
    ...{ channel: familyMemberId ? 'web' : 'phone', priority: 3, team: 'hub' },
    ...{ opened_at: at, waiting_since: at, reply_by: '2026-11-30' },
  })
  const ids = { message: newId(), note: newId() }
  for (const kind of ['message', 'note'] as const) {
    await ledger.put(kind === 'note' ? `${label}: note` : label, 'messages', {
      ...{
        id: ids[kind],
        enquiry_id: id,
        kind,
        author_kind: 'staff',
        author_name: 'X',
        body: 'Y',
        written_at: at,
      },
    })
  }
  await ledger.put(label, 'promises', {
    id: newId(),
    enquiry_id: id,
    due_on: '2026-11-30',
    made_at: at,
    owner_name: 'Hub',
  })
  await putPartsOfEnquiry(ledger, label, {
    ...{ enquiryId: id, messageId: ids.message, noteId: ids.note, officerId },
  })
  return id
}

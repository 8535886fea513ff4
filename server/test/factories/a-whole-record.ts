import { newId } from '../../src/platform/ids.ts'
import { usualMoment } from '../test-clock.ts'
import { aCase, type CaseMade, type CaseWanted } from './a-case.ts'
import { aDocument } from './a-document.ts'
import { aFamilyMember } from './a-family-member.ts'
import { aSentLetter } from './a-letter.ts'
import { aStaffMember } from './a-staff-member.ts'
import { anAccess } from './an-access.ts'
import { anEnquiry } from './an-enquiry.ts'
import { anEvent } from './an-event.ts'
import { type Db, insertRow } from './insert-row.ts'
import { anInboundMail, partsOfEnquiry } from './parts-of-enquiry.ts'

type Person = { id: string; name: string; email: string }

export interface WholeRecord {
  case: CaseMade
  mother: Person
  father: Person
  /** What was put where free words go, and is nowhere else. */
  words: { ofMother: string; ofFather: string; ofStaff: string; ofChild: string }
  files: string[]
}

/**
 * A child of separated parents with something in every table that can hold anything of a child. Names and words are such
 * that they stand nowhere else in the database.
 */
export async function aWholeRecord(
  db: Db,
  filesDir: string,
  wanted: Pick<CaseWanted, 'status' | 'receivedOn' | 'today'> & { birthOn?: string; upn?: string } = {},
): Promise<WholeRecord> {
  const { birthOn = '2016-05-04', upn = 'Q886912345678', ...ofCase } = wanted
  const mother = await aFamilyMember(db, { name: 'Ottoline Quillfeather' })
  const father = await aFamilyMember(db, { name: 'Barnaby Tresillian', phone: '03069 990777' })
  const staff = await aStaffMember(db)
  const words = {
    ofMother: 'xylophone of the mother',
    ofFather: 'bassoon of the father',
    ofStaff: 'tambourine of the staff',
    ofChild: 'Peregrina',
  }
  const child = {
    forename: words.ofChild,
    surname: 'Vantongeren',
    preferredName: 'Perrywinkle',
    birthOn,
    upn,
  }
  const made = await aCase(db, { status: 'DRAFT_WITH_FAMILY', ...ofCase, child })
  const { id: caseId, childId } = made
  const at = usualMoment
  const day = '2026-11-20'
  await anAccess(db, { caseId, familyMemberId: mother.id })
  await anAccess(db, { caseId, familyMemberId: father.id, relationship: 'Father' })
  await db.query("update family_members set postal_address = $2, text_number = '07700900111' where id = $1", [
    father.id,
    '1 Bassoon Row',
  ])
  const draft = await anEvent(db, caseId, 'draft-served', day)
  await insertRow(db, 'case_events', {
    ...{ id: newId(), case_id: caseId, kind: 'note-added', happened_on: day, recorded_at: at },
    ...{ recorded_by_kind: 'staff', is_visible_to_family: false, details: { note: words.ofStaff } },
  })
  await insertRow(db, 'case_events', {
    ...{ id: newId(), case_id: caseId, kind: 'meeting-requested', happened_on: day, recorded_at: at },
    ...{ recorded_by_kind: 'family', recorded_by_id: father.id, is_visible_to_family: true },
    ...{ family_member_id: father.id, details: { words: words.ofFather } },
  })
  const files: string[] = []
  for (const [person, said] of [
    [mother, words.ofMother],
    [father, words.ofFather],
  ] as const) {
    const common = { case_id: caseId, family_member_id: person.id }
    await insertRow(db, 'draft_comments', {
      ...{ ...common, id: newId(), draft_event_id: draft.id, sections: { B: said } },
      ...{ sent_at: at, updated_at: at },
    })
    await insertRow(db, 'family_requests', {
      ...{ ...common, id: newId(), kind: 'meeting', words: said, asked_at: at, answer_by: '2026-11-27' },
    })
    await aSentLetter(db, { caseId, familyMemberId: person.id, addressLines: [person.name] })
    const asked = await anEnquiry(db, {
      ...{ caseId, familyMemberId: person.id, contactName: person.name, body: said },
    })
    const parts = await partsOfEnquiry(db, filesDir, {
      ...{ enquiryId: asked.id, staffId: staff.id, familyMember: person },
      words: { ofAsker: said, ofStaff: words.ofStaff },
    })
    const automatic = await anInboundMail(db, filesDir, {
      ...{ sender: person.email, subject: 'Automatic reply' },
    })
    files.push(...parts, automatic.storageKey)
    await insertRow(db, 'notifications', {
      ...{ id: newId(), event_key: draft.id, kind: 'case-updated', ...common, template_version: 1 },
      ...{ created_at: at, due_at: at, status: 'waiting' },
    })
    await insertRow(db, 'parent_consents', {
      ...{
        id: newId(),
        case_id: caseId,
        parent_id: person.id,
        level: 'status',
        told_by: 'phone',
        answered_at: at,
      },
    })
    await insertRow(db, 'record_corrections', {
      ...{ id: newId(), child_id: childId, case_id: caseId, asked_by_id: person.id, about_id: person.id },
      ...{ asked_at: at, field: 'own-phone', should_say: said },
    })
    const document = await aDocument(db, filesDir, { caseId, familyMemberId: person.id, title: said })
    files.push(document.storageKey)
    await insertRow(db, 'audit_entries', {
      ...{ id: newId(), at, actor_kind: 'family', actor_id: person.id, action: 'draft-comments-sent' },
      ...{ subject_kind: 'case', subject_id: caseId, case_id: caseId },
    })
    await insertRow(db, 'known_devices', {
      ...{ id: newId(), family_member_id: person.id, device_hash: newId(), device: 'Firefox on Android' },
      ...{ first_seen_at: at, last_seen_at: at },
    })
    await insertRow(db, 'passkeys', {
      ...{ id: newId(), family_member_id: person.id, credential_id: newId(), public_key: 'key', counter: 0 },
      ...{ label: 'My phone', created_at: at },
    })
  }
  const report = await aDocument(db, filesDir, { caseId, staffId: staff.id, title: words.ofStaff })
  files.push(report.storageKey)
  const [asked] = (
    await db.query('select id from enquiries where case_id = $1 and family_member_id = $2', [
      caseId,
      mother.id,
    ])
  ).rows
  await insertRow(db, 'messages', {
    ...{ id: newId(), enquiry_id: asked?.id, kind: 'note', author_kind: 'staff', author_staff_id: staff.id },
    ...{ author_name: 'Priya', body: words.ofStaff, written_at: at },
  })
  await ofStaff(db, { caseId, childId, staffId: staff.id, mother, father, note: words.ofStaff })
  return { case: made, mother, father, words, files }
}

interface Around {
  caseId: string
  childId: string
  staffId: string
  mother: Person
  father: Person
  note: string
}

/** What staff write around a case. */
async function ofStaff(db: Db, { caseId, childId, staffId, mother, father, note }: Around): Promise<void> {
  const at = usualMoment
  const day = '2026-11-20'
  const advice = await insertRow(db, 'advice_requests', {
    ...{
      id: newId(),
      case_id: caseId,
      kind: 'health',
      asked_of: 'Health service',
      contact_name: note,
      asked_on: day,
    },
  })
  await insertRow(db, 'advice_chases', {
    ...{ id: newId(), case_id: caseId, advice_request_id: advice.id, chased_on: day, how: 'phone', note },
  })
  await insertRow(db, 'setting_consultations', {
    ...{ id: newId(), case_id: caseId, setting_name: 'Tambourine School', asked_on: day },
  })
  await insertRow(db, 'case_duties', {
    ...{ case_id: caseId, kind: 'final-plan', subject_id: caseId, is_councils: true },
    ...{ legal_on: '2027-01-10', act_by: '2027-01-08' },
  })
  await insertRow(db, 'promises', {
    ...{
      id: newId(),
      case_id: caseId,
      duty: 'final-plan',
      due_on: '2027-01-10',
      made_at: at,
      owner_name: 'Priya',
    },
  })
  await insertRow(db, 'invitations', {
    ...{ id: newId(), case_id: caseId, family_member_id: father.id, name: father.name, code_hash: newId() },
    ...{ role: 'parent', relationship: 'Father', level: 'act', evidence: note, created_at: at },
    ...{ created_by_kind: 'staff', expires_at: at },
  })
  const children = { child_id: childId }
  const restriction = {
    ...children,
    kind: 'NO_CONTACT',
    family_member_id: father.id,
    note,
    set_at: at,
    set_by_id: staffId,
  }
  await insertRow(db, 'restrictions', { id: newId(), ...restriction, cleared_at: at, cleared_by_id: staffId })
  await insertRow(db, 'staff_locks', {
    ...{
      ...children,
      id: newId(),
      staff_member_id: staffId,
      reason: 'relative',
      set_at: at,
      set_by_id: staffId,
    },
  })
  await insertRow(db, 'named_staff', {
    ...{ ...children, staff_member_id: staffId, named_at: at, named_by_id: staffId },
  })
  await insertRow(db, 'broken_glass', {
    ...{ ...children, id: newId(), staff_member_id: staffId, reason: note, at, expires_at: at },
  })
  await insertRow(db, 'capacity_decisions', {
    ...{ id: newId(), case_id: caseId, matter: 'plan', has_capacity: 'no', reasons: note, decided_on: day },
    ...{ alternative_person_id: mother.id, ends_on: day, recorded_at: at, recorded_by_id: staffId },
  })
  await insertRow(db, 'rights_transfers', {
    ...{ ...children, passes_on: '2032-07-01', first_warned_on: '2032-04-01', changes_on: '2032-07-01' },
  })
  await insertRow(db, 'legal_holds', {
    ...{ ...children, id: newId(), reason: note, set_at: at, set_by_id: staffId },
    ...{ lifted_at: at, lifted_by_id: staffId, lift_reason: note },
  })
  await insertRow(db, 'access_requests', {
    ...{ ...children, id: newId(), family_member_id: father.id, received_on: day, due_on: day },
    ...{ recorded_by_id: staffId, recorded_at: at, closed_at: at, closed_why: note },
  })
  await db.query(
    `insert into access_request_items (id, access_request_id, source, source_id, is_flagged, digest)
     select $1, id, 'children', child_id, false, '' from access_requests where child_id = $2`,
    [newId(), childId],
  )
  await db.query(
    `insert into snapshot_runs (month_end, known_at, taken_at, cases) values ('2026-10-31', $1, $1, 1) on conflict do nothing`,
    [at],
  )
  await insertRow(db, 'case_snapshots', {
    ...{ month_end: '2026-10-31', case_id: caseId, status: 'DRAFT_WITH_FAMILY', district: 'Thanet' },
    ...{ is_late: false, has_exception: false },
  })
  await insertRow(db, 'bulk_orders', {
    ...{ id: newId(), case_count: 2, asked_by_id: staffId, asked_at: at },
    bulk_order: {
      act: 'name-place',
      cases: [
        { id: caseId, version: 1 },
        { id: newId(), version: 2 },
      ],
    },
    result: { done: 1, items: [{ id: caseId, reference: 'x', childName: 'Perrywinkle Vantongeren' }] },
  })
  await db.query(
    `insert into daily_runs (job, day, started_at, reached) values ('cases', '2026-11-20', $1, $2) on conflict do nothing`,
    [at, caseId],
  )
  await insertRow(db, 'audit_entries', {
    ...{ id: newId(), at, actor_kind: 'staff', actor_id: staffId, action: 'case-read', subject_kind: 'case' },
    ...{ subject_id: caseId, case_id: caseId },
  })
}

import { newId } from '../../src/platform/ids.ts'
import { usualMoment } from '../test-clock.ts'
import type { Ledger } from './ledger.ts'

const at = usualMoment
const day = '2026-11-23'

export interface EnquiryPut {
  enquiryId: string
  messageId: string
  noteId: string
  officerId: string
}

/**
 * A row in every table that hangs on an enquiry, under the enquiry's own word; what is for staff alone is `label: staff`,
 * what hangs on a note `label: note`.
 */
export async function putPartsOfEnquiry(ledger: Ledger, label: string, put: EnquiryPut): Promise<void> {
  const { enquiryId, officerId } = put
  const ofEnquiry = { enquiry_id: enquiryId }
  const forStaff = `${label}: staff`
  await ledger.put(label, 'enquiry_events', { id: newId(), ...ofEnquiry, kind: 'paused', at })
  await ledger.put(forStaff, 'enquiry_events', {
    ...{ id: newId(), ...ofEnquiry, kind: 'handed-to-safeguarding', at, staff_id: officerId },
    details: { said: 'A bruise' },
  })
  await ledger.put(label, 'complaints', {
    ...{ ...ofEnquiry, stage: 1, received_on: day, acknowledge_by: '2026-11-30' },
  })
  await ledger.put(label, 'enquiry_feedback', { id: newId(), ...ofEnquiry, is_answered: false, given_at: at })
  const call = await ledger.put(label, 'callbacks', {
    ...{ id: newId(), ...ofEnquiry, phone: '03069 990222', slot_on: day, starts_at_hour: 9, agreed_at: at },
  })
  await ledger.put(label, 'callback_tries', {
    ...{ id: newId(), callback_id: call.id, ...ofEnquiry, tried_at: at, tried_on: day, half: 'am' },
    ...{ staff_id: officerId, outcome: 'no-answer', note: 'Rang out' },
  })
  await putFiles(ledger, label, put)
  await ledger.put(forStaff, 'enquiry_presence', {
    ...{ ...ofEnquiry, staff_id: officerId, tab: newId(), is_writing: true, seen_at: at },
  })
  await ledger.put(forStaff, 'enquiry_drafts', {
    ...{ ...ofEnquiry, staff_id: officerId, kind: 'message', body: 'Dear', updated_at: at },
  })
  await ledger.put(forStaff, 'staff_tasks', { ...aTask('promise-near'), ...ofEnquiry })
  await ledger.put(forStaff, 'inbound_mails', {
    ...{ ...aMail('amina@mail.example'), ...ofEnquiry, message_id: put.messageId, outcome: 'new-enquiry' },
  })
}

async function putFiles(ledger: Ledger, label: string, put: EnquiryPut): Promise<void> {
  const file = () => ({
    ...{ id: newId(), enquiry_id: put.enquiryId, file_name: 'Report.pdf', media_type: 'application/pdf' },
    ...{ byte_size: 1, sha256: '', storage_key: newId(), uploaded_by_staff_id: put.officerId },
    ...{ uploaded_at: at, scan_status: 'clean', scan_due_at: at },
  })
  await ledger.put(label, 'message_files', { ...file(), message_id: put.messageId })
  await ledger.put(`${label}: note`, 'message_files', { ...file(), message_id: put.noteId })
  await ledger.put(`${label}: staff`, 'message_files', file())
}

const aTask = (kind: string) => ({ id: newId(), kind, cause_key: newId(), team: 'hub', created_at: at })

const aMail = (from: string) => ({
  ...{
    id: newId(),
    dedupe_key: newId(),
    storage_key: newId(),
    byte_size: 1,
    received_at: at,
    came_by: 'lmtp',
  },
  ...{ envelope_to: 'send@hub.example', envelope_from: from, sender: from, subject: 'X', due_at: at },
  ...{ status: 'filed', filed_at: at },
})

/** What staff have of somebody besides their questions: mail that became none, read or unread, and tasks about both. */
export async function putMailOfPerson(
  ledger: Ledger,
  name: string,
  { id, email }: { id: string; email: string },
): Promise<void> {
  const label = `${name}: mail`
  const automatic = await ledger.put(label, 'inbound_mails', {
    ...aMail(email),
    outcome: 'ignored-automatic',
  })
  await ledger.put(label, 'inbound_mails', {
    ...{
      ...aMail(email),
      envelope_from: email.toUpperCase(),
      sender: null,
      status: 'received',
      filed_at: null,
    },
  })
  await ledger.put(label, 'staff_tasks', { ...aTask('read-mail'), inbound_mail_id: automatic.id })
  await ledger.put(label, 'staff_tasks', { ...aTask('check-address'), family_member_id: id })
}

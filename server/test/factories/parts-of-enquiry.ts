import { Readable } from 'node:stream'
import { createFolderStore } from '../../src/platform/files/index.ts'
import { newId } from '../../src/platform/ids.ts'
import { usualMoment } from '../test-clock.ts'
import { aMessageFile } from './a-message-file.ts'
import { type Db, insertRow } from './insert-row.ts'

export interface PartsWanted {
  enquiryId: string
  staffId: string
  familyMember: { id: string; email: string }
  /** What the asker wrote, and what staff wrote where only staff read it. */
  words: { ofAsker: string; ofStaff: string }
}

/** Something in every table that hangs on an enquiry. The keys of its files: one with the first message, one of the mail. */
export async function partsOfEnquiry(db: Db, filesDir: string, wanted: PartsWanted): Promise<string[]> {
  const { enquiryId, staffId, familyMember, words } = wanted
  const at = usualMoment
  const day = '2026-11-23'
  const of = { enquiry_id: enquiryId }
  await insertRow(db, 'enquiry_events', { id: newId(), ...of, kind: 'paused', at, details: { dueOn: day } })
  await insertRow(db, 'enquiry_events', {
    ...{ id: newId(), ...of, kind: 'handed-to-safeguarding', at, staff_id: staffId },
    details: { to: 'Front door', said: words.ofStaff },
  })
  const call = await insertRow(db, 'callbacks', {
    ...{ id: newId(), ...of, phone: '03069 990888', slot_on: day, starts_at_hour: 9, agreed_at: at },
  })
  await insertRow(db, 'callback_tries', {
    ...{
      id: newId(),
      callback_id: call.id,
      ...of,
      tried_at: at,
      tried_on: day,
      half: 'am',
      staff_id: staffId,
    },
    ...{ outcome: 'no-answer', note: words.ofStaff },
  })
  await insertRow(db, 'complaints', { ...of, stage: 1, received_on: day, acknowledge_by: '2026-11-30' })
  await insertRow(db, 'enquiry_feedback', {
    ...{ id: newId(), ...of, family_member_id: familyMember.id, is_answered: false, given_at: at },
  })
  await insertRow(db, 'enquiry_presence', {
    ...{ ...of, staff_id: staffId, tab: newId(), is_writing: true, seen_at: at },
  })
  await insertRow(db, 'enquiry_drafts', {
    ...{ ...of, staff_id: staffId, kind: 'message', body: words.ofStaff, updated_at: at },
  })
  const file = await aMessageFile(db, filesDir, {
    ...{ enquiryId, familyMemberId: familyMember.id, fileName: `${words.ofAsker}.pdf` },
  })
  const mail = await anInboundMail(db, filesDir, {
    ...{ enquiryId, messageId: enquiryId, sender: familyMember.email, subject: words.ofAsker },
  })
  const task = { team: 'hub', created_at: at }
  for (const [kind, about] of [
    ['promise-near', of],
    ['check-address', { family_member_id: familyMember.id }],
    ['read-mail', { inbound_mail_id: mail.id }],
  ] as const) {
    const causeKey = `${kind}:${Object.values(about)[0]}`
    await insertRow(db, 'staff_tasks', { id: newId(), kind, cause_key: causeKey, ...about, ...task })
  }
  return [file.storageKey, mail.storageKey]
}

/** A mail with its file in the store: of an enquiry where one is named, else an automatic answer that became none. */
export async function anInboundMail(
  db: Db,
  filesDir: string,
  wanted: { sender: string; subject: string; enquiryId?: string; messageId?: string },
): Promise<{ id: string; storageKey: string }> {
  const id = newId()
  const content = Buffer.from(`From: ${wanted.sender}\r\nSubject: ${wanted.subject}\r\n\r\n${wanted.subject}`)
  const storageKey = await (await createFolderStore(filesDir).stage(Readable.from([content]))).keep()
  await insertRow(db, 'inbound_mails', {
    ...{ id, dedupe_key: newId(), storage_key: storageKey, byte_size: content.length, came_by: 'lmtp' },
    ...{ received_at: usualMoment, filed_at: usualMoment, due_at: usualMoment, status: 'filed' },
    ...{ outcome: wanted.enquiryId ? 'new-enquiry' : 'ignored-automatic', envelope_to: 'send@hub.test' },
    ...{ envelope_from: wanted.sender, sender: wanted.sender, subject: wanted.subject },
    ...{ enquiry_id: wanted.enquiryId ?? null, message_id: wanted.messageId ?? null },
  })
  return { id, storageKey }
}

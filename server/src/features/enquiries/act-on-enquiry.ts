import type { AuditAction, Council, EnquiryForStaff } from '@send-hub/shared'
import type { StaffContext } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { conflict, notFound, signInRequired } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { recordAudit } from '../audit/index.ts'
import { queueNotification } from '../notifications/index.ts'
import { findStaffMember, type StaffMember } from '../people/index.ts'
import { sentBefore } from './ask/sent-before.ts'
import { type EnquiryRecordOfStaff, findMessage, insertMessage, lockEnquiry } from './enquiries.store.ts'
import { readEnquiryForStaff } from './enquiry-for-staff.ts'

/** One act of a member of staff on an enquiry: what they are told back is the enquiry as it is then. */
export interface Act {
  tx: Tx
  ctx: StaffContext
  me: StaffMember
  enquiry: EnquiryRecordOfStaff
}

/** What a form wrote, under the key it was made with. */
export interface Written {
  requestKey: string
  body: string
}

/**
 * Runs an act on an enquiry nobody else can change meanwhile. The same form a second time changes nothing.
 * @throws not-found; conflict when `version` is given and someone changed it since it was opened
 */
export async function actOn(
  ctx: StaffContext,
  council: Council,
  enquiryId: string,
  version: number | null,
  work: (act: Act) => Promise<void>,
  reply?: Written,
): Promise<EnquiryForStaff> {
  return ctx.tx(async (tx) => {
    const enquiry = await lockEnquiry(tx, enquiryId)
    if (!enquiry) throw notFound()
    const me = ctx.actor.id ? await findStaffMember(tx, ctx.actor.id) : undefined
    if (!me) throw signInRequired()
    const act = { tx, ctx, me, enquiry }
    if (version === null || version === enquiry.version) await work(act)
    else if (!reply || !(await isThereAlready(act, 'message', reply))) throw changedMeanwhile()
    return readEnquiryForStaff(tx, ctx, council, enquiryId)
  })
}

export const changedMeanwhile = () =>
  conflict('Someone else has changed this enquiry since you opened it. Look at it again before you go on.')

/** Whether I have written this very text here before. */
async function isThereAlready({ tx, me, enquiry }: Act, kind: 'message' | 'note', written: Written) {
  const found = await findMessage(tx, written.requestKey)
  const isMine = found?.enquiryId === enquiry.id && found.authorStaffId === me.id
  return isMine && found.kind === kind && found.body === written.body
}

/** A text that comes from no form of its own. */
export const ours = (body: string): Written => ({ requestKey: newId(), body })

/**
 * False when this very message is in the thread already.
 * @throws conflict when its key belongs to another message: it must not be lost as a repeat
 */
export async function addStaffMessage(
  act: Act,
  kind: 'message' | 'note',
  written: Written,
  authorName: string,
): Promise<boolean> {
  const isNew = await insertMessage(act.tx, {
    id: written.requestKey,
    enquiryId: act.enquiry.id,
    kind,
    authorKind: 'staff',
    authorId: act.me.id,
    authorName,
    body: written.body,
    writtenAt: act.ctx.now,
  })
  if (isNew || (await isThereAlready(act, kind, written))) return isNew
  throw sentBefore()
}

export async function leaveTrace(
  { tx, ctx, enquiry }: Act,
  action: AuditAction,
  details: Record<string, unknown> = {},
) {
  await recordAudit(tx, ctx, {
    action,
    subjectKind: 'enquiry',
    subjectId: enquiry.id,
    caseId: enquiry.caseId,
    details,
  })
}

export async function tellAsker(
  { tx, ctx, enquiry }: Act,
  eventKey: string,
  kind: 'enquiry-answered' | 'case-updated',
) {
  if (!enquiry.familyMemberId) return
  await queueNotification(tx, ctx, {
    eventKey,
    kind,
    to: { familyMembers: [enquiry.familyMemberId] },
    caseId: enquiry.caseId,
  })
}

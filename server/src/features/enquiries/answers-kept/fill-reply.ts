import {
  type Council,
  type FilledReply,
  fillPlaceholders,
  formatDayLong,
  openPlaceholders,
  type PlaceholderFacts,
} from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { notFound } from '../../../platform/errors.ts'
import { recordAudit } from '../../audit/index.ts'
import { type AsAskerReads, readAsAskerReads } from '../../cases/index.ts'
import { findSavedReply } from './saved-replies.store.ts'

interface Asked {
  caseId: string | null
  familyMemberId: string | null
  replyBy: string | null
}

const readAsked = statement(
  'answers-kept.asked',
  `select case_id as "caseId", family_member_id as "familyMemberId", reply_by as "replyBy" from enquiries where id = $1`,
)

/**
 * A saved reply for one enquiry, with what this asker may be told. What they may not be told stays in its braces, and
 * nothing in braces can be sent.
 * @throws not-found when either is not there, or the reply is out of use
 */
export async function fillSavedReply(
  ctx: StaffContext,
  council: Council,
  enquiryId: string,
  replyId: string,
): Promise<FilledReply> {
  return ctx.tx(async (tx) => {
    const [asked] = await tx.rows<Asked>(readAsked, [enquiryId])
    const reply = await findSavedReply(tx, replyId)
    if (!asked || !reply || reply.isRetired) throw notFound()
    const body = fillPlaceholders(reply.body, await factsFor(tx, ctx, council, asked))
    await recordAudit(tx, ctx, {
      ...{ action: 'saved-reply-used', subjectKind: 'enquiry', subjectId: enquiryId, caseId: asked.caseId },
      details: { savedReplyId: replyId, version: reply.version },
    })
    return { title: reply.title, body, open: openPlaceholders(body) }
  })
}

async function factsFor(
  tx: Tx,
  ctx: StaffContext,
  council: Council,
  { caseId, familyMemberId, replyBy }: Asked,
): Promise<PlaceholderFacts> {
  const theirs =
    caseId && familyMemberId ? await readAsAskerReads(tx, ctx, council, caseId, familyMemberId) : null
  const { name, phone } = council.adviceService
  return {
    'phone of the hub': council.hub.phone,
    'advice service': `${name} (${phone})`,
    ...(replyBy && { 'reply by': formatDayLong(replyBy) }),
    ...(theirs && factsOfCase(theirs)),
  }
}

const factsOfCase = ({ childFirstName, stage, nextDate, late }: AsAskerReads): PlaceholderFacts => ({
  'child’s first name': childFirstName,
  stage: stage.title,
  'what happens now': stage.now,
  'what happens next': stage.next,
  'who is responsible': stage.who,
  'if it is late': late ? [late.heading, ...late.paragraphs].join('\n\n') : '',
  ...(nextDate && { 'next date': nextDate }),
})

import {
  type Council,
  type EnquiryForFamily,
  formatDayLong,
  type OfferedAnswer,
  type TopicCode,
  topicSettings,
} from '@send-hub/shared'
import { englandAndWales } from '../../../platform/calendar/index.ts'
import type { FamilyContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { notFound } from '../../../platform/errors.ts'
import { recordAudit } from '../../audit/index.ts'
import { queueNotification } from '../../notifications/index.ts'
import { hasMessageOf, insertEnquiry, insertMessage } from '../enquiries.store.ts'
import { readEnquiryForFamily } from '../enquiry-for-family.ts'
import { type KeptBytes, keepFamilyFiles } from '../files/index.ts'
import { asHub, type Joined, joinIfRepeat, makePromise, promiseForTopics } from '../promise/index.ts'
import { tellOtherTeams } from '../triage/tell-other-teams.ts'
import { keepUrgency } from './asker.store.ts'
import { countOffered } from './offered-answers.ts'
import { sentBefore } from './sent-before.ts'

/** Files that came before the message, and whether a scanner is set up. */
export interface Attached {
  files: readonly KeptBytes[]
  isScanned: boolean
}

export const nothingAttached: Attached = { files: [], isScanned: false }

/** A question on its way in, of somebody who is signed in and may ask it. */
export interface QuestionAsked {
  caseId: string | null
  askerName: string
  topic: TopicCode
  body: string
  /** Made with the form: sending it twice asks once. */
  requestKey: string
  urgentBecause?: string | undefined
  /** They say that it is about something else than what they asked before. */
  isNewMatter?: boolean | undefined
  schoolReason?: string | undefined
  legalBasis?: string | undefined
  offered?: OfferedAnswer | undefined
}

/**
 * Writes the enquiry with its message, files, promise, trace and receipt: all or nothing. Where they ask again about one
 * matter, the words join the first question. Sending the same form twice opens one.
 * @throws conflict when the form was sent before with other words; validation-failed for a file that went before
 */
export async function openEnquiry(
  tx: Tx,
  ctx: FamilyContext,
  council: Council,
  asked: QuestionAsked,
  { files, isScanned }: Attached,
): Promise<EnquiryForFamily> {
  const { caseId, askerName, topic, body, requestKey: id, offered } = asked
  const { urgentBecause, schoolReason, legalBasis } = asked
  const promise = promiseForTopics([topic], ctx.now, englandAndWales)
  const { team } = topicSettings[topic]
  const joined = await joinIfRepeat(tx, ctx, council, {
    ...{ caseId, familyMemberId: ctx.actor.id, contact: null, topics: [topic], messageId: id },
    isNewMatter: asked.isNewMatter,
  })
  if (joined) return joinFirst(tx, ctx, council, asked, { files, isScanned }, joined)
  const reference = await insertEnquiry(tx, {
    ...{ id, caseId, familyMemberId: ctx.actor.id, contact: null, contactName: askerName, channel: 'web' },
    ...{ topics: [topic], priority: promise.level, openedAt: ctx.now, replyBy: promise.replyBy, team },
    ...{ idempotencyKey: null, urgentBecause, schoolReason, legalBasis },
  })
  if (!reference) return openedBefore(tx, ctx, council, asked)

  const isNew = await insertMessage(tx, {
    ...{ id, enquiryId: id, kind: 'message', authorKind: 'family', authorId: ctx.actor.id },
    ...{ authorName: askerName, body, writtenAt: ctx.now },
  })
  if (!isNew) throw sentBefore()
  await keepFamilyFiles(tx, ctx, isScanned, { enquiryId: id, messageId: id }, files)
  await makePromise(tx, ctx, council, { enquiryId: id, team, replyBy: promise.replyBy })
  await tellOtherTeams(tx, ctx, { id, topics: [topic], team })
  if (offered) await countOffered(tx, ctx, { ...offered, caseId, outcome: 'asked' })
  await recordAudit(tx, ctx, { action: 'enquiry-opened', subjectKind: 'enquiry', subjectId: id, caseId })
  await queueNotification(tx, ctx, {
    ...{ eventKey: id, kind: 'enquiry-received', to: { familyMembers: [ctx.actor.id] }, caseId },
    values: { reference, replyBy: formatDayLong(promise.replyBy) },
  })
  return requireOwn(await readEnquiryForFamily(tx, ctx, council, id))
}

/** The words go into the question that they asked before. What they said of its urgency is kept where nothing was said. */
async function joinFirst(
  tx: Tx,
  ctx: FamilyContext,
  council: Council,
  asked: QuestionAsked,
  { files, isScanned }: Attached,
  { id, reference, replyBy, wasThere }: Joined,
): Promise<EnquiryForFamily> {
  const { caseId, askerName, body, requestKey, offered, urgentBecause } = asked
  if (!wasThere) {
    await insertMessage(tx, {
      ...{ id: requestKey, enquiryId: id, kind: 'message', authorKind: 'family', authorId: ctx.actor.id },
      ...{ authorName: askerName, body, writtenAt: ctx.now },
    })
    await keepFamilyFiles(tx, ctx, isScanned, { enquiryId: id, messageId: requestKey }, files)
    if (urgentBecause) await asHub(tx, ctx, () => keepUrgency(tx, id, urgentBecause))
    if (offered) await countOffered(tx, ctx, { ...offered, caseId, outcome: 'asked' })
    await recordAudit(tx, ctx, { action: 'family-wrote', subjectKind: 'enquiry', subjectId: id, caseId })
    await queueNotification(tx, ctx, {
      ...{ eventKey: requestKey, kind: 'enquiry-received', to: { familyMembers: [ctx.actor.id] }, caseId },
      values: { reference, replyBy: formatDayLong(replyBy) },
    })
  }
  const enquiry = requireOwn(await readEnquiryForFamily(tx, ctx, council, id))
  if (wasThere && !(await hasMessageOf(tx, id, requestKey, body))) throw sentBefore()
  return enquiry
}

function requireOwn(enquiry: EnquiryForFamily | undefined): EnquiryForFamily {
  if (!enquiry) throw notFound()
  return enquiry
}

/**
 * What the same form opened when it came before. A browser's Back shows a form with its old key: another question
 * under it must not be taken for a repeat and lost. Somebody else's key finds nothing: only one's own can be read.
 */
async function openedBefore(
  tx: Tx,
  ctx: FamilyContext,
  council: Council,
  { caseId, requestKey, body }: QuestionAsked,
): Promise<EnquiryForFamily> {
  const first = await readEnquiryForFamily(tx, ctx, council, requestKey)
  const isSame = first?.caseId === (caseId?.toLowerCase() ?? null)
  if (!first || !isSame || !(await hasMessageOf(tx, first.id, requestKey, body))) throw sentBefore()
  return first
}

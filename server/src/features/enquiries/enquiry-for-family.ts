import {
  type CaseForFamily,
  type Council,
  type EnquiryForFamily,
  type EnquiryStatusForFamily,
  type SchoolReason,
  schoolReasons,
  type TeamCode,
  type TopicCode,
  topicSettings,
} from '@send-hub/shared'
import type { FamilyContext } from '../../platform/context.ts'
import { type PagePart, readParts } from '../../platform/db/page-part.ts'
import { statement, type Tx } from '../../platform/db/transaction.ts'
import { notFound } from '../../platform/errors.ts'
import { complaintOf } from './complaints/complaints.store.ts'
import { threadIdsOf } from './enquiries.store.ts'
import { feedbackForFamily } from './feedback/give-feedback.ts'
import { filesForFamily } from './files/files-in-thread.ts'
import { writtenDownForFamily } from './phone/written-down.ts'
import { missedByOf, promisesForFamily } from './promise/promises-of.ts'
import { isOfThread, pageOfThread } from './thread-page.ts'

/** What we took for spam is closed, to whoever wrote it. */
const statusForFamily = (of: string) =>
  `case ${of}.status when 'spam' then 'closed' else ${of}.status end as status`

interface Row {
  id: string
  reference: string
  caseId: string | null
  childName: string | null
  topics: TopicCode[]
  schoolReason: SchoolReason | null
  status: EnquiryStatusForFamily
  openedAt: Date
  replyBy: string | null
  team: TeamCode
  mergedInto: EnquiryForFamily['mergedInto']
  messages: { id: string; authorKind: string; authorName: string; writtenAt: string; body: string }[]
  countBefore: number
  lastAnswerBy: string | null
}

const shown = { before: '$3', isSeen: "n.kind = 'message'" }

const readOne = statement(
  'enquiries.for-family',
  `select e.id, e.reference, e.case_id as "caseId", coalesce(ch.preferred_name, ch.forename) as "childName", e.topics,
     e.school_reason as "schoolReason",
     ${statusForFamily('e')}, e.opened_at as "openedAt", e.reply_by as "replyBy", e.team,
     ${pageOfThread(
       shown,
       `'id', m.id, 'authorKind', m.author_kind, 'authorName', m.author_name, 'writtenAt', m.written_at, 'body', m.body`,
     )},
     (select m.author_name from messages m where m.enquiry_id in ${threadIdsOf('e.id')} and m.kind = 'message'
        and m.author_kind = 'staff' order by m.written_at desc, m.id desc limit 1) as "lastAnswerBy",
     (select json_build_object('id', k.id, 'reference', k.reference, 'replyBy', k.reply_by) from enquiries k
       where k.id = e.merged_into_id) as "mergedInto"
   from enquiries e
     left join cases c on c.id = e.case_id
     left join children ch on ch.id = c.child_id
   where e.id = $1 and e.family_member_id = $2 and ${isOfThread(shown)}`,
)

/** What each file of this feature adds to the conversation: all of them are read in one statement. */
const parts = {
  promised: promisesForFamily,
  writtenDown: writtenDownForFamily,
  files: filesForFamily,
  complaint: complaintOf,
  feedback: feedbackForFamily,
}

/**
 * The conversation as the one who asked may see it: its newest messages, or those before one of them. Undefined when it,
 * or that message in it, is absent or someone else's.
 */
export async function readEnquiryForFamily(
  tx: Tx,
  ctx: FamilyContext,
  council: Council,
  enquiryId: string,
  before: string | null = null,
): Promise<EnquiryForFamily | undefined> {
  const [row] = await tx.rows<Row>(readOne, [enquiryId, ctx.actor.id, before])
  if (!row) return undefined
  const shownIds = row.messages.map(({ id }) => id)
  const added = await readParts(tx, 'enquiries.for-family-parts', parts, ctx, enquiryId, shownIds)
  return {
    ...added,
    id: row.id,
    reference: row.reference,
    caseId: row.childName ? row.caseId : null,
    childName: row.childName,
    isOfSchool: row.schoolReason !== null,
    topics: row.schoolReason
      ? [schoolReasons[row.schoolReason]]
      : row.topics.map((topic) => topicSettings[topic].publicLabel),
    status: row.status,
    openedAt: row.openedAt.toISOString(),
    replyBy: row.replyBy,
    isOverdue: row.replyBy !== null && row.replyBy < ctx.today,
    mergedInto: row.mergedInto,
    answeredBy: row.lastAnswerBy ?? council.teams[row.team].publicName,
    messages: row.messages.map((message) => ({
      id: message.id,
      // What they wrote before they had an account is theirs too.
      from:
        message.authorKind === 'family' || message.authorKind === 'contact'
          ? ('you' as const)
          : ('us' as const),
      name: message.authorName,
      writtenAt: new Date(message.writtenAt).toISOString(),
      body: message.body,
    })),
    earlier: row.countBefore - row.messages.length,
  }
}

/** @throws not-found when it, or the message `before`, is absent or someone else's */
export async function enquiryForFamily(
  ctx: FamilyContext,
  council: Council,
  enquiryId: string,
  before?: string,
): Promise<EnquiryForFamily> {
  const enquiry = await ctx.tx((tx) => readEnquiryForFamily(tx, ctx, council, enquiryId, before))
  if (!enquiry) throw notFound()
  return enquiry
}

type EnquiryOfCase = Pick<Row, 'id' | 'reference' | 'topics' | 'status' | 'replyBy'> & {
  openedOn: string
  missedBy: string | null
}

/** What a family's case page lists of their own questions, newest first. */
export const enquiriesForFamily: PagePart<CaseForFamily['enquiries'], FamilyContext> = {
  query: `select id, reference, topics, ${statusForFamily('enquiries')}, (opened_at at time zone 'Europe/London')::date as "openedOn",
     reply_by as "replyBy", ${missedByOf('enquiries.id')} as "missedBy"
   from enquiries where case_id = $3 and family_member_id = $1 order by opened_at desc limit 20`,
  toView: (rows: EnquiryOfCase[], ctx) =>
    rows.map(({ id, reference, topics, status, openedOn, replyBy, missedBy }) => ({
      ...{ id, reference, status, openedOn, replyBy, missedBy },
      topics: topics.map((topic) => topicSettings[topic].publicLabel),
      isOverdue: replyBy !== null && replyBy < ctx.today,
    })),
}

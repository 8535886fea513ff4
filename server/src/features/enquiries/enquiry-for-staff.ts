import {
  type AskerStanding,
  type CaseForStaff,
  type Council,
  type EnquiryForStaff,
  type RestrictionOfCase,
  type TopicCode,
  topicSettings,
} from '@send-hub/shared'
import type { StaffContext } from '../../platform/context.ts'
import { type PagePart, readParts } from '../../platform/db/page-part.ts'
import { statement, type Tx } from '../../platform/db/transaction.ts'
import { notFound } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { askerStandingOf, readCaseBrief, restrictionsOf } from '../cases/index.ts'
import { reviewParts, toldBefore } from './answers-kept/index.ts'
import { askedForStaff } from './ask/asked-for-staff.ts'
import { mailStoppedForStaff, mailsForStaff } from './by-mail/mails-in-thread.ts'
import { callBackForStaff } from './callbacks/callback-for-staff.ts'
import { complaintOf } from './complaints/complaints.store.ts'
import { ownDrafts, readerId } from './drafts/index.ts'
import { eventsForStaff } from './enquiry-events.ts'
import { filesForStaff } from './files/files-in-thread.ts'
import { hereForStaff } from './live/index.ts'
import { mailOfReply } from './mail-out/reply-by-mail.ts'
import { writtenDownForStaff } from './phone/written-down.ts'
import { promisesForStaff } from './promise/promises-of.ts'
import { type EnquiryListRow, rowColumns, rowJoins, toEnquiryRow } from './queue/enquiry-queue.ts'
import { isOfThread, newestOfThread, pageOfThread } from './thread-page.ts'
import { triageForStaff } from './triage/triage-for-staff.ts'

interface Row extends EnquiryListRow {
  contact: { email?: string; phone?: string } | null
  askerEmail: string | null
  askerPhone: string | null
  closedAt: Date | null
  messages: (Omit<EnquiryForStaff['messages'][number], 'writtenAt'> & { writtenAt: string })[]
  countBefore: number
  newest: EnquiryForStaff['newest']
  officer: string | null
  askerLevel: string | null
  askerRelationship: string | null
  askerStanding: AskerStanding
  restrictions: RestrictionOfCase[]
  colleagues: EnquiryForStaff['colleagues']
}

const shown = { before: '$7', isSeen: 'true' }

/** Reads the enquiry with a page of its thread and what stands beside it, and leaves the trace of the reading: one statement. */
const readOne = statement(
  'enquiries.for-staff',
  `with trace as (
     insert into audit_entries (id, at, actor_kind, actor_id, action, subject_kind, subject_id, case_id)
     select $3, $4, $5, $6, 'enquiry-read', 'enquiry', id, case_id from enquiries where id = $1
   )
   select ${rowColumns('$2')}, e.contact, f.email as "askerEmail", f.phone as "askerPhone", e.closed_at as "closedAt",
     ${pageOfThread(
       shown,
       `'id', m.id, 'kind', m.kind, 'authorKind', m.author_kind, 'authorName', m.author_name, 'writtenAt', m.written_at,
        'body', m.body, 'joinedFrom', case when m.enquiry_id <> e.id then m.reference end`,
     )},
     ${newestOfThread(shown)} as newest,
     (select o.name from staff_members o where o.id = c.officer_id) as officer,
     a.level as "askerLevel", a.relationship as "askerRelationship",
     ${askerStandingOf('e.case_id', 'e.family_member_id', '$2')} as "askerStanding",
     (select coalesce(json_agg(r), '[]') from (${restrictionsOf('c.child_id')}) r) as restrictions,
     (select coalesce(json_agg(json_build_object('id', k.id, 'name', k.name, 'team', k.team) order by k.name), '[]')
      from staff_members k where k.is_active) as colleagues
   from enquiries e ${rowJoins}
     left join family_members f on f.id = e.family_member_id
     left join access_on($2) a on a.case_id = e.case_id and a.family_member_id = e.family_member_id
   where e.id = $1 and ${isOfThread(shown)}`,
)

/** What each file of this feature adds to the enquiry: all of them are read in one statement. */
const parts = {
  lastCallBack: callBackForStaff,
  writtenDown: writtenDownForStaff,
  events: eventsForStaff,
  promised: promisesForStaff,
  here: hereForStaff,
  readerId,
  ownDrafts,
  files: filesForStaff,
  mails: mailsForStaff,
  isMailStopped: mailStoppedForStaff,
  mailOfReply,
  asked: askedForStaff,
  triage: triageForStaff,
  complaint: complaintOf,
  toldBefore,
  ...reviewParts,
}

/** Its newest messages, or those before one of them. @throws not-found, also where that message is not of this thread */
export async function readEnquiryForStaff(
  tx: Tx,
  ctx: StaffContext,
  council: Council,
  enquiryId: string,
  before: string | null = null,
): Promise<EnquiryForStaff> {
  const [row] = await tx.rows<Row>(readOne, [
    enquiryId,
    ctx.today,
    newId(),
    ctx.now,
    ctx.actor.kind,
    ctx.actor.id,
    before,
  ])
  if (!row) throw notFound()
  const brief = await readCaseBrief(tx, ctx, council, row.caseId)
  const shownIds = row.messages.map(({ id }) => id)
  const added = await readParts(tx, 'enquiries.for-staff-parts', parts, ctx, enquiryId, shownIds)
  const isAddressHidden = row.restrictions.some(({ kind }) => kind === 'ADDRESS_HIDDEN')
  return {
    ...toEnquiryRow(row),
    ...added,
    contact: isAddressHidden
      ? { email: null, phone: null }
      : {
          email: row.askerEmail ?? row.contact?.email ?? null,
          phone: row.askerPhone ?? row.contact?.phone ?? null,
        },
    closedAt: row.closedAt?.toISOString() ?? null,
    messages: row.messages.map((message) => ({
      ...message,
      writtenAt: new Date(message.writtenAt).toISOString(),
    })),
    earlier: row.countBefore - row.messages.length,
    newest: row.newest.map(({ id, writtenAt }) => ({ id, writtenAt: new Date(writtenAt).toISOString() })),
    case: brief && {
      ...brief,
      officer: row.officer,
      askerLevel: row.askerLevel,
      askerRelationship: row.askerRelationship,
      askerStanding: row.askerStanding,
      restrictions: ctx.actor.kind === 'staff' ? row.restrictions : [],
      isAddressHidden,
    },
    colleagues: row.colleagues,
  }
}

type EnquiryOfCase = Omit<CaseForStaff['enquiries'][number], 'topics'> & { topics: TopicCode[] }

/** What the page of a case lists of its enquiries, newest first. */
export const enquiriesForStaff: PagePart<CaseForStaff['enquiries'], StaffContext> = {
  query: `select id, reference, contact_name as "contactName", status, topics,
     (opened_at at time zone 'Europe/London')::date as "openedOn", reply_by as "replyBy"
   from enquiries where case_id = $3 order by opened_at desc limit 50`,
  toView: (rows: EnquiryOfCase[]) =>
    rows.map((row) => ({ ...row, topics: row.topics.map((topic) => topicSettings[topic].staffLabel) })),
}

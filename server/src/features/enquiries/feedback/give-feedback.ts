import type { Council, EnquiryForFamily, FeedbackForFamily, NewFeedback } from '@send-hub/shared'
import type { FamilyContext } from '../../../platform/context.ts'
import type { PagePart } from '../../../platform/db/page-part.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { conflict, notFound } from '../../../platform/errors.ts'
import { recordAudit } from '../../audit/index.ts'
import { sentBefore } from '../ask/sent-before.ts'
import { openStage, stagesOf } from '../complaints/complaints.store.ts'
import { hasMessageOf, insertMessage, lockEnquiryOfFamily } from '../enquiries.store.ts'
import { addEnquiryEvent } from '../enquiry-events.ts'
import { readEnquiryForFamily } from '../enquiry-for-family.ts'
import { asHub, endPromise, renewPromise } from '../promise/index.ts'
import { requireStanding } from '../promise/promise-acts.ts'

const insertRow = statement(
  'feedback.insert',
  `insert into enquiry_feedback (id, enquiry_id, family_member_id, is_answered, given_at) values ($1, $2, $3, $4, $5)
   on conflict (id) do nothing returning id`,
)

const readGiven = statement(
  'feedback.given',
  'select is_answered as "isAnswered" from enquiry_feedback where id = $1 and enquiry_id = $2',
)

/** @throws conflict where the form said something else before: whoever goes back and says "no" must be heard */
async function requireSame(
  tx: Tx,
  requestKey: string,
  enquiryId: string,
  isAnswered: boolean,
): Promise<void> {
  const [given] = await tx.rows<{ isAnswered: boolean }>(readGiven, [requestKey, enquiryId])
  if (given?.isAnswered !== isAnswered) throw sentBefore()
}

/** The two most urgent priorities are a person's to give: "not answered" raises as far as the one below them. */
const raisedTo = 2

/**
 * The one question after an answer. "It answered my question" closes it. "It did not" opens it again, one step more urgent,
 * with a new day and, if they like, what is missing in their words. The same form twice counts once.
 * @throws not-found when the enquiry is absent or someone else's; conflict when we have not answered
 */
export async function giveFeedback(
  ctx: FamilyContext,
  council: Council,
  enquiryId: string,
  { isAnswered, body, requestKey }: NewFeedback,
): Promise<EnquiryForFamily> {
  return ctx.tx(async (tx) => {
    const enquiry = await lockEnquiryOfFamily(tx, enquiryId, ctx.actor.id)
    if (!enquiry) throw notFound()
    const { caseId, status } = enquiry
    await asHub(tx, ctx, async () => {
      const given = [requestKey, enquiryId, ctx.actor.id, isAnswered, ctx.now]
      if ((await tx.rows(insertRow, given)).length === 0)
        return requireSame(tx, requestKey, enquiryId, isAnswered)
      if (enquiry.mergedIntoId || (status !== 'answered' && status !== 'closed')) {
        throw conflict('We have not answered this question yet, or you have written since.')
      }
      if (isAnswered) await closeByFamily(tx, ctx, enquiryId, status)
      else await openByFamily(tx, ctx, council, enquiryId)
      await recordAudit(tx, ctx, {
        ...{ action: 'feedback-given', subjectKind: 'enquiry', subjectId: enquiryId, caseId },
        details: { isAnswered },
      })
    })
    if (!isAnswered && body) {
      await insertMessage(tx, {
        ...{ id: requestKey, enquiryId, kind: 'message', authorKind: 'family', authorId: ctx.actor.id },
        ...{ authorName: enquiry.contactName, body, writtenAt: ctx.now },
      })
    }
    const view = await readEnquiryForFamily(tx, ctx, council, enquiryId)
    if (!view) throw notFound()
    // The key of another form, or of an earlier answer with other words: what they wrote must not be lost as a repeat.
    if (!isAnswered && body && !(await hasMessageOf(tx, enquiryId, requestKey, body))) throw sentBefore()
    return view
  })
}

async function closeByFamily(tx: Tx, ctx: FamilyContext, enquiryId: string, status: string): Promise<void> {
  if (status === 'closed' || openStage(await stagesOf(tx, enquiryId))) return
  await endPromise(tx, ctx, { id: enquiryId }, { status: 'closed' })
  await addEnquiryEvent(tx, ctx, enquiryId, 'closed', { reason: 'answered', by: 'family' })
}

async function openByFamily(tx: Tx, ctx: FamilyContext, council: Council, enquiryId: string): Promise<void> {
  const { priority } = await requireStanding(tx, enquiryId)
  const level = priority > raisedTo ? priority - 1 : priority
  await renewPromise(tx, ctx, council, { id: enquiryId }, { because: 'not-answered', priority: level })
}

/** Whether they are to be asked, and what they said to the last answer. */
export const feedbackForFamily: PagePart<FeedbackForFamily, FamilyContext> = {
  query: `select (e.status in ('answered', 'closed') and e.merged_into_id is null) as "isAsked", (
     select f.is_answered from enquiry_feedback f where f.enquiry_id = e.id and f.given_at >= coalesce((
       select max(m.written_at) from messages m where m.enquiry_id = e.id and m.kind = 'message' and m.author_kind = 'staff'), '-infinity')
     order by f.given_at desc limit 1) as said
   from enquiries e where e.id = $3 and e.family_member_id = $1`,
  toView: ([row]: { isAsked: boolean; said: boolean | null }[]) => ({
    isAsked: Boolean(row?.isAsked) && row?.said === null,
    said: row?.said ?? null,
  }),
}

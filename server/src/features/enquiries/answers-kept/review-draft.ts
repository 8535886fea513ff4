import type { AskForReview, DraftReviews, GiveVerdict } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import { type PagePart, readParts } from '../../../platform/db/page-part.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { conflict, invalid, notFound } from '../../../platform/errors.ts'
import { recordAudit } from '../../audit/index.ts'
import { findStaffMember } from '../../people/index.ts'
import { isClosedTo } from '../enquiries.store.ts'
import { whoAmI } from '../queue/people-of-queue.ts'
import { addStaffTask, endStaffTasks } from '../staff-tasks.ts'
import {
  askReview,
  type DraftToReadRow,
  draftsToReadQuery,
  type OwnReviewRow,
  ownReviewQuery,
  readReviewState,
  takeBackReview,
  writeVerdict,
} from './reviews.store.ts'

const readPlace = statement(
  'answers-kept.review-place',
  'select case_id as "caseId", team from enquiries where id = $1 for key share',
)

/** @throws not-found unless the reader may open it */
async function requireEnquiry(tx: Tx, enquiryId: string): Promise<{ caseId: string | null; team: string }> {
  const [found] = await tx.rows<{ caseId: string | null; team: string }>(readPlace, [enquiryId])
  if (!found) throw notFound()
  return found
}

const causeOf = (enquiryId: string, writerId: string) => `review-draft:${enquiryId}:${writerId}`

/**
 * Asks a colleague, or whoever comes first, to read what one has written and not sent. Asking anew forgets what was said
 * of it before.
 * @throws not-found; validation-failed for who can't open it; conflict when the draft was changed in another window
 */
export async function askForReview(
  ctx: StaffContext,
  enquiryId: string,
  { reviewerId, draftVersion }: AskForReview,
): Promise<void> {
  await ctx.tx(async (tx) => {
    const { caseId, team } = await requireEnquiry(tx, enquiryId)
    const me = await whoAmI(tx, ctx)
    const reviewer = reviewerId ? await requireReviewer(tx, reviewerId, me.id, enquiryId) : null
    const key = { enquiryId, writerId: me.id }
    if (!(await askReview(tx, key, draftVersion, reviewerId, ctx.now))) {
      if (!(await readReviewState(tx, key))) throw invalid('/draftVersion', 'Write something first')
      throw conflict(
        'You have changed this draft in another window. Look at it before you ask somebody to read it.',
      )
    }
    const causeKey = causeOf(enquiryId, me.id)
    await endStaffTasks(tx, ctx, causeKey, 'asked-anew')
    await addStaffTask(tx, ctx, {
      ...{ kind: 'review-draft', causeKey, team: reviewer?.team ?? team, forStaffId: reviewerId, enquiryId },
      details: { writerId: me.id },
    })
    await trace(tx, ctx, 'draft-review-asked', enquiryId, caseId, { of: reviewerId })
  })
}

async function requireReviewer(tx: Tx, reviewerId: string, myId: string, enquiryId: string) {
  const found = reviewerId === myId ? undefined : await findStaffMember(tx, reviewerId)
  if (!found) throw invalid('/reviewerId', 'Choose a colleague who works here')
  if (await isClosedTo(tx, enquiryId, reviewerId)) {
    throw invalid('/reviewerId', 'This colleague can’t work on this case. Choose somebody else')
  }
  return found
}

/** Nobody need read it any more. One that is taken back already is no fault. @throws not-found */
export async function takeBackAsking(ctx: StaffContext, enquiryId: string): Promise<void> {
  await ctx.tx(async (tx) => {
    await requireEnquiry(tx, enquiryId)
    const me = await whoAmI(tx, ctx)
    if (await takeBackReview(tx, { enquiryId, writerId: me.id }))
      await endReview(tx, ctx, enquiryId, me.id, 'taken-back')
  })
}

/**
 * Says of a colleague's draft "send it" or "change it". Sending and changing stay its writer's.
 * @throws not-found where nobody asked, or somebody else was asked; conflict when it was changed since it was read
 */
export async function giveVerdict(
  ctx: StaffContext,
  enquiryId: string,
  { writerId, draftVersion, verdict, note }: GiveVerdict,
): Promise<void> {
  await ctx.tx(async (tx) => {
    const { caseId } = await requireEnquiry(tx, enquiryId)
    const me = await whoAmI(tx, ctx)
    const key = { enquiryId, writerId }
    if (!(await writeVerdict(tx, key, draftVersion, me.id, ctx.now, { verdict, note: note || null })))
      throw await refusal(tx, key, me.id)
    await endReview(tx, ctx, enquiryId, writerId, verdict)
    await trace(tx, ctx, 'draft-read-over', enquiryId, caseId, { writerId, verdict })
  })
}

async function refusal(tx: Tx, key: { enquiryId: string; writerId: string }, myId: string) {
  const state = await readReviewState(tx, key)
  const isMine = state?.isAsked && key.writerId !== myId && (state.reviewerId ?? myId) === myId
  if (!state || !isMine) return notFound()
  return state.isReviewed
    ? conflict('Somebody has read this draft already.')
    : conflict('The draft has changed since you read it. Read it again.')
}

/** The task is over: it was read, sent or thrown away. `outcome` is a code. */
export async function endReview(
  tx: Tx,
  ctx: StaffContext,
  enquiryId: string,
  writerId: string,
  outcome: string,
): Promise<void> {
  await endStaffTasks(tx, ctx, causeOf(enquiryId, writerId), outcome)
}

const iso = (moment: string) => new Date(moment).toISOString()

const ownReview: PagePart<DraftReviews['own'], StaffContext> = {
  query: ownReviewQuery,
  toView: ([row]: OwnReviewRow[]) =>
    row ? { ...row, askedAt: iso(row.askedAt), reviewedAt: row.reviewedAt && iso(row.reviewedAt) } : null,
}

const draftsToRead: PagePart<DraftReviews['toRead'], StaffContext> = {
  query: draftsToReadQuery,
  // Nobody asks another system what it thinks.
  toView: (rows: DraftToReadRow[], ctx) =>
    ctx.actor.kind === 'staff' ? rows.map((row) => ({ ...row, askedAt: iso(row.askedAt) })) : [],
}

/** For the page of the enquiry. */
export const reviewParts = { ownReview, draftsToRead }

/** The same by itself: the writer's page asks now and then whether somebody has read it. @throws not-found */
export async function readReviews(ctx: StaffContext, enquiryId: string): Promise<DraftReviews> {
  return ctx.tx(async (tx) => {
    await requireEnquiry(tx, enquiryId)
    const { ownReview: own, draftsToRead: toRead } = await readParts(
      tx,
      'answers-kept.reviews',
      reviewParts,
      ctx,
      enquiryId,
    )
    return { own, toRead }
  })
}

async function trace(
  tx: Tx,
  ctx: StaffContext,
  action: 'draft-review-asked' | 'draft-read-over',
  enquiryId: string,
  caseId: string | null,
  details: Record<string, unknown>,
) {
  await recordAudit(tx, ctx, { action, subjectKind: 'enquiry', subjectId: enquiryId, caseId, details })
}

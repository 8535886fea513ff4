import { statement, type Tx } from '../../../platform/db/transaction.ts'

/** A draft of an answer: whose, and in which enquiry. */
export interface ReviewKey {
  enquiryId: string
  writerId: string
}

export interface ReviewState {
  version: number
  isAsked: boolean
  isReviewed: boolean
  reviewerId: string | null
}

const mine = `enquiry_id = $1 and staff_id = $2 and kind = 'message'`
const noVerdict =
  'reviewed_at = null, reviewed_by_id = null, verdict = null, review_note = null, reviewed_version = null'

const readState = statement(
  'answers-kept.review-state',
  `select version, review_asked_at is not null as "isAsked", reviewed_at is not null as "isReviewed", reviewer_id as "reviewerId"
   from enquiry_drafts where ${mine}`,
)

export async function readReviewState(tx: Tx, { enquiryId, writerId }: ReviewKey) {
  return (await tx.rows<ReviewState>(readState, [enquiryId, writerId]))[0]
}

const ask = statement(
  'answers-kept.ask-review',
  `update enquiry_drafts set review_asked_at = $4, reviewer_id = $5, ${noVerdict} where ${mine} and version = $3 returning 1 as one`,
)

/** Also anew, once it was read. False when the draft has another number by now, or is gone. */
export async function askReview(
  tx: Tx,
  { enquiryId, writerId }: ReviewKey,
  version: number,
  reviewerId: string | null,
  now: Date,
): Promise<boolean> {
  return (await tx.rows(ask, [enquiryId, writerId, version, now, reviewerId])).length === 1
}

const takeBack = statement(
  'answers-kept.take-back-review',
  `update enquiry_drafts set review_asked_at = null, reviewer_id = null, ${noVerdict}
   where ${mine} and review_asked_at is not null returning 1 as one`,
)

/** False when nobody was asked. */
export async function takeBackReview(tx: Tx, { enquiryId, writerId }: ReviewKey): Promise<boolean> {
  return (await tx.rows(takeBack, [enquiryId, writerId])).length === 1
}

const review = statement(
  'answers-kept.review',
  `update enquiry_drafts set reviewed_at = $5, reviewed_by_id = $4, verdict = $6, review_note = $7, reviewed_version = $3
   where ${mine} and version = $3 and review_asked_at is not null and reviewed_at is null and staff_id <> $4
     and (reviewer_id is null or reviewer_id = $4) returning 1 as one`,
)

/** False when it is not asked of this reader, or not any more, or has another number by now. */
export async function writeVerdict(
  tx: Tx,
  { enquiryId, writerId }: ReviewKey,
  version: number,
  readerId: string,
  now: Date,
  verdict: { verdict: string; note: string | null },
): Promise<boolean> {
  const values = [enquiryId, writerId, version, readerId, now, verdict.verdict, verdict.note]
  return (await tx.rows(review, values)).length === 1
}

export interface OwnReviewRow {
  askedAt: string
  askedOf: string | null
  verdict: 'ok' | 'change' | null
  note: string | null
  reviewedBy: string | null
  reviewedAt: string | null
  isChangedSince: boolean
}
export interface DraftToReadRow {
  writerId: string
  writerName: string
  body: string
  draftVersion: number
  askedAt: string
  isForMeAlone: boolean
}

/** The reader's own draft where somebody was asked to look at it. */
export const ownReviewQuery = `select d.review_asked_at as "askedAt", k.name as "askedOf", d.verdict, d.review_note as note,
    b.name as "reviewedBy", d.reviewed_at as "reviewedAt",
    d.reviewed_at is not null and d.reviewed_version is distinct from d.version as "isChangedSince"
  from enquiry_drafts d left join staff_members k on k.id = d.reviewer_id left join staff_members b on b.id = d.reviewed_by_id
  where d.enquiry_id = $3 and d.staff_id = $1 and d.kind = 'message' and d.review_asked_at is not null`

/** Colleagues' drafts that the reader is asked to look at, the longest waiting first. */
export const draftsToReadQuery = `select d.staff_id as "writerId", w.name as "writerName", d.body, d.version as "draftVersion",
    d.review_asked_at as "askedAt", d.reviewer_id is not null as "isForMeAlone"
  from enquiry_drafts d join staff_members w on w.id = d.staff_id
  where d.enquiry_id = $3 and d.staff_id <> $1 and d.kind = 'message' and d.review_asked_at is not null
    and d.reviewed_at is null and (d.reviewer_id is null or d.reviewer_id = $1)
  order by d.review_asked_at, d.staff_id`

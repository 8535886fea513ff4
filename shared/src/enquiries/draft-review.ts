import { z } from 'zod'

/** "Ask a colleague to read it": nobody named means whoever of us comes first. */
export const AskForReview = z.object({
  reviewerId: z.uuid().nullable().default(null),
  /** The draft as it was saved last: nobody is asked to read other words than the writer sees. */
  draftVersion: z.coerce.number().int().min(1, 'Write something first'),
})
export type AskForReview = z.infer<typeof AskForReview>

export const reviewVerdicts = ['ok', 'change'] as const
export const reviewVerdictWords: Record<(typeof reviewVerdicts)[number], string> = {
  ok: 'Send it',
  change: 'Change it',
}

export const GiveVerdict = z
  .object({
    /** Whose draft. */
    writerId: z.uuid(),
    /** The draft that was read: a newer one is looked at again. */
    draftVersion: z.coerce.number().int(),
    verdict: z.enum(reviewVerdicts, 'Choose what you think of it'),
    note: z.string().trim().max(2_000, 'Use 2,000 characters or fewer').optional(),
  })
  .superRefine(({ verdict, note }, ctx) => {
    if (verdict === 'change' && !note)
      ctx.addIssue({ code: 'custom', path: ['note'], message: 'Write what to change' })
  })
export type GiveVerdict = z.infer<typeof GiveVerdict>

/** What became of asking for a second pair of eyes, as the writer sees it. */
export const OwnReview = z.object({
  askedAt: z.string(),
  /** Null: anybody. */
  askedOf: z.string().nullable(),
  verdict: z.enum(reviewVerdicts).nullable(),
  note: z.string().nullable(),
  reviewedBy: z.string().nullable(),
  reviewedAt: z.string().nullable(),
  /** The draft has changed since it was read. */
  isChangedSince: z.boolean(),
})
export type OwnReview = z.infer<typeof OwnReview>

/** A colleague's draft that the reader is asked to look at: to read, never to change or send. */
export const DraftToRead = z.object({
  writerId: z.uuid(),
  writerName: z.string(),
  body: z.string(),
  draftVersion: z.number().int(),
  askedAt: z.string(),
  isForMeAlone: z.boolean(),
})
export type DraftToRead = z.infer<typeof DraftToRead>

export const DraftReviews = z.object({ own: OwnReview.nullable(), toRead: z.array(DraftToRead) })
export type DraftReviews = z.infer<typeof DraftReviews>

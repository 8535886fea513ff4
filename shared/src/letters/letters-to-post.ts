import { z } from 'zod'
import { Day } from '../day.ts'
import { Paging } from '../paging.ts'

/** What became of a letter on paper. Null in its place: the letter is read online. */
export const PostOfLetter = z.object({
  /** By the end of this day it is to be in the post. */
  postBy: Day,
  posted: z.object({ on: Day, by: z.string() }).nullable(),
  /** It went after `postBy`, or that day is over and it has not gone. */
  isLate: z.boolean(),
  /** Its decision was taken back or the child has died before it was posted. */
  mustNotGo: z.boolean(),
})
export type PostOfLetter = z.infer<typeof PostOfLetter>

export const LettersSearch = Paging.extend({ state: z.literal('to-post').default('to-post') })
export type LettersSearch = z.infer<typeof LettersSearch>

/**
 * `held-back`: a restriction keeps it from them, and it must not go. `access-ended`: may not read letters of this case any
 * more. `address-changed`: since the letter was written.
 */
export const PostWarning = z.enum(['held-back', 'access-ended', 'address-changed'])
export type PostWarning = z.infer<typeof PostWarning>

export const LetterToPost = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  reference: z.string(),
  childName: z.string(),
  title: z.string(),
  to: z.string(),
  sentOn: Day,
  postBy: Day,
  isLate: z.boolean(),
  warning: PostWarning.nullable(),
})
export type LetterToPost = z.infer<typeof LetterToPost>

/** Oldest first. */
export const LettersToPost = z.object({ items: z.array(LetterToPost), total: z.int() })
export type LettersToPost = z.infer<typeof LettersToPost>

export const LettersPosted = z.object({
  letterIds: z.array(z.uuid()).min(1, 'Choose at least one letter').max(100, 'Choose 100 letters or fewer'),
  /** The day they went to the post. Null: they did not go after all. */
  on: Day.nullable(),
})
export type LettersPosted = z.infer<typeof LettersPosted>

/** What waits on paper and from families, for links to its lists. */
export const PaperCounts = z.object({
  lettersToPost: z.int(),
  lettersLate: z.int(),
  documentsToRead: z.int(),
})
export type PaperCounts = z.infer<typeof PaperCounts>

import { z } from 'zod'
import { unknownPlaceholders } from './placeholders.ts'
import { TopicCode } from './topics.ts'

export const SavedReplyParams = z.object({ replyId: z.uuid() })

const Title = z.string().trim().min(1, 'Enter a title').max(80, 'The title must be 80 characters or fewer')

const Body = z
  .string()
  .trim()
  .min(1, 'Write the reply')
  .max(5_000, 'The reply must be 5,000 characters or fewer')
  .superRefine((text, ctx) => {
    const unknown = unknownPlaceholders(text)
    if (unknown.length > 0) {
      ctx.addIssue({ code: 'custom', message: `Nothing fills ${unknown.join(', ')}. Use one of the list` })
    }
  })

const Topics = z
  .array(TopicCode)
  .max(10, 'Choose 10 topics or fewer')
  .refine((topics) => new Set(topics).size === topics.length, 'Choose each topic once')

/** A text to start an answer from. Without a topic it is offered with every enquiry. */
export const NewSavedReply = z.object({ title: Title, topics: Topics, body: Body })
export type NewSavedReply = z.infer<typeof NewSavedReply>

const Version = z.coerce.number().int()
export const ChangedSavedReply = NewSavedReply.extend({ version: Version })
export type ChangedSavedReply = z.infer<typeof ChangedSavedReply>
export const RetireSavedReply = z.object({ version: Version, isRetired: z.boolean() })

export const SavedReply = z.object({
  id: z.uuid(),
  title: z.string(),
  topics: z.array(TopicCode),
  body: z.string(),
  version: z.number().int(),
  /** Who of staff wrote this version; null: the hub's own example. */
  writtenBy: z.string().nullable(),
  writtenAt: z.string(),
  isRetired: z.boolean(),
})
export type SavedReply = z.infer<typeof SavedReply>

export const SavedReplies = z.object({
  items: z.array(SavedReply),
  /** Whether the reader may write, change and retire them. */
  mayChange: z.boolean(),
})
export const SavedReplyMade = z.object({ id: z.uuid() })
export const ExamplesAdded = z.object({ added: z.number().int() })

/** A saved reply with what this asker may be told filled in. */
export const FilledReply = z.object({
  title: z.string(),
  body: z.string(),
  /** What stays in braces: this person may not be told it, or there is nothing to tell. */
  open: z.array(z.string()),
})
export type FilledReply = z.infer<typeof FilledReply>
export const FilledReplyParams = z.object({ enquiryId: z.uuid(), replyId: z.uuid() })

/** Those of a topic of the enquiry first, then those for every topic, then the others; by title in each. */
export function orderForTopics<One extends Pick<SavedReply, 'title' | 'topics'>>(
  replies: readonly One[],
  topics: readonly string[],
): { fitting: One[]; others: One[] } {
  const byTitle = replies.toSorted((one, other) => one.title.localeCompare(other.title, 'en-GB'))
  const fits = byTitle.filter((reply) => reply.topics.some((topic) => topics.includes(topic)))
  const forAll = byTitle.filter((reply) => reply.topics.length === 0)
  const others = byTitle.filter((reply) => !fits.includes(reply) && !forAll.includes(reply))
  return { fitting: [...fits, ...forAll], others }
}

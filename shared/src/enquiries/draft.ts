import { z } from 'zod'

/** What is being written: an answer that the family will read, or a note among staff. */
export const UnsentKind = z.enum(['message', 'note'])
export type UnsentKind = z.infer<typeof UnsentKind>

export const DraftParams = z.object({ enquiryId: z.uuid(), kind: UnsentKind })

/** The number that a save was made over; `null`: there was no draft yet. */
const BaseVersion = z.coerce.number().int().min(1)

export const SaveDraft = z.object({
  /** As it was typed, with every space. As long as a message may be. */
  body: z.string().min(1).max(20_000),
  baseVersion: BaseVersion.nullable(),
  /** Who typed it: another person may have signed in meanwhile, in another tab of this browser. */
  writerId: z.uuid(),
})
export type SaveDraft = z.infer<typeof SaveDraft>

export const DropDraft = z.object({ baseVersion: BaseVersion })

export const SavedDraft = z.object({ version: z.number().int(), updatedAt: z.string() })
export type SavedDraft = z.infer<typeof SavedDraft>

/** What somebody has written here and not sent. */
export const OwnDraft = SavedDraft.extend({ kind: UnsentKind, body: z.string() })
export type OwnDraft = z.infer<typeof OwnDraft>

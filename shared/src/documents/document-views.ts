import { z } from 'zod'
import { CameBy } from '../cases/came-by.ts'
import { Day } from '../day.ts'
import { Paging } from '../paging.ts'
import { DocumentKind, ScanState } from './document.ts'
import { NamesInDocument, ReleaseFinding } from './release-guard.ts'

export const DocumentParams = z.object({ caseId: z.uuid(), documentId: z.uuid() })

/** A document as a family sees it: one that was released to this person, or one they sent themselves. */
export const DocumentForFamily = z.object({
  id: z.uuid(),
  title: z.string(),
  kind: DocumentKind,
  /** In words, such as "PDF". */
  fileType: z.string(),
  /** In bytes. */
  size: z.int(),
  /** The day it was put here for this reader; null for what they sent and nobody released. */
  releasedOn: Day.nullable(),
  /** The day this reader sent it; null for what others sent. */
  sentOn: Day.nullable(),
  isMine: z.boolean(),
  scan: ScanState,
  /** Null while it can't be opened: it is being checked, or it was not safe. */
  contentUrl: z.string().nullable(),
})
export type DocumentForFamily = z.infer<typeof DocumentForFamily>

export const DocumentForStaff = z.object({
  id: z.uuid(),
  title: z.string(),
  kind: DocumentKind,
  /** As it is saved by whoever opens it. */
  fileName: z.string(),
  fileType: z.string(),
  /** In bytes. */
  size: z.int(),
  names: NamesInDocument,
  uploadedAt: z.string(),
  uploadedBy: z.object({ id: z.uuid(), name: z.string(), side: z.enum(['family', 'staff']) }),
  /** Whose paper it is, where staff put it here for a family member. */
  receivedFrom: z.object({ name: z.string(), cameBy: CameBy }).nullable(),
  scan: ScanState,
  release: z
    .object({
      at: z.string(),
      by: z.string(),
      /** Null: everyone whose access takes in documents. */
      to: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    })
    .nullable(),
  withdrawnAt: z.string().nullable(),
  /** Each person who opened it, with the last time; from the audit. */
  readBy: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      side: z.enum(['family', 'staff']),
      isYou: z.boolean(),
      lastAt: z.string(),
    }),
  ),
  /** Null while it can't be opened. */
  contentUrl: z.string().nullable(),
})
export type DocumentForStaff = z.infer<typeof DocumentForStaff>

/** The longest title, in characters. */
export const longestTitle = 120

const title = z
  .string()
  .trim()
  .min(1, 'Say what it is')
  .max(longestTitle, `Say what it is in ${longestTitle} characters or fewer`)

/** The text fields that come with a family's file. */
export const DocumentFromFamily = z.object({ title })
/** A form sends a choice that was not made as an empty text. */
const orNone = <Schema extends z.ZodType>(schema: Schema) =>
  z.union([z.literal('').transform(() => undefined), schema]).optional()

/** The text fields that come with a file of staff. `fromId`, `cameBy`: whose paper it is, and how it came. */
export const DocumentFromStaff = z
  .object({
    title,
    kind: DocumentKind,
    fromId: orNone(z.uuid('Choose who it is from')),
    cameBy: orNone(CameBy),
  })
  .refine(({ fromId, cameBy }) => !fromId || cameBy, { path: ['cameBy'], error: 'Choose how it came' })
  .refine(({ fromId, cameBy }) => fromId || !cameBy, { path: ['fromId'], error: 'Choose who it is from' })

export const DocumentsSearch = Paging.extend({ state: z.literal('to-read').default('to-read') })
export type DocumentsSearch = z.infer<typeof DocumentsSearch>

/** Something a family sent that nobody of the council has opened. */
export const DocumentToRead = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  reference: z.string(),
  childName: z.string(),
  title: z.string(),
  fileType: z.string(),
  /** In bytes. */
  size: z.int(),
  scan: ScanState,
  from: z.string(),
  /** Null: sent here by the family itself. */
  cameBy: CameBy.nullable(),
  uploadedAt: z.string(),
  /** Who looks after the case. */
  officer: z.string().nullable(),
})
export type DocumentToRead = z.infer<typeof DocumentToRead>

/** Oldest first. */
export const DocumentsToRead = z.object({ items: z.array(DocumentToRead), total: z.int() })
export type DocumentsToRead = z.infer<typeof DocumentsToRead>

export const DocumentSaved = z.object({ id: z.uuid(), scan: ScanState })

/** `to`: one person, or null for everyone whose access takes in documents. */
export const ReleaseDocument = z.object({
  to: z.uuid('Choose who may read it').nullable(),
  /** The officer has read it and says that it may go to these readers. Third parties' data must not go out. */
  isReadAndMayGo: z.literal(true, 'Confirm that you have read it and that it may go to them'),
  /** What the hub found in the file and the officer lets pass. */
  confirms: z.array(ReleaseFinding).max(10).default([]),
  /** Why it may go although it names another child; kept in the history that staff see. */
  otherChildrenReason: z.string().trim().max(500, 'Give the reason in 500 characters or fewer').optional(),
})
export type ReleaseDocument = z.infer<typeof ReleaseDocument>

import { z } from 'zod'
import { NamesInDocument, ReleaseFinding } from '../documents/release-guard.ts'

/** The most files that go with one message. */
export const maxFilesOfMessage = 5

export const MessageFileParams = z.object({ fileId: z.uuid() })

/** `waiting`: in quarantine. `unscanned`: no scanner is set up. `refused`: of a kind that the hub does not take; it came by email. */
export const MessageFileScan = z
  .enum(['waiting', 'clean', 'infected', 'unscanned', 'refused'])
  .meta({ id: 'MessageFileScan' })
export type MessageFileScan = z.infer<typeof MessageFileScan>

const File = z.object({
  id: z.uuid(),
  messageId: z.uuid(),
  fileName: z.string(),
  /** In words, such as "PDF". */
  fileType: z.string(),
  /** In bytes. */
  size: z.int(),
})

/** A file with a message, as a family sees it. */
export const MessageFileForFamily = File.extend({
  state: z.enum(['ready', 'checking', 'not-kept']),
  /** Null while it can't be opened. */
  contentUrl: z.string().nullable(),
})
export type MessageFileForFamily = z.infer<typeof MessageFileForFamily>

/** A file with a message or a note, as staff see it. `messageId` null: chosen for an answer that was not sent yet. */
export const MessageFileForStaff = File.extend({
  messageId: z.uuid().nullable(),
  uploadedBy: z.enum(['family', 'staff', 'mail']),
  /** Of one that was not sent: whether the reader chose it. */
  isMine: z.boolean(),
  scan: MessageFileScan,
  names: NamesInDocument,
  contentUrl: z.string().nullable(),
})
export type MessageFileForStaff = z.infer<typeof MessageFileForStaff>

/** What a form carries of files that came, until its message is sent. A token serves only who sent the file. */
export const StagedFiles = z.object({
  items: z.array(z.object({ token: z.string(), fileName: z.string(), size: z.int() })),
})
export type StagedFiles = z.infer<typeof StagedFiles>

/** In the body of a message: the files that go with it, by their tokens. */
export const FileTokens = z
  .array(z.string().max(2_000))
  .max(maxFilesOfMessage, `Send at most ${maxFilesOfMessage} files with one message`)
  .optional()

/** In the body of an answer by staff: which of their chosen files go with it, and what the hub found in them and may stay. */
export const SentFiles = z.object({
  fileIds: z.array(z.uuid()).max(maxFilesOfMessage).optional(),
  fileConfirms: z.array(ReleaseFinding).max(10).optional(),
  /** Why a file that names another child may go. */
  fileReason: z.string().trim().max(500, 'Give the reason in 500 characters or fewer').optional(),
})
export type SentFiles = z.infer<typeof SentFiles>

/** Staff ask for a file of a kind that the hub does not take only after they were warned. */
export const MessageFileQuery = z.object({ warned: z.literal('yes').optional() })
export const MessageFileAdded = z.object({ id: z.uuid(), scan: MessageFileScan })

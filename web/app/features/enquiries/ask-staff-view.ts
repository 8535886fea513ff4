import {
  type EnquiryForStaff,
  fileSizeWords,
  legalBases,
  type MessageFileForStaff,
  ReleaseFinding,
  releaseFindingsOf,
  releaseFindingWords,
  type SentFiles,
  schoolReasons,
  urgentChoices,
  urgentTriggers,
} from '@send-hub/shared'
import type { FormValues } from '../../lib/form.ts'

export type FileView = {
  id: string
  /** Null: chosen for an answer that is not sent yet. */
  messageId: string | null
  name: string
  about: string
  /** Null while it can't be opened. */
  href: string | null
}

/** A file that goes with the answer, and what has to be let pass before it may. */
export type ChosenFileView = FileView & { isReady: boolean; findings: ReleaseFinding[] }

/** What the asker said besides their words, and the files of the thread. */
export type AskedView = {
  urgent: { words: string; suggests: string } | null
  school: { reason: string; basis: string } | null
  files: FileView[]
  chosen: ChosenFileView[]
  /** Each finding once, however many files it is of. */
  findings: { code: ReleaseFinding; found: string; confirm: string }[]
}

export const staffFileHref = (enquiryId: string, fileId: string) =>
  `/staff/enquiries/${enquiryId}/files/${fileId}`
export const staffFilesHref = (enquiryId: string) => `/staff/enquiries/${enquiryId}/files`

export function askedView({ id, asked, files }: EnquiryForStaff): AskedView {
  const { urgentBecause, schoolReason, legalBasis } = asked
  const chosen = files.filter(({ messageId }) => messageId === null).map((file) => chosenView(id, file))
  const codes = new Set(chosen.flatMap(({ findings }) => findings))
  return {
    urgent: urgentBecause && {
      words: urgentChoices[urgentBecause],
      suggests: urgentTriggers[urgentBecause].priority,
    },
    school:
      schoolReason && legalBasis
        ? { reason: schoolReasons[schoolReason], basis: legalBases[legalBasis] }
        : null,
    files: files.filter(({ messageId }) => messageId !== null).map((file) => fileView(id, file)),
    chosen,
    findings: [...codes].map((code) => ({ code, ...releaseFindingWords[code] })),
  }
}

function fileView(enquiryId: string, file: MessageFileForStaff): FileView {
  const { id, messageId, fileName, fileType, size, scan, contentUrl } = file
  const about = [fileType, fileSizeWords(size), stateWords[scan]].filter(Boolean).join(', ')
  return { id, messageId, name: fileName, about, href: contentUrl && staffFileHref(enquiryId, id) }
}

function chosenView(enquiryId: string, file: MessageFileForStaff): ChosenFileView {
  const isReady = file.scan === 'clean' || file.scan === 'unscanned'
  return { ...fileView(enquiryId, file), isReady, findings: isReady ? releaseFindingsOf(file.names) : [] }
}

const stateWords = {
  clean: '',
  unscanned: 'not checked for viruses',
  waiting: 'being checked for viruses',
  infected: 'had a virus and was deleted',
  refused: 'of a kind that the hub does not know',
} as const satisfies Record<MessageFileForStaff['scan'], string>

const filePrefix = 'file-'
const confirmPrefix = 'fileConfirm-'
export const fileField = (fileId: string) => `${filePrefix}${fileId}`
export const fileConfirmField = (code: ReleaseFinding) => `${confirmPrefix}${code}`

/** What the form of an answer says of its files, as the API takes it. */
export function sentFilesOf(values: FormValues): SentFiles {
  const after = (prefix: string) =>
    Object.keys(values).flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []))
  const fileIds = after(filePrefix)
  if (fileIds.length === 0) return {}
  const fileConfirms = after(confirmPrefix).flatMap((code) => ReleaseFinding.safeParse(code).data ?? [])
  return { fileIds, fileConfirms, ...(values.fileReason && { fileReason: values.fileReason }) }
}

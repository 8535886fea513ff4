import { z } from 'zod'
import type { CaseStatus } from '../cases/case-status.ts'

/** What a document is for. Families send `evidence`; all else comes from the council. */
export const documentKinds = ['advice', 'draft-plan', 'plan', 'review', 'evidence', 'other'] as const
export const DocumentKind = z.enum(documentKinds, 'Choose what kind of document it is').meta({
  id: 'DocumentKind',
})
export type DocumentKind = z.infer<typeof DocumentKind>

/** `waiting`: in quarantine. `unscanned`: this hub has no virus scanner. `infected`: the file is gone. */
export const ScanState = z.enum(['waiting', 'clean', 'infected', 'unscanned']).meta({ id: 'ScanState' })
export type ScanState = z.infer<typeof ScanState>

/** A plan that ended can still be argued about; a case that was withdrawn or left us has no reader here. */
export function takesDocuments(status: CaseStatus): boolean {
  return status !== 'CLOSED_WITHDRAWN' && status !== 'CLOSED_MOVED' && status !== 'CLOSED_DECEASED'
}

/** The types of file the hub takes, told by their content, with the ending that each is given. */
export const fileTypes = {
  pdf: { mediaType: 'application/pdf', label: 'PDF' },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    label: 'Word',
  },
  doc: { mediaType: 'application/msword', label: 'Word' },
  odt: { mediaType: 'application/vnd.oasis.opendocument.text', label: 'OpenDocument text' },
  rtf: { mediaType: 'application/rtf', label: 'Rich text' },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', label: 'Excel' },
  xls: { mediaType: 'application/vnd.ms-excel', label: 'Excel' },
  pptx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    label: 'PowerPoint',
  },
  ppt: { mediaType: 'application/vnd.ms-powerpoint', label: 'PowerPoint' },
  txt: { mediaType: 'text/plain', label: 'Text' },
  jpg: { mediaType: 'image/jpeg', label: 'Picture' },
  png: { mediaType: 'image/png', label: 'Picture' },
  heic: { mediaType: 'image/heic', label: 'Picture' },
  webp: { mediaType: 'image/webp', label: 'Picture' },
  tif: { mediaType: 'image/tiff', label: 'Picture' },
} as const
export type FileEnding = keyof typeof fileTypes

/** For the `accept` of a file field: endings, as phones and desktops know them. */
export const acceptedEndings = [...Object.keys(fileTypes), 'jpeg', 'tiff', 'heif']
  .map((ending) => `.${ending}`)
  .join(',')

/** What people are told before they choose a file, and after a wrong one. */
export const fileTypeHint = 'a PDF, a photo, or a Word, Excel, PowerPoint, OpenDocument or text file'

/** `PDF`, `Word`: what a reader needs to know before opening it. */
export function fileTypeLabel(mediaType: string): string {
  return Object.values(fileTypes).find((type) => type.mediaType === mediaType)?.label ?? 'File'
}

/** The ending a file of this type is saved under. */
export function endingOf(mediaType: string): FileEnding | null {
  const found = Object.entries(fileTypes).find(([, type]) => type.mediaType === mediaType)
  return found ? (found[0] as FileEnding) : null
}

/** A file's size as people read it: `312 KB`, `1.4 MB`. */
export function fileSizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} KB`
  return `${(bytes / 1_000_000).toFixed(1).replace(/\.0$/, '')} MB`
}

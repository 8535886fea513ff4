import {
  type CaseForStaff,
  cameByWords,
  type Day,
  type DocumentForStaff,
  documentKindWords,
  fileSizeWords,
  scanWords,
} from '@send-hub/shared'
import { momentWords } from '../../lib/staff-moments.ts'
import { releaseHref, staffAddHref, staffOpenHref, withdrawHref } from './document-links.ts'

/** The documents of a case as staff see them: plain values, the same on the server and in the browser. */
export type DocumentsView = { addHref: string; rows: DocumentRowView[] }

export type DocumentRowView = {
  id: string
  title: string
  fileName: string
  kind: string
  /** "PDF, 312 KB". */
  file: string
  /** Null while it can't be opened. */
  openHref: string | null
  from: string
  isFromFamily: boolean
  /** The reference or number of another child is in it. */
  namesOthers: boolean
  /** A family sent it, and no member of staff has opened it. */
  isToRead: boolean
  uploaded: string
  scan: { state: string; so: string | null }
  scanState: DocumentForStaff['scan']
  /** Who may read it, since when, and whose word that is; null when no family was given it. */
  release: string | null
  withdrawn: string | null
  readBy: string[]
  releaseHref: string | null
  withdrawHref: string | null
}

export function documentsView({ id, documents }: CaseForStaff, today: Day): DocumentsView {
  return { addHref: staffAddHref(id), rows: documents.map((document) => rowView(id, document, today)) }
}

export function rowView(caseId: string, document: DocumentForStaff, today: Day): DocumentRowView {
  const { id, title, kind, fileType, size, scan, names, uploadedBy, receivedFrom, release } = document
  const { withdrawnAt, contentUrl } = document
  const isFromFamily = uploadedBy.side === 'family'
  return {
    ...{ id, title, isFromFamily, scanState: scan, fileName: document.fileName },
    namesOthers: names.otherChildren > 0,
    kind: documentKindWords[kind].staff,
    file: `${fileType}, ${fileSizeWords(size)}`,
    openHref: contentUrl && staffOpenHref(caseId, id),
    isToRead:
      (isFromFamily || receivedFrom !== null) &&
      contentUrl !== null &&
      !document.readBy.some(({ side }) => side === 'staff'),
    from: receivedFrom
      ? `${receivedFrom.name}, ${cameByWords[receivedFrom.cameBy].family}; put here by ${uploadedBy.name}`
      : uploadedBy.name,
    uploaded: momentWords(document.uploadedAt, today),
    scan: scanWords[scan],
    release: release && releaseWords(release, today),
    withdrawn: withdrawnAt && momentWords(withdrawnAt, today),
    readBy: document.readBy.map(
      ({ name, side, lastAt }) =>
        `${name}${side === 'family' ? ' (family)' : ''}, ${momentWords(lastAt, today)}`,
    ),
    releaseHref: contentUrl && !release ? releaseHref(caseId, id) : null,
    withdrawHref: canWithdraw(document) ? withdrawHref(caseId, id) : null,
  }
}

function releaseWords({ at, by, to }: NonNullable<DocumentForStaff['release']>, today: Day): string {
  const who = to ? `To ${to.name} alone` : 'To everyone who may read documents'
  return `${who}, by ${by}, ${momentWords(at, today)}`
}

/** What a family sent stays; only its release to others can be taken back. */
export function canWithdraw({ release, withdrawnAt, uploadedBy }: DocumentForStaff): boolean {
  return release !== null || (withdrawnAt === null && uploadedBy.side === 'staff')
}

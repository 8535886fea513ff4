import {
  cameByWords,
  type Day,
  type DocumentsToRead,
  type DocumentToRead,
  fileSizeWords,
  type PaperCounts,
} from '@send-hub/shared'
import { type ListPages, listPages } from '../../lib/list-pages.ts'
import { momentWords } from '../../lib/staff-moments.ts'
import { staffOpenHref } from '../documents/document-links.ts'
import { pageHref, toReadHref } from './paper-links.ts'
import { type PaperLink, pageSize, paperLinks } from './paper-list-view.ts'

export type DocumentToReadRow = {
  id: string
  title: string
  file: string
  from: string
  came: string
  childName: string
  reference: string
  caseHref: string
  officer: string
  /** Null while it can't be opened. */
  openHref: string | null
}

export type DocumentsToReadView = ListPages & { links: PaperLink[]; rows: DocumentToReadRow[] }

export function documentsToReadView(
  found: DocumentsToRead,
  counts: PaperCounts,
  today: Day,
  page: number,
): DocumentsToReadView {
  return {
    ...listPages({ page, pageSize }, found.total, (other) => pageHref(toReadHref, other)),
    links: paperLinks(counts, toReadHref),
    rows: found.items.map((document) => rowView(document, today)),
  }
}

function rowView(document: DocumentToRead, today: Day): DocumentToReadRow {
  const { id, caseId, title, fileType, size, scan, from, cameBy, uploadedAt, childName, reference } = document
  return {
    ...{ id, title, childName, reference },
    file: `${fileType}, ${fileSizeWords(size)}`,
    from: cameBy ? `${from}, ${cameByWords[cameBy].family}` : from,
    came: momentWords(uploadedAt, today),
    caseHref: `/staff/cases/${caseId}#documents`,
    officer: document.officer ?? 'Nobody yet',
    openHref: scan === 'waiting' ? null : staffOpenHref(caseId, id),
  }
}

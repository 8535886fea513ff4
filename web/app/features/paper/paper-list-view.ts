import type { PaperCounts } from '@send-hub/shared'
import { toPostHref, toReadHref } from './paper-links.ts'

export const pageSize = 50

export type PaperLink = { text: string; href: string; isCurrent: boolean }

/** The two lists as links, each with how much is in it. */
export function paperLinks(counts: PaperCounts, current: string): PaperLink[] {
  const link = (text: string, href: string) => ({ text, href, isCurrent: href === current })
  return [
    link(`Letters to post (${counts.lettersToPost})`, toPostHref),
    link(`Documents to read (${counts.documentsToRead})`, toReadHref),
  ]
}

/** The page of a list in its address; what makes no sense is the first. */
export function pageOf(text: string | undefined): number {
  const page = Number(text)
  return Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1
}

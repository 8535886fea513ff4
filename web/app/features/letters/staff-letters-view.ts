import { type CaseForStaff, formatDay } from '@send-hub/shared'
import { staffLetterHref } from './letter-links.ts'

export type LettersView = {
  id: string
  title: string
  to: string
  href: string
  sent: string
  read: string
  isTakenBack: boolean
}[]

export function lettersView({ id: caseId, letters }: Pick<CaseForStaff, 'id' | 'letters'>): LettersView {
  return letters.map(({ id, title, to, sentOn, isByPost, readOn, isTakenBack }) => ({
    ...{ id, title, to, isTakenBack },
    href: staffLetterHref(caseId, id),
    sent: `${formatDay(sentOn)}${isByPost ? ', by post' : ''}`,
    read: readWords(isByPost, readOn),
  }))
}

/** Nobody knows whether a letter on paper was read. */
export function readWords(isByPost: boolean, readOn: string | null): string {
  if (readOn) return formatDay(readOn)
  return isByPost ? 'Not known: on paper' : 'Not yet'
}

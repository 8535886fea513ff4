import { type CaseForStaff, formatDay, type PostOfLetter } from '@send-hub/shared'
import { staffLetterHref } from './letter-links.ts'

export type LettersView = {
  id: string
  title: string
  to: string
  href: string
  sent: string
  /** What became of it on paper; null where it is read online. */
  post: PostView | null
  read: string
  isTakenBack: boolean
}[]

export function lettersView({ id: caseId, letters }: Pick<CaseForStaff, 'id' | 'letters'>): LettersView {
  return letters.map(({ id, title, to, sentOn, isByPost, readOn, isTakenBack, post }) => ({
    ...{ id, title, to, isTakenBack },
    href: staffLetterHref(caseId, id),
    sent: `${formatDay(sentOn)}${isByPost ? ', by post' : ''}`,
    post: post && postView(post),
    read: readWords(isByPost, readOn),
  }))
}

export type PostView = { words: string; isLate: boolean; mustNotGo: boolean; isPosted: boolean }

export function postView({ posted, postBy, isLate, mustNotGo }: PostOfLetter): PostView {
  return { words: postWords({ posted, postBy, mustNotGo }), isLate, mustNotGo, isPosted: posted !== null }
}

function postWords({ posted, postBy, mustNotGo }: Omit<PostOfLetter, 'isLate'>): string {
  if (posted) return `Posted ${formatDay(posted.on)} by ${posted.by}`
  return mustNotGo ? 'Not posted. Do not post it' : `Not yet posted. Post it by ${formatDay(postBy)}`
}

/** Nobody knows whether a letter on paper was read. */
export function readWords(isByPost: boolean, readOn: string | null): string {
  if (readOn) return formatDay(readOn)
  return isByPost ? 'Not known: on paper' : 'Not yet'
}

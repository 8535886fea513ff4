import { type CaseStatus, type PostOfLetter, stopsAllMessages } from '@send-hub/shared'
import { type Day, nextWorkingDay, previousWorkingDay } from '../../platform/calendar/index.ts'

/** What is known of a letter's way to its reader. `sentOn`: the day in its head, which is the decision's. */
export interface PostingRow {
  isByPost: boolean
  sentOn: Day
  isTakenBack: boolean
  caseStatus: CaseStatus
  postedOn: Day | null
  postedBy: string | null
}

/** A letter on paper is in the post by the end of the next working day. Source: docs/decisions/0014. */
export const postBy = (sentOn: Day): Day => nextWorkingDay(sentOn)

/** Letters with an earlier day in their head are late while they lie here: as `postBy`, for a query. */
export const lateIfSentBefore = (today: Day): Day => previousWorkingDay(today)

/** Null for a letter that is read online. */
export function postOf(letter: PostingRow, today: Day): PostOfLetter | null {
  const { isByPost, sentOn, isTakenBack, caseStatus, postedOn, postedBy } = letter
  if (!isByPost) return null
  const mustNotGo = postedOn === null && (isTakenBack || stopsAllMessages(caseStatus))
  return {
    postBy: postBy(sentOn),
    posted: postedOn ? { on: postedOn, by: postedBy ?? '' } : null,
    isLate: !mustNotGo && (postedOn ?? today) > postBy(sentOn),
    mustNotGo,
  }
}

import { draftClosedWords, formatDayLong } from '@send-hub/shared'
import { type Day, daysBetween, latest, londonDay } from '../../../platform/calendar/index.ts'
import type { FamilyRequestRow } from './draft.store.ts'
import type { DraftRound } from './draft-round.ts'

/** One person's time for the draft: by law, and by what was agreed with them. Another adult has their own. */
export interface PersonWindow {
  commentBy: Day
  daysLeft: number
  isExtended: boolean
  waitsForAnswer: boolean
  isOpen: boolean
  closedWords: string | null
}

type Request = Pick<FamilyRequestRow, 'kind' | 'answer' | 'answeredAt' | 'extendedTo'>

/**
 * Whoever asked for more time in time may go on until we answer: our silence must not cost them their say. A no is
 * followed by the rest of its day. `requests`: this person's own, about this round.
 */
export function personWindow(round: DraftRound, requests: readonly Request[], today: Day): PersonWindow {
  const moreTime = requests.filter(({ kind }) => kind === 'more-time')
  const agreed = latest(moreTime.flatMap(({ extendedTo }) => extendedTo ?? []))
  const refused = latest(
    moreTime.flatMap(({ answer, answeredAt }) =>
      answer === 'declined' && answeredAt ? londonDay(answeredAt) : [],
    ),
  )
  const commentBy =
    latest([round.legalDate, agreed, refused].filter((day) => day !== null)) ?? round.legalDate
  const waitsForAnswer = moreTime.some(({ answer }) => answer === null)
  const isOpen = round.isWithFamily && (today <= commentBy || waitsForAnswer)
  return {
    commentBy,
    daysLeft: daysBetween(today, commentBy),
    isExtended: agreed !== null && agreed > round.legalDate,
    waitsForAnswer,
    isOpen,
    closedWords: isOpen ? null : closedWords(round, commentBy),
  }
}

function closedWords({ isWithFamily, finishedBy }: DraftRound, commentBy: Day): string {
  if (isWithFamily) return draftClosedWords.timeOver(formatDayLong(commentBy))
  return finishedBy === 'plan-issued' || finishedBy === 'plan-amended'
    ? draftClosedWords.planFinal
    : draftClosedWords.movedOn
}

import { type CaseWordFacts, type Duty, type DutyKind, formatDayLong } from '@send-hub/shared'

type WordDates = Pick<
  CaseWordFacts,
  | 'decideToAssessBy'
  | 'tellNoPlanBy'
  | 'finalPlanBy'
  | 'commentsBy'
  | 'reviewBy'
  | 'reviewDecisionBy'
  | 'amendedPlanBy'
>

/** The dates still to come, in words for the stage texts. A missed date is left to the late wording. */
export function datesForWords(duties: readonly Duty[]): WordDates {
  const comingDate = (kind: DutyKind) => {
    const duty = duties.find(
      (each) => each.kind === kind && (each.state === 'due' || each.state === 'window'),
    )
    return duty ? formatDayLong(duty.legalDate) : null
  }
  return {
    decideToAssessBy: comingDate('decide-to-assess'),
    tellNoPlanBy: comingDate('tell-no-plan'),
    finalPlanBy: comingDate('final-plan'),
    commentsBy: comingDate('family-comments'),
    reviewBy: comingDate('review'),
    reviewDecisionBy: comingDate('review-decision'),
    // The one that runs: a re-assessment has its own weeks, and its changes have none besides.
    amendedPlanBy: comingDate('reassessed-plan') ?? comingDate('amended-plan'),
  }
}

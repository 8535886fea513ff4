import { type Day, englandAndWales } from '../../../platform/calendar/index.ts'
import type { Conditions } from '../../../platform/db/conditions.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { findTimeLimit, lastDayToComply, type RuleKind, timeLimits } from '../clock/rules.ts'

/** Reviews that the council completed, alike in their days. */
export interface CompletedReviews {
  /** The day the plan or the review before was sent: its period began then. Null where a return does not tell. */
  fromOn: Day | null
  /** The day of the meeting; null where none is on record. */
  meetingOn: Day | null
  /** The day the decision to keep, amend or cease was sent. */
  decidedOn: Day
  count: number
}

export const standing = (event: string): string =>
  `not exists (select from case_events x where x.corrects_event_id = ${event}.id)`

/** What the hub recorded. The list of kinds stands in the text, as in the partial index that serves it. */
const decisions = `select v.case_id, v.happened_on as decided_on,
    lag(v.happened_on) over (partition by v.case_id order by v.happened_on, v.recorded_at) as previous
  from case_events v
  where v.kind in ('review-kept-plan', 'review-to-amend', 'review-to-cease') and ${standing('v')}`

/** The meeting of a review: held, or else arranged, after the review before it. */
const meetingOf = `coalesce(
  (select max(m.happened_on) from case_events m where m.case_id = v.case_id and m.kind = 'review-meeting-held'
    and m.happened_on <= v.decided_on and (v.previous is null or m.happened_on > v.previous) and ${standing('m')}),
  (select max((m.details->>'meetingOn')::date) from case_events m where m.case_id = v.case_id and m.kind = 'review-arranged'
    and m.happened_on <= v.decided_on and (v.previous is null or m.happened_on > v.previous) and ${standing('m')}))`

/** The review before the first that the hub recorded is the one a return brought; before that stands the plan. */
const fromHub = (from: string, to: string, scope: string) =>
  `select coalesce(v.previous, c.last_review_on, c.plan_started_on) as from_on, ${meetingOf} as meeting_on, v.decided_on
   from (${decisions}) v join cases c on c.id = v.case_id
   where v.decided_on >= ${from} and v.decided_on <= ${to} and ${scope}`

/** A return gives the last review only, so that the day its period began is not known. */
const fromReturns = (from: string, to: string) =>
  `select null::date, (c.return_items->'activePlan'->>'reviewMeeting')::date, c.last_review_on
   from cases c where c.last_review_on >= ${from} and c.last_review_on <= ${to}
     and not exists (select from case_events v where v.case_id = c.id and v.happened_on = c.last_review_on
       and v.kind in ('review-kept-plan', 'review-to-amend', 'review-to-cease') and ${standing('v')})`

const grouped = (
  reviews: string,
) => `select from_on as "fromOn", meeting_on as "meetingOn", decided_on as "decidedOn",
  count(*)::int as count from (${reviews}) as r (from_on, meeting_on, decided_on) group by 1, 2, 3`

/** Reviews of some cases that were completed on the hub in a period, both days included. */
export function reviewsCompletedHere(
  tx: Tx,
  scope: Conditions,
  from: Day,
  to: Day,
): Promise<CompletedReviews[]> {
  const [first = '', last = ''] = scope.after(2).map((each) => `${each}::date`)
  const read = statement(`caseload.reviews-here:${scope.shape}`, grouped(fromHub(first, last, scope.where)))
  return tx.rows<CompletedReviews>(read, [...scope.values, from, to])
}

const readAll = statement(
  'caseload.reviews-completed',
  grouped(`${fromHub('$1::date', '$2::date', 'true')} union all ${fromReturns('$1::date', '$2::date')}`),
)

/** All reviews completed in a period, here or as a return tells, both days included. */
export function reviewsCompleted(tx: Tx, from: Day, to: Day): Promise<CompletedReviews[]> {
  return tx.rows<CompletedReviews>(readAll, [from, to])
}

/** The legal day that a period begun on a day ended with. Null where no limit was in force then. */
export const reviewDueOn = (fromOn: Day): Day | null => lastDayBy('review', fromOn)

/** The last day to send the decision after a meeting. */
export const reviewDecisionDueOn = (meetingOn: Day): Day | null => lastDayBy('review-decision', meetingOn)

function lastDayBy(rule: RuleKind, from: Day): Day | null {
  const limit = findTimeLimit(rule, from, timeLimits)
  return limit && lastDayToComply(limit, from, englandAndWales)
}

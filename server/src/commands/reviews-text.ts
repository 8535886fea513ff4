import { formatDay, type ReviewsReport } from '@send-hub/shared'
import { aligned, grouped } from './aligned.ts'

type Counts = ReviewsReport['whole']

/** Annual reviews month by month, and the moves to the next phase, as tables for a terminal. */
export function reviewsText({ year, months, whole, overdueNow, phaseTransfers }: ReviewsReport): string {
  const reviews = aligned([
    ['', 'due', 'in time', 'completed', 'with meeting', 'in 4 weeks', 'per cent'],
    ...months.map(({ month, ...counts }) => row(month, counts)),
    row(`Whole year ${year}`, whole),
  ])
  const overdue = aligned([
    ['Reviews overdue now', grouped(overdueNow.reviews)],
    ['Decisions after a meeting overdue now', grouped(overdueNow.decisions)],
  ])
  const moves = aligned([
    ['Place to be named by', 'plans', 'plan final', 'setting named'],
    ...phaseTransfers.map(({ lastDay, plans, planFinal, settingNamed }) => [
      formatDay(lastDay),
      grouped(plans),
      grouped(planFinal),
      grouped(settingNamed),
    ]),
  ])
  return `Annual reviews in ${year}\n\n${reviews}\n\n${overdue}\n\n${moves}`
}

function row(label: string, counts: Counts): string[] {
  const { due, doneInTime, completed, withMeeting, decidedIn4Weeks, decidedIn4WeeksPercent: share } = counts
  return [
    label,
    ...[due, doneInTime, completed, withMeeting, decidedIn4Weeks].map(grouped),
    share === null ? '–' : `${share.toFixed(1)}%`,
  ]
}

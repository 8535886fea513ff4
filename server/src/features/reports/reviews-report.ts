import type { ReviewsReport } from '@send-hub/shared'
import type { Day } from '../../platform/calendar/index.ts'
import { Conditions } from '../../platform/db/conditions.ts'
import { statement, type Tx } from '../../platform/db/transaction.ts'
import {
  isPlanFinal,
  plansSentOn,
  readNamedPlaces,
  reviewDecisionDueOn,
  reviewDueOn,
  reviewsCompleted,
} from '../cases/index.ts'
import { percentOf } from './reports.store.ts'

type Counts = Omit<ReviewsReport['whole'], 'decidedIn4WeeksPercent'>

const readOpen = statement(
  'reports.reviews-open',
  `select to_char(legal_on, 'YYYY-MM') as month, count(*)::int as due from case_duties
   where kind = 'review' and legal_on >= make_date($1, 1, 1) and legal_on < make_date($1 + 1, 1, 1) group by 1`,
)

const readOverdue = statement(
  'reports.reviews-overdue',
  `select count(*) filter (where kind = 'review')::int as reviews,
     count(*) filter (where kind = 'review-decision')::int as decisions
   from case_duties where kind in ('review', 'review-decision') and legal_on < $1`,
)

/**
 * Annual reviews of a calendar year by month: due, completed, and decided within four weeks of the meeting; and whether
 * plans name the next place before the last day for it.
 * Source: SEND Regulations 2014, regs 18 and 20(10); Children and Families Act 2014 s44(1).
 */
export async function reviewsReport(tx: Tx, year: number, today: Day): Promise<ReviewsReport> {
  const months = Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`)
  const counted = new Map(months.map((month) => [month, noReviews()]))
  for (const { month, due } of await tx.rows<{ month: string; due: number }>(readOpen, [year])) {
    add(counted.get(month), { due })
  }
  // What fell due in the year may have been completed in the year before it, or long after.
  for (const review of await reviewsCompleted(tx, `${year - 1}-01-01`, today)) countCompleted(counted, review)
  const [overdueNow = { reviews: 0, decisions: 0 }] = await tx.rows<ReviewsReport['overdueNow']>(
    readOverdue,
    [today],
  )
  return {
    year,
    months: months.map((month) => ({ month, ...withPercent(counted.get(month) ?? noReviews()) })),
    whole: withPercent([...counted.values()].reduce(add, noReviews()) ?? noReviews()),
    overdueNow,
    phaseTransfers: await phaseTransfers(tx, year, today),
  }
}

const noReviews = (): Counts => ({ due: 0, doneInTime: 0, completed: 0, withMeeting: 0, decidedIn4Weeks: 0 })

type Completed = Awaited<ReturnType<typeof reviewsCompleted>>[number]

function countCompleted(
  counted: Map<string, Counts>,
  { fromOn, meetingOn, decidedOn, count }: Completed,
): void {
  const dueOn = fromOn && reviewDueOn(fromOn)
  if (dueOn) add(counted.get(dueOn.slice(0, 7)), { due: count, doneInTime: decidedOn <= dueOn ? count : 0 })
  const decideBy = meetingOn && reviewDecisionDueOn(meetingOn)
  add(counted.get(decidedOn.slice(0, 7)), {
    completed: count,
    withMeeting: decideBy ? count : 0,
    decidedIn4Weeks: decideBy && decidedOn <= decideBy ? count : 0,
  })
}

/** Nothing, where the month is of another year. */
function add(sum: Counts | undefined, more: Partial<Counts>): Counts {
  const into = sum ?? noReviews()
  for (const [name, count] of Object.entries(more)) into[name as keyof Counts] += count
  return into
}

const withPercent = (counts: Counts): ReviewsReport['whole'] => ({
  ...counts,
  decidedIn4WeeksPercent: percentOf(counts.decidedIn4Weeks, counts.withMeeting),
})

const readToName = statement(
  'reports.places-to-name',
  `select d.legal_on as "lastDay", ${plansSentOn} as "plansSentOn" from case_duties d join cases c on c.id = d.case_id
   where d.kind = 'phase-transfer' and d.legal_on >= make_date($1, 1, 1) and d.legal_on < make_date($1 + 1, 1, 1)`,
)

/** Moves are looked at as they stood before the next school year began: from then on other moves come. */
async function phaseTransfers(tx: Tx, year: number, today: Day): Promise<ReviewsReport['phaseTransfers']> {
  const endOfSchoolYear = `${year}-08-31`
  const named = await readNamedPlaces(tx, new Conditions(), endOfSchoolYear < today ? endOfSchoolYear : today)
  const cohorts = new Map<Day, { plans: number; planFinal: number; settingNamed: number }>()
  for (const [lastDay, { plans, final }] of named) {
    if (lastDay.startsWith(`${year}-`)) cohorts.set(lastDay, { plans, planFinal: final, settingNamed: plans })
  }
  for (const toName of await tx.rows<{ lastDay: Day; plansSentOn: Day[] }>(readToName, [year])) {
    const cohort = cohorts.get(toName.lastDay) ?? { plans: 0, planFinal: 0, settingNamed: 0 }
    cohorts.set(toName.lastDay, {
      ...cohort,
      plans: cohort.plans + 1,
      planFinal: cohort.planFinal + Number(isPlanFinal(toName.plansSentOn, toName.lastDay)),
    })
  }
  return [...cohorts]
    .map(([lastDay, counts]) => ({ lastDay, ...counts }))
    .sort((one, other) => (one.lastDay < other.lastDay ? -1 : 1))
}

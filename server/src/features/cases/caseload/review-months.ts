import type { CaseloadScope, ReviewMonths } from '@send-hub/shared'
import { addMonths, type Day } from '../../../platform/calendar/index.ts'
import type { StaffContext } from '../../../platform/context.ts'
import type { Conditions } from '../../../platform/db/conditions.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { scopeConditions } from './caseload-scope.ts'
import { reviewDueOn, reviewsCompletedHere } from './completed-reviews.ts'

type MonthLine = ReviewMonths['items'][number]

const monthsShown = 12
const monthOf = (day: Day): string => day.slice(0, 7)

/** The annual reviews of the year ahead, month by month, and those that are overdue from before. */
export async function readReviewMonths(ctx: StaffContext, asked: CaseloadScope): Promise<ReviewMonths> {
  const scope = scopeConditions(ctx, asked)
  const thisMonth = `${monthOf(ctx.today)}-01`
  const months = Array.from({ length: monthsShown }, (_, ahead) => monthOf(addMonths(thisMonth, ahead)))
  return ctx.tx(async (tx) => {
    const open = await readOpenReviews(tx, scope, ctx.today, thisMonth, addMonths(thisMonth, monthsShown))
    const done = await countDone(tx, scope, ctx.today)
    return { items: [null, ...months].map((month) => lineOf(month, open.get(month), done.get(month ?? ''))) }
  })
}

interface OpenReviews {
  month: string | null
  toDo: number
  arranged: number
  late: number
}

async function readOpenReviews(tx: Tx, scope: Conditions, today: Day, from: Day, to: Day) {
  const [dayNow, first, end] = scope.after(3).map((each) => `${each}::date`)
  const month = `case when d.legal_on >= ${first} then to_char(d.legal_on, 'YYYY-MM') end`
  const byMonth = statement(
    `caseload.review-months:${scope.shape}`,
    `select ${month} as month, count(*)::int as "toDo", count(*) filter (where c.status = 'IN_REVIEW')::int as arranged,
       count(*) filter (where d.legal_on < ${dayNow})::int as late
     from case_duties d join cases c on c.id = d.case_id
     where d.kind = 'review' and d.legal_on < ${end} and ${scope.where} group by 1`,
  )
  const rows = await tx.rows<OpenReviews>(byMonth, [...scope.values, today, from, to])
  return new Map(rows.map((row) => [row.month, row]))
}

/** A period lasts a year, so that what is due from now on was begun, and completed, in the last two. */
async function countDone(tx: Tx, scope: Conditions, today: Day): Promise<Map<string, number>> {
  const done = new Map<string, number>()
  for (const { fromOn, count } of await reviewsCompletedHere(tx, scope, addMonths(today, -24), today)) {
    const dueOn = fromOn && reviewDueOn(fromOn)
    if (dueOn) done.set(monthOf(dueOn), (done.get(monthOf(dueOn)) ?? 0) + count)
  }
  return done
}

function lineOf(month: string | null, open: OpenReviews | undefined, done = 0): MonthLine {
  const { toDo = 0, arranged = 0, late = 0 } = open ?? {}
  return { month, due: toDo + done, done, toDo, arranged, late }
}

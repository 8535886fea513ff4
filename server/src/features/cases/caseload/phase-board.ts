import { type CaseloadScope, type CaseStatus, caseWords, type PhaseBoard } from '@send-hub/shared'
import {
  addMonths,
  type Day,
  daysBetween,
  englandAndWales,
  previousWorkingDay,
} from '../../../platform/calendar/index.ts'
import type { StaffContext } from '../../../platform/context.ts'
import type { Conditions } from '../../../platform/db/conditions.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { ruleOfPhase } from '../clock/phase-transfer.ts'
import { findTimeLimit, lastDayToComply, timeLimits } from '../clock/rules.ts'
import { scopeConditions } from './caseload-scope.ts'
import { readNamedPlaces } from './named-places.ts'

type Cohort = PhaseBoard['cohorts'][number]

/** How long a cohort stays on the board after its day, once every place is named. */
const monthsKept = 6

/** Who moves on to the next phase of education: by the last day to name the place, what is done and what is not. */
export async function readPhaseBoard(ctx: StaffContext, asked: CaseloadScope): Promise<PhaseBoard> {
  const scope = scopeConditions(ctx, asked)
  return ctx.tx(async (tx) => {
    const toDo = await readToDo(tx, scope)
    const named = await readNamedPlaces(tx, scope, ctx.today)
    const kept = addMonths(ctx.today, -monthsKept)
    const lastDays = new Set([
      ...nextGreatDays(ctx.today),
      ...toDo.map(({ lastDay }) => lastDay),
      ...[...named.keys()].filter((day) => day >= kept),
    ])
    return {
      cohorts: [...lastDays].sort(byDay).map((lastDay) =>
        cohortOf(
          lastDay,
          toDo.filter((row) => row.lastDay === lastDay),
          named.get(lastDay)?.plans ?? 0,
          ctx.today,
        ),
      ),
    }
  })
}

const byDay = (one: Day, other: Day) => (one < other ? -1 : 1)

interface ToDoRow {
  lastDay: Day
  status: CaseStatus
  plans: number
}

function readToDo(tx: Tx, scope: Conditions): Promise<ToDoRow[]> {
  const byDay = statement(
    `caseload.phase:${scope.shape}`,
    `select d.legal_on as "lastDay", c.status, count(*)::int as plans
     from case_duties d join cases c on c.id = d.case_id
     where d.kind = 'phase-transfer' and ${scope.where} group by 1, 2 order by 3 desc, 2`,
  )
  return tx.rows<ToDoRow>(byDay, scope.values)
}

/** The next "before 15 February" and "before 31 March": on the board even when nobody moves. */
function nextGreatDays(today: Day): Day[] {
  return (['primary-to-secondary', 'secondary-to-post-16'] as const).map((phase) => {
    const inYear = (year: number) => lastDayInYear(phase, year)
    const year = Number(today.slice(0, 4))
    const day = inYear(year)
    return day >= today ? day : inYear(year + 1)
  })
}

function lastDayInYear(phase: 'primary-to-secondary' | 'secondary-to-post-16', year: number): Day {
  const startsOn = `${year}-09-01`
  const limit = findTimeLimit(ruleOfPhase(phase), startsOn, timeLimits)
  if (!limit) throw new RangeError(`No time limit for ${phase} in ${year}`)
  return lastDayToComply(limit, startsOn, englandAndWales)
}

function cohortOf(lastDay: Day, rows: ToDoRow[], named: number, today: Day): Cohort {
  const toDo = rows.reduce((sum, { plans }) => sum + plans, 0)
  return {
    lastDay,
    actBy: previousWorkingDay(lastDay, englandAndWales),
    daysLeft: daysBetween(today, lastDay),
    plans: toDo + named,
    named,
    toDo,
    byStage: rows.map(({ status, plans }) => ({ status, stage: caseWords[status].staffLabel, plans })),
  }
}

import {
  type CaseloadReport,
  type CaseStatus,
  caseStatuses,
  caseWords,
  hasEnded,
  hasPlanInForce,
} from '@send-hub/shared'
import { addDays, addMonths, type Day } from '../../platform/calendar/index.ts'
import { statement, type Tx } from '../../platform/db/transaction.ts'
import { isLive } from '../cases/index.ts'

/** Live cases alike in stage and district on one day. */
interface Group {
  on: Day
  status: CaseStatus
  district: string | null
  cases: number
  late: number
  lateWithException: number
}

const readTaken = statement(
  'reports.snapshots-taken',
  'select month_end as "on" from snapshot_runs where month_end = any($1::date[])',
)

const readSnapshots = statement(
  'reports.caseload-snapshots',
  `select c.month_end as "on", c.status, c.district, count(*)::int as cases, count(*) filter (where c.is_late)::int as late,
     count(*) filter (where c.is_late and c.has_exception)::int as "lateWithException"
   from case_snapshots c where c.month_end = any($1::date[]) and ${isLive} group by 1, 2, 3`,
)

/** As in the snapshots: an exception in law is on record, and was not corrected. */
const hasException = `exists (select from case_events v where v.case_id = c.id and v.kind = 'exception-recorded'
  and not exists (select from case_events x where x.corrects_event_id = v.id))`

const readNow = statement(
  'reports.caseload-now',
  `select $1::date as "on", c.status, ch.district, count(*)::int as cases,
     count(*) filter (where c.next_legal_on < $1)::int as late,
     count(*) filter (where c.next_legal_on < $1 and ${hasException})::int as "lateWithException"
   from cases c join children ch on ch.id = c.child_id where ${isLive} group by 2, 3`,
)

const monthEndsShown = 6

/**
 * Plans by district and cases by stage at the last six month ends, and today. The past comes from snapshots alone: it is
 * never worked out from rows as they stand now.
 * @param month `YYYY-MM`: the six month ends up to that of this month, without today
 */
export async function caseloadReport(tx: Tx, today: Day, month?: string): Promise<CaseloadReport> {
  const monthEnds = lastMonthEnds(today, month)
  const taken = (await tx.rows<{ on: Day }>(readTaken, [monthEnds])).map(({ on }) => on)
  const groups = await tx.rows<Group>(readSnapshots, [monthEnds])
  const columns = monthEnds.map((on) => ({ on, isNow: false, isTaken: taken.includes(on) }))
  if (!month) {
    groups.push(...(await tx.rows<Group>(readNow, [today])))
    columns.push({ on: today, isNow: true, isTaken: true })
  }
  return reportOf(columns, groups)
}

/** Up to the last one that has passed, or that of the month asked for. Oldest first. */
export function lastMonthEnds(today: Day, month?: string): Day[] {
  const firstAfter = month ? addMonths(`${month}-01`, 1) : `${today.slice(0, 7)}-01`
  return Array.from({ length: monthEndsShown }, (_, back) =>
    addDays(addMonths(firstAfter, back + 1 - monthEndsShown), -1),
  )
}

type Columns = CaseloadReport['columns']
type Measure = 'cases' | 'late' | 'lateWithException'

function reportOf(columns: Columns, groups: readonly Group[]): CaseloadReport {
  const byDay = new Map(Map.groupBy(groups, ({ on }) => on))
  const counts = (measure: Measure, isIn: (group: Group) => boolean = () => true) =>
    columns.map(({ on, isNow, isTaken }) => {
      if (!isTaken && !isNow) return null
      return (byDay.get(on) ?? []).filter(isIn).reduce((sum, group) => sum + group[measure], 0)
    })
  const withPlan = ({ status }: Group) => hasPlanInForce(status)
  return {
    columns,
    plansByDistrict: districtsOf(groups.filter(withPlan)).map((district) => ({
      district,
      counts: counts('cases', (group) => withPlan(group) && group.district === district),
    })),
    casesByStage: caseStatuses
      .filter((status) => !hasEnded(status))
      .map((status) => ({
        status,
        stage: caseWords[status].staffLabel,
        hasPlan: hasPlanInForce(status),
        counts: counts('cases', (group) => group.status === status),
      })),
    totals: {
      cases: counts('cases'),
      plans: counts('cases', withPlan),
      late: counts('late'),
      lateWithException: counts('lateWithException'),
    },
  }
}

/** In the order of the alphabet; those without one last. */
function districtsOf(groups: readonly Group[]): (string | null)[] {
  const all = new Set(groups.map(({ district }) => district))
  const named = [...all]
    .filter((district) => district !== null)
    .sort((one, other) => one.localeCompare(other, 'en'))
  return all.has(null) ? [...named, null] : named
}

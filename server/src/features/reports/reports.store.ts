import type { RequestsReport, TimelinessReport } from '@send-hub/shared'
import { statement, type Tx } from '../../platform/db/transaction.ts'

/** 20 weeks and 52 weeks in days, as the Department counts them from receipt to the start of the plan. */
const in20Weeks = 140
const in52Weeks = 364

/**
 * A plan that had begun elsewhere before its request came here was taken over: this authority did not issue it. A return
 * tells it by the other authority's number, staff by the move, of which they may not know the number.
 */
const isTakenOver = `plan_started_on < received_on and (return_items->'activePlan' ? 'transferLa'
  or exists (select from case_events v where v.case_id = cases.id and v.kind = 'plan-transferred-in'
    and not exists (select from case_events x where x.corrects_event_id = v.id)))`

const readTimeliness = statement(
  'reports.timeliness',
  `with issued as (
     select plan_started_on - received_on as days, has_week20_exception as is_excused from cases
     where plan_started_on >= make_date($1, 1, 1) and plan_started_on < make_date($1 + 1, 1, 1)
       and (${isTakenOver}) is not true
   )
   select count(*)::int as "plansIssued",
     count(*) filter (where is_excused)::int as "plansWithException",
     count(*) filter (where days <= ${in20Weeks})::int as "within20Weeks",
     count(*) filter (where days <= ${in20Weeks} and not is_excused)::int as "within20WeeksNotExcused",
     count(*) filter (where days > ${in20Weeks} and days <= ${in52Weeks})::int as "from20WeeksToAYear",
     count(*) filter (where days > ${in52Weeks})::int as "overAYear"
   from issued`,
)

type TimelinessRow = Omit<TimelinessReport, 'year' | 'within20WeeksPercent' | 'excludingExceptions'> & {
  within20WeeksNotExcused: number
}

/**
 * The 20-week measure for plans issued in a calendar year (of issue, not of request).
 * Source: Department for Education, Education, health and care plans, reporting year 2025.
 */
export async function timelinessReport(tx: Tx, year: number): Promise<TimelinessReport> {
  const [row] = await tx.rows<TimelinessRow>(readTimeliness, [year])
  const { within20WeeksNotExcused, ...counts } = row as TimelinessRow
  const plansNotExcused = counts.plansIssued - counts.plansWithException
  return {
    year,
    ...counts,
    within20WeeksPercent: percentOf(counts.within20Weeks, counts.plansIssued),
    excludingExceptions: {
      plansIssued: plansNotExcused,
      within20Weeks: within20WeeksNotExcused,
      within20WeeksPercent: percentOf(within20WeeksNotExcused, plansNotExcused),
    },
  }
}

/** One decimal, as the Department prints it; null where there is nothing to divide by. */
export function percentOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part * 1000) / whole) / 10
}

const readRequests = statement(
  'reports.requests',
  `select count(*)::int as received,
     count(*) filter (where request_outcome = 'Y')::int as assess,
     count(*) filter (where request_outcome = 'N')::int as refused,
     count(*) filter (where request_outcome = 'A')::int as "notYetDecided",
     count(*) filter (where request_outcome = 'W')::int as withdrawn,
     count(*) filter (where request_outcome = 'H')::int as "decidedBeforeCollectionYear"
   from cases where received_on >= make_date($1, 1, 1) and received_on < make_date($1 + 1, 1, 1)`,
)

const readAssessments = statement(
  'reports.assessments',
  `select count(*) filter (where assessment_outcome = 'Y')::int as plan,
     count(*) filter (where assessment_outcome = 'N')::int as "noPlan",
     count(*) filter (where assessment_outcome = 'W')::int as withdrawn
   from cases where assessment_outcome_on >= make_date($1, 1, 1) and assessment_outcome_on < make_date($1 + 1, 1, 1)`,
)

const readCeased = statement(
  'reports.ceased',
  `select count(*)::int as total,
     ${[
       'maxAge',
       'needsMet',
       'higherEducation',
       'paidWork',
       'movedToAnotherLa',
       'noLongerEngages',
       'leftEngland',
       'deceased',
       'other',
     ]
       .map((name, index) => `count(*) filter (where cease_reason = ${index + 1})::int as "${name}"`)
       .join(', ')},
     count(*) filter (where cease_reason is null)::int as "notRecorded"
   from cases where plan_ceased_on >= make_date($1, 1, 1) and plan_ceased_on < make_date($1 + 1, 1, 1)`,
)

/**
 * In force: begun by the day, or, where no day of beginning is on record, listed as active by the return; and not
 * ceased by then. A plan issued since then is active too, but was not in force on that day.
 */
const readInForce = statement(
  'reports.in-force',
  `select count(*)::int as n from cases
   where (plan_started_on <= $1 or (plan_started_on is null and is_active_plan)) and (plan_ceased_on is null or plan_ceased_on > $1)`,
)

const readCensusDay = statement(
  'reports.census-day',
  'select reference_on as "on" from import_runs where collection_year = $1 + 1 order by finished_at desc limit 1',
)

/**
 * Requests received, assessments ended and plans ceased in a calendar year, and plans in force on the census day:
 * that of the return for the year (collected in January after it), else 1 January after it, or today if sooner.
 */
export async function requestsReport(tx: Tx, year: number, today: string): Promise<RequestsReport> {
  const [requests] = await tx.rows<RequestsReport['requests']>(readRequests, [year])
  const [assessmentsEnded] = await tx.rows<RequestsReport['assessmentsEnded']>(readAssessments, [year])
  const [plansCeased] = await tx.rows<RequestsReport['plansCeased']>(readCeased, [year])
  const [census] = await tx.rows<{ on: string }>(readCensusDay, [year])
  const yearEnd = `${year + 1}-01-01`
  const censusOn = census?.on ?? (yearEnd < today ? yearEnd : today)
  const [inForce] = await tx.rows<{ n: number }>(readInForce, [censusOn])
  return {
    year,
    requests: requests as RequestsReport['requests'],
    assessmentsEnded: assessmentsEnded as RequestsReport['assessmentsEnded'],
    censusOn,
    plansInForce: inForce?.n ?? 0,
    plansCeased: plansCeased as RequestsReport['plansCeased'],
  }
}

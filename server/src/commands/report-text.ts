import { formatDay, type RequestsReport, type TimelinessReport } from '@send-hub/shared'
import { aligned, grouped } from './aligned.ts'

const percent = (value: number | null): string => (value === null ? '–' : `${value.toFixed(1)}%`)

/** The 20-week measure as a table for a terminal. */
export function timelinessText(report: TimelinessReport): string {
  const { excludingExceptions: plain } = report
  return `New plans in ${report.year}, by how long they took\n\n${aligned([
    ['Plans issued', grouped(report.plansIssued)],
    ['  of which with an exception', grouped(report.plansWithException)],
    ['Within 20 weeks', grouped(report.within20Weeks), percent(report.within20WeeksPercent)],
    ['20 weeks to a year', grouped(report.from20WeeksToAYear)],
    ['Over a year', grouped(report.overAYear)],
    [''],
    ['Without exceptions', grouped(plain.plansIssued)],
    ['  within 20 weeks', grouped(plain.within20Weeks), percent(plain.within20WeeksPercent)],
  ])}`
}

/** What became of requests, assessments and plans as a table for a terminal. */
export function requestsText(report: RequestsReport): string {
  const { requests, assessmentsEnded, plansCeased } = report
  return `Requests, assessments and plans in ${report.year}\n\n${aligned([
    ['Requests received', grouped(requests.received)],
    ['  agreed to assess', grouped(requests.assess)],
    ['  refused', grouped(requests.refused)],
    ['  not yet decided', grouped(requests.notYetDecided)],
    ['  withdrawn', grouped(requests.withdrawn)],
    ['  decided before the collection year', grouped(requests.decidedBeforeCollectionYear)],
    ['Assessments that ended'],
    ['  with a plan', grouped(assessmentsEnded.plan)],
    ['  without a plan', grouped(assessmentsEnded.noPlan)],
    ['  withdrawn', grouped(assessmentsEnded.withdrawn)],
    [`Plans in force on ${formatDay(report.censusOn)}`, grouped(report.plansInForce)],
    ['Plans ceased in the year', grouped(plansCeased.total)],
    ['  reached the greatest age', grouped(plansCeased.maxAge)],
    ['  needs met without a plan', grouped(plansCeased.needsMet)],
    ['  higher education', grouped(plansCeased.higherEducation)],
    ['  paid work', grouped(plansCeased.paidWork)],
    ['  moved to another council', grouped(plansCeased.movedToAnotherLa)],
    ['  no longer engages', grouped(plansCeased.noLongerEngages)],
    ['  left England', grouped(plansCeased.leftEngland)],
    ['  died', grouped(plansCeased.deceased)],
    ['  another reason', grouped(plansCeased.other)],
    ['  reason not recorded', grouped(plansCeased.notRecorded)],
  ])}`
}

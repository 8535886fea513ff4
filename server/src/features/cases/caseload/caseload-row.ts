import {
  type CaseloadRow,
  type CaseloadView,
  type CaseStatus,
  caseWords,
  type DutyKind,
  draftWaitingWords,
  dutyWords,
  familyRequestWords,
  formatDayShort,
  type WaitedFor,
  waitedForAtStage,
  waitedForWithPlan,
  waitedForWords,
} from '@send-hub/shared'
import { type Day, daysBetween } from '../../../platform/calendar/index.ts'

/** A line as the database gives it. `kind` is a duty, a family's request or why a draft waits, as the view has it. */
export interface CaseloadLine {
  kind: string | null
  subjectId: string | null
  legalOn: Day | null
  actBy: Day | null
  promisedOn: Day | null
  moreDuties: number
  caseId: string
  reference: string
  status: CaseStatus
  team: string
  childName: string
  district: string | null
  officerId: string | null
  officerName: string | null
  askedOf: string | null
  waits: OthersTime[] | null
}

/** Somebody else's time that runs, or ran out unused. */
export interface OthersTime {
  kind: WaitedFor
  until: Day
  askedOf: string | null
}

export function toCaseloadRow(line: CaseloadLine, view: CaseloadView, today: Day): CaseloadRow {
  const { legalOn, actBy, officerId, officerName } = line
  const lastDay = legalOn ?? actBy
  return {
    key: [line.caseId, line.kind, line.subjectId].filter(Boolean).join(':'),
    caseId: line.caseId,
    reference: line.reference,
    childName: line.childName,
    status: line.status,
    stage: caseWords[line.status].staffLabel,
    district: line.district,
    team: line.team,
    officer: officerId && officerName ? { id: officerId, name: officerName } : null,
    duty: wordsOf(line, view),
    moreDuties: line.moreDuties,
    legalOn,
    actBy,
    lateByDays: lastDay ? Math.max(0, daysBetween(lastDay, today)) : 0,
    promisedOn: line.promisedOn,
    waitingFor: waitingFor(line.status, line.waits ?? [], today, dutyOf(line, view)),
  }
}

function wordsOf({ kind, askedOf }: CaseloadLine, view: CaseloadView): string | null {
  if (!kind) return null
  if (view === 'drafts-waiting') return draftWaitingWords[kind as keyof typeof draftWaitingWords]
  if (view === 'requests-open') return familyRequestWords[kind as keyof typeof familyRequestWords]
  if (view === 'advice-overdue' && askedOf) return `Report: ${askedOf}`
  return dutyWords[kind as DutyKind].staff
}

/** The duty that a line is about; null where it is about a request or a draft, or about nothing. */
function dutyOf({ kind }: CaseloadLine, view: CaseloadView): DutyKind | null {
  return view === 'drafts-waiting' || view === 'requests-open' ? null : (kind as DutyKind | null)
}

/**
 * A family's or a school's time that is over holds nothing up; a report that is overdue still does. `duty`: what the
 * line is about, which alone says whose move it is once the plan is final.
 */
export function waitingFor(
  status: CaseStatus,
  waits: readonly OthersTime[],
  today: Day,
  duty: DutyKind | null = null,
): string {
  const reports = waits.filter(({ kind }) => kind === 'advice')
  if (reports.length > 0)
    return `${waitedForWords.advice}: ${listed(reports.map((each) => report(each, today)))}`
  const [other] = waits.filter(({ kind, until }) => until >= today || kind === 'review-report')
  if (!other) return status === 'FINAL_ISSUED' && duty ? waitedForWithPlan[duty] : waitedForAtStage[status]
  const isOver = other.until < today
  return `${waitedForWords[other.kind]}, ${isOver ? 'overdue since' : 'until'} ${formatDayShort(other.until)}`
}

const report = ({ askedOf, until }: OthersTime, today: Day): string =>
  `${askedOf ?? 'somebody'}${until < today ? ' (overdue)' : ''}`

const mostNamed = 2

function listed(names: string[]): string {
  const more = names.length - mostNamed
  return [...names.slice(0, mostNamed), ...(more > 0 ? [`${more} more`] : [])].join(', ')
}

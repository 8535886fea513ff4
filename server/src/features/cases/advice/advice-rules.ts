import { type AdviceKind, type CaseStatus, type Duty, type ReportState, usualAdvice } from '@send-hub/shared'
import { type Day, englandAndWales, latest } from '../../../platform/calendar/index.ts'
import { type CaseEventRecord, standingEvents } from '../case-record.ts'
import { findTimeLimit, lastDayToComply, timeLimits } from '../clock/rules.ts'
import type { AdviceRecord } from './advice.store.ts'

/** Stages in which an assessment runs, so that a body can be asked to help with it. */
const asking: readonly CaseStatus[] = ['ASSESSING', 'DECIDING_TO_ISSUE', 'DRAFTING', 'REASSESSING']

/** There is a draft, or changes to a plan, to send to a school or college. Source: SEND Regulations 2014, reg 13; Act s39. */
const askingSettings: readonly CaseStatus[] = ['DRAFT_WITH_FAMILY', 'CONSULTING_SETTINGS', 'AMENDING_PLAN']

export const mayAskForAdvice = (status: CaseStatus): boolean => asking.includes(status)
export const mayAskSettings = (status: CaseStatus): boolean => askingSettings.includes(status)

const startsAssessment: readonly string[] = [
  'assessment-agreed',
  'assessment-refusal-overturned',
  'reassessment-agreed',
]

/**
 * The day the newest assessment began. Reports asked for before it belong to an earlier one and are not counted.
 * Where no such day is on record (an imported case), the day of the request.
 */
export function assessmentFrom(record: { receivedOn: Day; events: readonly CaseEventRecord[] }): Day {
  const started = standingEvents(record.events).filter(({ kind }) => startsAssessment.includes(kind))
  return latest(started.map(({ on }) => on)) ?? record.receivedOn
}

/** Asked in the assessment that began on `from`, and not taken back: what "4 of 6" counts. */
export const isCounted = (
  { askedOn, cancelledOn }: Pick<AdviceRecord, 'askedOn' | 'cancelledOn'>,
  from: Day,
): boolean => cancelledOn === null && askedOn >= from

export interface DueReport {
  /** Null for what the family was asked. */
  dueOn: Day | null
  actBy: Day | null
  state: ReportState
  /** Calendar days past the legal day, up to the day it came or today; 0 if not late. */
  lateByDays: number
}

/**
 * By when a report is due, and how it stands: as the clock says of this request. What a family was asked has no legal
 * day, and nobody waits for a report once the decision is made that it was asked for.
 */
export function dueReport(
  { id, arrivedOn }: Pick<AdviceRecord, 'id' | 'arrivedOn'>,
  duties: readonly Duty[],
): DueReport {
  const duty = duties.find(({ kind, subjectId }) => kind === 'advice' && subjectId === id)
  if (!duty) return { dueOn: null, actBy: null, state: arrivedOn ? 'in' : 'waiting', lateByDays: 0 }
  const { legalDate, actBy, lateByDays } = duty
  return { dueOn: legalDate, actBy, state: reportStates[duty.state], lateByDays }
}

const reportStates = {
  due: 'waiting',
  window: 'waiting',
  late: 'late',
  met: 'in',
  'met-late': 'in-late',
  'not-recorded': 'in',
  ended: 'missing',
  'ended-late': 'missing',
} as const satisfies Record<Duty['state'], ReportState>

/** By when a school or college is expected to answer; the council goes on without it. Null before the Code. Source: Code of Practice 9.83. */
export function settingReplyBy(askedOn: Day): Day | null {
  const limit = findTimeLimit('setting-reply', askedOn, timeLimits)
  return limit && lastDayToComply(limit, askedOn, englandAndWales)
}

/** The usual five, less those that this assessment has asked for. */
export function usualStillToAsk(requests: readonly AdviceRecord[], from: Day): AdviceKind[] {
  const asked = new Set(requests.filter((request) => isCounted(request, from)).map(({ kind }) => kind))
  return usualAdvice.filter((kind) => !asked.has(kind))
}

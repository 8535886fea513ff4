import type { CaseStatus, DutyKind, ExceptionCode } from '@send-hub/shared'
import type { Day } from '../../../platform/calendar/index.ts'

/** All that the statutory clock needs to know of a case. Days are in Europe/London; null is "not, or not on record". */
export type CaseFacts = {
  status: CaseStatus
  /** The day the council received the request, weekends included: day 0 of every limit. */
  receivedOn: Day
  /** The first decision; a later success on appeal does not replace it. */
  assessDecisionOn: Day | null
  assessOutcome: 'yes' | 'no' | null
  /** The day a refusal to assess was overturned: an order, or the council giving way. */
  assessOverturnedOn: Day | null
  /** The day the family was told that there will be no plan. */
  noPlanToldOn: Day | null
  /** The day the council decided to issue a plan. */
  planDecisionOn: Day | null
  noPlanOverturnedOn: Day | null
  draftServedOn: readonly Day[]
  draftCommentsOn: Day | null
  settingsConsultedOn: readonly Day[]
  finalIssuedOn: Day | null
  /** The day the case was withdrawn, moved or closed after a death; the status says which. */
  closedOn: Day | null
  exceptions: readonly RecordedException[]
  promises: readonly RecordedPromise[]
}

/** An exception excuses a late step. It needs its evidence, and the family must be told. */
export type RecordedException = {
  duties: readonly DutyKind[]
  code: ExceptionCode
  evidence: string
  toldFamilyOn: Day | null
}

/** A new date given to the family for a step that is or will be late. */
export type RecordedPromise = { duty: DutyKind; promisedOn: Day; madeOn: Day; reason: string }

/** A case of which only the request is known. */
export function factsAtReceipt(receivedOn: Day): CaseFacts {
  return {
    status: 'DECIDING_TO_ASSESS',
    receivedOn,
    assessDecisionOn: null,
    assessOutcome: null,
    assessOverturnedOn: null,
    noPlanToldOn: null,
    planDecisionOn: null,
    noPlanOverturnedOn: null,
    draftServedOn: [],
    draftCommentsOn: null,
    settingsConsultedOn: [],
    finalIssuedOn: null,
    closedOn: null,
    exceptions: [],
    promises: [],
  }
}

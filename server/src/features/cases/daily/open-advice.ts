import { AdviceKind } from '@send-hub/shared'
import type { Day } from '../../../platform/calendar/index.ts'
import { type CaseRecord, standingEvents } from '../case-record.ts'

/** A report that was asked for and has not come. */
export interface OpenAdvice {
  id: string
  kind: AdviceKind
  /** The day it was last asked for again. */
  chasedOn: Day | null
}

/** Reports that are still to come, in the order they were asked for. */
export function openAdviceOf({ adviceRequests, events }: CaseRecord): OpenAdvice[] {
  const chases = standingEvents(events).filter(({ kind }) => kind === 'advice-chased')
  return adviceRequests
    .filter(({ arrivedOn, cancelledOn }) => arrivedOn === null && cancelledOn === null)
    .map(({ id, kind }) => ({
      id,
      kind: AdviceKind.parse(kind),
      chasedOn: chases.findLast(({ details }) => details.adviceId === id)?.on ?? null,
    }))
}

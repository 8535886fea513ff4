import type { CaseEventKind, CaseStatus, DraftKind } from '@send-hub/shared'
import { type Day, englandAndWales } from '../../../platform/calendar/index.ts'
import { type CaseEventRecord, standingEvents } from '../case-record.ts'
import { findTimeLimit, lastDayToComply, timeLimits } from '../clock/rules.ts'

/** Each is served with the time to comment: a draft, a new draft, or changes to a plan in force. */
const servingKinds: readonly CaseEventKind[] = [
  'draft-served',
  'review-to-amend',
  'amendment-proposed',
  'reassessment-draft-served',
]

/** After these nobody waits for comments; what is served later begins anew. */
const finishingKinds: readonly CaseEventKind[] = ['plan-issued', 'plan-amended', 'amendment-dropped']

/** While the case stands here, the newest draft is with the family. Settings may be asked at the same time. */
const openStatuses: readonly CaseStatus[] = ['DRAFT_WITH_FAMILY', 'CONSULTING_SETTINGS', 'AMENDING_PLAN']

/** The newest draft, and all that it took the place of since the last plan was finished. */
export interface DraftRound {
  /** The event by which the newest draft was served. */
  draftId: string
  kind: DraftKind
  servedOn: Day
  /** The last day by law, the day of service being day 1. Source: SEND Regulations 2014, regs 13(1) and 22(2)(c). */
  legalDate: Day
  /** Events of every draft of the round, corrected ones too: what was written about one is not lost with it. */
  draftIds: string[]
  /** How the round ended; null while it lasts. */
  finishedBy: CaseEventKind | null
  isWithFamily: boolean
}

type Event = Pick<CaseEventRecord, 'id' | 'kind' | 'on' | 'corrects'>

/** Null for a case that has had no draft, or one that is older than our records or than the law. */
export function draftRound(record: { status: CaseStatus; events: readonly Event[] }): DraftRound | null {
  const standing = new Set(standingEvents(record.events))
  let served: Event | null = null
  let finishedBy: CaseEventKind | null = null
  let draftIds: string[] = []
  for (const event of record.events) {
    if (servingKinds.includes(event.kind)) {
      if (finishedBy) draftIds = []
      draftIds.push(event.id)
      if (standing.has(event)) served = event
      finishedBy = null
    } else if (finishingKinds.includes(event.kind) && standing.has(event)) {
      finishedBy = event.kind
    }
  }
  if (!served || !draftIds.includes(served.id)) return null
  const kind = served.kind === 'draft-served' ? 'plan' : 'changes'
  const rule = kind === 'plan' ? 'family-comments' : 'family-comments-on-changes'
  const limit = findTimeLimit(rule, served.on, timeLimits)
  if (!limit) return null
  return {
    draftId: served.id,
    kind,
    servedOn: served.on,
    legalDate: lastDayToComply(limit, served.on, englandAndWales),
    draftIds,
    finishedBy,
    isWithFamily: openStatuses.includes(record.status) && finishedBy === null,
  }
}

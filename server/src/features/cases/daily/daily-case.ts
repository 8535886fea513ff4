import type { AccessLevel, AccessRole } from '@send-hub/shared'
import type { Day } from '../../../platform/calendar/index.ts'
import type { CaseRecord } from '../case-record.ts'
import type { FamilyRequestRow } from '../draft/draft.store.ts'
import type { DecidedForYoungPerson } from '../told-of-appeal.ts'

/** A case as the daily work reads it: what the clock needs, who may hear of it, and what is kept of its duties. */
export interface DailyCase extends CaseRecord {
  /** A death ends the messages about every case of a child. */
  childHasDied: boolean
  nextDuty: string | null
  nextLegalOn: Day | null
  /** Rows of `case_duties`, by kind and subject. */
  keptDuties: KeptDuty[]
  /** Access that runs on the day of telling; one entry a person. Not of schools, which work from their list. */
  people: Hearer[]
  /** Decisions that somebody takes for the young person on that day. */
  decidedForYoungPerson: DecidedForYoungPerson[]
  /** What was sent about drafts, and what was asked for; empty unless a draft may be with the family. */
  comments: { draftEventId: string; familyMemberId: string }[]
  requests: (Pick<FamilyRequestRow, 'familyMemberId' | 'kind' | 'answer' | 'extendedTo'> & {
    answeredAt: string | null
  })[]
}

export interface KeptDuty {
  kind: string
  subjectId: string
  isCouncils: boolean
  legalOn: Day
  actBy: Day
  promisedOn: Day | null
}

/** A family member who may hear of a case. */
export interface Hearer {
  id: string
  level: AccessLevel
  role: AccessRole
  relationship: string
  hasParentalResponsibility: boolean | null
}

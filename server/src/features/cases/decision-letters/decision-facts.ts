import {
  type CaseStatus,
  type Council,
  type DecisionFacts,
  type Duty,
  type DutyKind,
  type LetterKind,
  letterLaw,
  type NewLetter,
} from '@send-hub/shared'
import type { Day } from '../../../platform/calendar/index.ts'
import type { CaseEventRecord, CaseRecord } from '../case-record.ts'
import { reckonCase } from '../reckon-case.ts'

/** A decision as it is about to be recorded, or as it would be. */
export interface Decision {
  kind: LetterKind
  eventId: string
  on: Day
  /** What the event carries. */
  details: Record<string, unknown>
  /** The stage afterwards. */
  to: CaseStatus
  letter: NewLetter
}

/** The duty that a decision meets: its letter says so where the legal day has passed. */
const dutyMetBy: Partial<Record<LetterKind, readonly DutyKind[]>> = {
  'assessment-agreed': ['decide-to-assess'],
  'assessment-refused': ['decide-to-assess'],
  'plan-refused': ['tell-no-plan'],
  'plan-issued': ['final-plan'],
  'review-kept-plan': ['review-decision'],
  'review-to-amend': ['review-decision'],
  'review-to-cease': ['review-decision'],
  'plan-amended': ['amended-plan', 'reassessed-plan'],
  'amendment-dropped': ['amended-plan', 'reassessed-plan'],
  'reassessment-agreed': ['answer-reassessment'],
  'reassessment-refused': ['answer-reassessment'],
  'reassessment-kept-plan': ['reassessed-plan'],
  'reassessment-to-cease': ['reassessed-plan'],
}

/** The duty that comes after: the letter gives its day. */
const nextDuties: Partial<Record<LetterKind, readonly DutyKind[]>> = {
  'assessment-agreed': ['final-plan'],
  'plan-agreed': ['final-plan'],
  'draft-served': ['final-plan'],
  'review-to-amend': ['amended-plan'],
  'amendment-proposed': ['amended-plan'],
  'reassessment-agreed': ['reassessed-plan'],
  'reassessment-draft-served': ['reassessed-plan'],
}

/** What the letters about a decision say, with the dates as the statutory clock gives them once it is recorded. */
export function decisionFacts(
  record: CaseRecord,
  decision: Decision,
  council: Council,
  officerName: string | undefined,
): DecisionFacts {
  const { kind, on, letter } = decision
  const team = council.teams[record.team].publicName
  const before = reckonCase(record, on).duties
  const after = reckonCase(withDecision(record, decision), on).duties
  return {
    council,
    reference: record.reference,
    child: {
      firstName: record.childFirstName,
      fullName: `${record.childFirstName} ${record.childSurname}`,
    },
    sentOn: on,
    officer: officerName ? { name: officerName, team } : null,
    reasons: letter.reasons ?? '',
    sectionsOnly: decision.details.sectionsOnly === 'I' ? 'I' : null,
    appeal: appealDates(after, decision.eventId),
    commentsBy: letterLaw(kind).is === 'proposal' ? dayOf(after, ['family-comments']) : null,
    lateSince: missedDay(before, dutyMetBy[kind] ?? []),
    nextBy: comingDay(after, nextDuties[kind] ?? [], on),
  }
}

/**
 * The case as it stands once the decision is in its history; harmless where it is there already. More time that one
 * person was given was for the draft before, and is nobody else's to read of.
 */
function withDecision(record: CaseRecord, { kind, eventId, on, details, to }: Decision): CaseRecord {
  const event: CaseEventRecord = {
    ...{ id: eventId, kind, on, details, recordedAt: `${on}T23:59:59Z`, recordedByKind: 'staff' },
    ...{ corrects: null, familyMemberId: null },
  }
  const events = [...record.events.filter(({ id }) => id !== eventId), event]
  return { ...record, status: to, events, commentsExtendedTo: null }
}

function appealDates(duties: readonly Duty[], eventId: string): DecisionFacts['appeal'] {
  const dayOfThis = (kind: DutyKind) =>
    duties.find((duty) => duty.kind === kind && duty.subjectId === eventId)?.legalDate ?? null
  const appealBy = dayOfThis('appeal')
  return appealBy ? { appealBy, contactMediationBy: dayOfThis('contact-mediation') } : null
}

const dayOf = (duties: readonly Duty[], kinds: readonly DutyKind[]): Day | null =>
  duties.findLast(({ kind }) => kinds.includes(kind))?.legalDate ?? null

/** A date that is past already is left to the words about lateness. */
function comingDay(duties: readonly Duty[], kinds: readonly DutyKind[], on: Day): Day | null {
  const day = dayOf(duties, kinds)
  return day && day >= on ? day : null
}

/** An excused lateness is told with its reason on the family's page, not as a fault. */
const missedDay = (duties: readonly Duty[], kinds: readonly DutyKind[]): Day | null =>
  duties.find(({ kind, state, exception }) => kinds.includes(kind) && state === 'late' && !exception)
    ?.legalDate ?? null

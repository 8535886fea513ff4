import {
  appealOutcomeWords,
  CameBy,
  type CaseEventKind,
  type CaseForStaff,
  CorrectionDetails,
  cameByWords,
  caseEventWords,
  correctableKinds,
  detailsOf,
  dutyWords,
  eventWordsForFamily,
  evidenceWords,
  exceptionLabelsForStaff,
  formatDay,
  orderWords,
  phaseWords,
} from '@send-hub/shared'

/** An entry of a case's history, as the query for staff reads it. */
export interface HistoryRow {
  id: string
  kind: CaseEventKind
  on: string
  recordedAt: string
  byKind: string
  /** Of a member of staff or of the family; null for the system and for other systems. */
  byName: string | null
  /** Of the family member whom it is about alone. */
  personName?: string | null
  isVisibleToFamily: boolean
  details: Record<string, unknown>
  corrects: string | null
  /** Of the officer whom the entry gave the case to; null for every other kind. */
  officerName?: string | null
}

/**
 * The history as staff read it: nothing is left out, and what was put right is marked. `asked`: who was asked for a
 * report, and which schools, by id.
 */
export function historyForStaff(
  rows: readonly HistoryRow[],
  asked: ReadonlyMap<string, string> = new Map(),
): CaseForStaff['events'] {
  const corrected = new Set(rows.map(({ corrects }) => corrects))
  return rows.map((row) => {
    const { id, kind, on, isVisibleToFamily } = row
    const isCorrected = corrected.has(id)
    return {
      ...{ id, kind, on, isVisibleToFamily, isCorrected },
      label: caseEventWords[kind].staff,
      recordedAt: new Date(row.recordedAt).toISOString(),
      by: recordedBy(row),
      about: row.officerName ?? aboutOf(kind, row.details) ?? toldBy(row) ?? askedIn(row.details, asked),
      note: typeof row.details.note === 'string' ? row.details.note : null,
      canBeCorrected: !isCorrected && row.byKind !== 'system' && correctableKinds.includes(kind),
    }
  })
}

/** What the hub writes by itself, day by day; whatever else the system wrote came from an import. */
const dailyKinds: readonly CaseEventKind[] = ['promise-missed', 'family-told']

function recordedBy({ kind, byKind, byName }: HistoryRow): string {
  if (byName) return byName
  if (byKind === 'system') return dailyKinds.includes(kind) ? 'The hub' : 'SEN2 import'
  return byKind === 'service' ? 'Another system' : byKind
}

/** What staff entered for a family member: whose it is, and how it came. */
function toldBy({ personName, details }: HistoryRow): string | null {
  const came = CameBy.safeParse(details.cameBy)
  return came.success && personName ? `${personName}, ${cameByWords[came.data].family}` : null
}

function askedIn({ adviceId, consultationId }: HistoryRow['details'], asked: ReadonlyMap<string, string>) {
  return asked.get(String(adviceId ?? consultationId)) ?? null
}

/** What an entry carries, in words. */
function aboutOf(kind: CaseEventKind, details: Record<string, unknown>): string | null {
  switch (kind) {
    case 'family-told':
    case 'promise-missed':
      return eventWordsForFamily(kind, details) // word for word what the family reads
    case 'review-arranged': {
      const arranged = detailsOf(kind, details)
      return arranged && `Meeting on ${formatDay(arranged.meetingOn)}`
    }
    case 'plan-issued':
    case 'plan-amended':
      return details.sectionsOnly === 'I' ? 'Only section I changed' : null
    case 'phase-transfer-set': {
      const transfer = detailsOf(kind, details)
      return transfer && `${phaseWords[transfer.phase]}, from ${formatDay(transfer.startsOn)}`
    }
    case 'plan-transferred-in': {
      const moved = detailsOf(kind, details)
      return moved?.lastReviewOn ? `Last review on ${formatDay(moved.lastReviewOn)}` : null
    }
    case 'order-received':
    case 'order-carried-out': {
      const about = detailsOf(kind, details)
      return about && orderWords[about.order]
    }
    case 'appeal-decided': {
      const decided = detailsOf(kind, details)
      return decided && appealOutcomeWords[decided.outcome]
    }
    case 'exception-recorded':
      return exceptionAbout(details)
    case 'event-corrected': {
      const { data } = CorrectionDetails.safeParse(details)
      return data ? correctionAbout(data) : null
    }
    default:
      return null
  }
}

function exceptionAbout(details: Record<string, unknown>): string | null {
  const found = detailsOf('exception-recorded', details)
  if (!found) return null
  const steps = found.duties.map((duty) => dutyWords[duty].staff).join('; ')
  const evidence = evidenceWords[found.evidence as keyof typeof evidenceWords] ?? found.evidence
  const told = found.toldFamilyOn ? ` Family told on ${formatDay(found.toldFamilyOn)}.` : ''
  return `${exceptionLabelsForStaff[found.code]}. Excuses: ${steps}. Evidence: ${evidence}.${told}`
}

function correctionAbout({ corrected, on, rightOn }: CorrectionDetails): string {
  const wrong = `“${caseEventWords[corrected].staff}” of ${formatDay(on)} was wrong`
  return rightOn ? `${wrong}: it was on ${formatDay(rightOn)}` : wrong
}

import { type Beside, besideWords, type Duty, type DutyKind, formatDayLong } from '@send-hub/shared'
import type { ReckonedCase } from './reckon-case.ts'

/** Duties that are told beside the stage while they are open. The stage's own are in its words. */
const besideOf: Partial<Record<DutyKind, Beside>> = {
  'arrange-mediation': 'mediation',
  'order-start-assessment': 'order',
  'order-draft': 'order',
  'order-amend': 'order',
  'order-name-setting': 'order',
  'order-continue-or-cease': 'order',
  'answer-reassessment': 'reassessment-requested',
  'phase-transfer': 'phase-transfer',
  'write-after-move-in': 'moved-in',
}

/** Mediation, an appeal, an order, a move: what goes on besides, a sentence or two each. */
export function alsoHappening({ duties, facts, record }: ReckonedCase): string[] {
  if (record.status === 'CLOSED_DECEASED') return []
  const open = duties.filter(({ state }) => state === 'due' || state === 'late')
  const told = open.flatMap((duty) => {
    const beside = besideOf[duty.kind]
    return beside ? [besideWords[beside](dayIfToCome(duty))] : []
  })
  const isExcused = open.some(({ kind, exception }) => kind === 'advice' && exception !== null)
  return [
    ...(facts.isAppealRunning ? [besideWords.appeal()] : []),
    ...new Set(told),
    ...(isExcused ? [besideWords['advice-excused']()] : []),
  ]
}

/** A date that has passed is told by the late wording. */
const dayIfToCome = ({ state, legalDate }: Duty): string | null =>
  state === 'due' ? formatDayLong(legalDate) : null

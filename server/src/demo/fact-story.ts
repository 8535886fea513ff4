import type {
  AppealOutcome,
  CaseEventKind,
  DutyKind,
  ExceptionCode,
  NewException,
  Phase,
  RecordKind,
  TribunalOrder,
} from '@send-hub/shared'
import type { StaffKey } from './staff.ts'

/** Why the law excuses a late step. Days are counted back from today. */
export interface DemoException {
  code: ExceptionCode
  duties: DutyKind[]
  evidenceKind: NewException['evidenceKind']
  evidence: string
  /** Of a school: the first day closed, the first day open again, the day it was asked. */
  closure?: { closed: number; reopened: number; asked: number }
}

/** What happens to a case without moving it on. `ago` counts days back from today. */
export type FactHappening =
  | { kind: 'fact'; ago: number; fact: PlainFact }
  | { kind: 'exception'; ago: number; exception: DemoException }
  | { kind: 'appeal-decided'; ago: number; outcome: AppealOutcome }
  | { kind: 'order'; ago: number; fact: 'order-received' | 'order-carried-out'; order: TribunalOrder }
  /** The move comes with the next first of September. */
  | { kind: 'phase-set'; ago: number; phase: Phase }
  | { kind: 'officer'; ago: number; to: StaffKey }
  /** The newest entry of a kind was wrong: it happened on another day, or not at all. */
  | { kind: 'correction'; ago: number; wrong: CaseEventKind; rightAgo?: number; reason: string }

type PlainFact = Exclude<
  RecordKind,
  | 'exception-recorded'
  | 'appeal-decided'
  | 'order-received'
  | 'order-carried-out'
  | 'phase-transfer-set'
  | 'plan-transferred-in'
>

export const fact = (fact: PlainFact, ago: number): FactHappening => ({ kind: 'fact', ago, fact })

export const exception = (ago: number, exception: DemoException): FactHappening => ({
  kind: 'exception',
  ago,
  exception,
})

export const appealDecided = (ago: number, outcome: AppealOutcome): FactHappening => ({
  kind: 'appeal-decided',
  ago,
  outcome,
})

export const order = (ago: number, order: TribunalOrder): FactHappening => ({
  kind: 'order',
  ago,
  fact: 'order-received',
  order,
})

export const phaseSet = (ago: number, phase: Phase): FactHappening => ({ kind: 'phase-set', ago, phase })

export const officer = (ago: number, to: StaffKey): FactHappening => ({ kind: 'officer', ago, to })

export const corrected = (
  ago: number,
  wrong: CaseEventKind,
  reason: string,
  rightAgo?: number,
): FactHappening => ({ kind: 'correction', ago, wrong, reason, ...(rightAgo !== undefined && { rightAgo }) })

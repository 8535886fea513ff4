import type { DelayReason, DutyKind, StepKind } from '@send-hub/shared'
import type { NewCaseAccess } from '../features/cases/index.ts'
import type { DraftHappening } from './draft-story.ts'
import type { FactHappening } from './fact-story.ts'
import type { StaffKey } from './staff.ts'
import type { BoardHappening } from './tell-reports.ts'

/** People at one address, and their children's cases. Days are counted back from today; negative ones are ahead. */
export interface Household {
  /** Place in the council's list of districts. */
  home: number
  adults: DemoAdult[]
  children: DemoChild[]
}

export interface DemoAdult {
  name: string
  /** Part before `@example.test`; null for somebody without email. */
  email: string | null
  relationship: string
  hasParentalResponsibility: boolean | null
  level: NewCaseAccess['level']
  evidence: string
  /** Days ago that access began, where it was later than the request. */
  since?: number
  language?: string
  /** Place in the list of districts of somebody who lives elsewhere than the household. */
  livesAt?: number
}

export interface DemoChild {
  name: string
  /** What the family wants the child to be called. */
  called?: string
  sex: 'F' | 'M'
  /** Today; whoever has a school year besides was born in it, whatever day today is. */
  ageInMonths: number
  /** 0 is reception. */
  schoolYear?: number
  /** Oldest first. */
  requests: DemoRequest[]
}

export interface DemoRequest {
  received: number
  /** Not a request: another council's plan, ours since that day. Days ago; null when nobody knows of a review. */
  movedIn?: { planStarted: number; lastReview: number | null }
  /** SEN2 code; a parent or young person when left out. */
  source?: number
  officer: StaffKey
  /** In the order it happened. */
  events: Happening[]
}

export type Happening =
  | { kind: 'step'; step: StepKind; ago: number; note?: string; ceaseReason?: number; meeting?: number }
  | {
      kind: 'delay'
      ago: number
      duty: DutyKind
      reason: DelayReason
      promised: number
      owner: StaffKey
      words?: string
    }
  | DraftHappening
  | FactHappening
  | BoardHappening

export const step = (step: StepKind, ago: number, note?: string): Happening => ({
  kind: 'step',
  step,
  ago,
  note,
})

export const ceased = (ago: number, ceaseReason: number): Happening => ({
  kind: 'step',
  step: 'plan-ceased',
  ago,
  ceaseReason,
})

/** A review meeting is set `ago` for `meeting` days ago, or ahead when negative. */
export const reviewArranged = (ago: number, meeting: number): Happening => ({
  kind: 'step',
  step: 'review-arranged',
  ago,
  meeting,
})

/** A new date for a step: recorded `ago`, promised for `promised` days ago, or ahead when negative. */
export const delay = (
  ago: number,
  duty: DutyKind,
  reason: DelayReason,
  promised: number,
  owner: StaffKey,
  words?: string,
): Happening => ({ kind: 'delay', ago, duty, reason, promised, owner, words })

/** The steps up to a draft with the family, each this many days ago. */
export const upToDraft = (agreed: number, advice: number, decided: number, draft: number): Happening[] => [
  step('assessment-agreed', agreed),
  step('advice-complete', advice),
  step('plan-agreed', decided),
  step('draft-served', draft),
]

/** The steps from agreeing to assess up to a final plan, each this many days ago. */
export const upToPlan = (
  agreed: number,
  advice: number,
  decided: number,
  draft: number,
  consulted: number,
  issued: number,
): Happening[] => [
  ...upToDraft(agreed, advice, decided, draft),
  step('settings-consulted', consulted),
  step('plan-issued', issued),
]

/** A plan sent in time, this many days ago, after a request of 19 weeks before; and what has happened since. */
export const planSent = (
  issued: number,
  ...since: Happening[]
): Pick<DemoRequest, 'received' | 'events'> => ({
  received: issued + 135,
  events: [...upToPlan(issued + 96, issued + 52, issued + 44, issued + 32, issued + 20, issued), ...since],
})

const named = 'Named on the request; identity checked by phone'

export const adult = (name: string, relationship: string, more: Partial<DemoAdult> = {}): DemoAdult => ({
  name,
  email: plainName(name),
  relationship,
  hasParentalResponsibility: true,
  level: 'act',
  evidence: named,
  ...more,
})

export const mother = (name: string, more?: Partial<DemoAdult>) => adult(name, 'mother', more)
export const father = (name: string, more?: Partial<DemoAdult>) => adult(name, 'father', more)

/** `Zoë O’Neill` becomes `zoe.oneill`. */
function plainName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^A-Za-z ]/g, '')
    .toLowerCase()
    .replaceAll(' ', '.')
}

import type { HoldsRights } from '../access/holds-rights.ts'
import type { Council } from '../councils/council.ts'
import type { Day } from '../day.ts'

/** Dates as the statutory clock gives them: Europe/London, moved where the Tribunal's rules move them. */
export type AppealDates = { appealBy: Day; contactMediationBy: Day | null }

/** The part of a council's settings that letters speak of. */
export type LetterCouncil = Pick<
  Council,
  | 'name'
  | 'serviceName'
  | 'hub'
  | 'adviceService'
  | 'mediation'
  | 'disagreementResolution'
  | 'tribunal'
  | 'postalAddress'
  | 'links'
>

export type LetterRecipient = {
  id: string
  name: string
  /**
   * The right to appeal. Whoever has it is told of it and its days; whoever may have it, of it and how long it lasts, with
   * no day as theirs; whoever has not gets the decision alone: nobody is shown a date by which they can do nothing.
   */
  rights: HoldsRights
  /** Whose right it is, for a reader who has it not; null where that is for them to find out, as for a step-parent. */
  rightIsOf: 'parent' | 'young-person' | null
  /** May say what they think of a proposal: by law, or because they act here. */
  mayComment: boolean
  /** The young person themselves, who is written to as "you". */
  isYoungPerson: boolean
  /** Has no way to sign in, so the letter goes by post. */
  isByPost: boolean
  addressLines: readonly string[]
}

/** What all letters about one decision say, whoever they go to. */
export type DecisionFacts = {
  council: LetterCouncil
  reference: string
  child: { firstName: string; fullName: string }
  sentOn: Day
  /** The officer to ask, and the team as families know it; null while nobody looks after the case. */
  officer: { name: string; team: string } | null
  reasons: string
  /** `I`: only section I was changed, so that an appeal needs no certificate. */
  sectionsOnly: 'I' | null
  /** Null where there is no appeal. */
  appeal: AppealDates | null
  /** Last day of the family's time to comment; null where there is nothing to comment on. */
  commentsBy: Day | null
  /** The legal day of this decision, where it has passed; null where we are in time. */
  lateSince: Day | null
  /** The legal day of what comes next, where the law sets one. */
  nextBy: Day | null
}

/** What one letter says. */
export type LetterFacts = DecisionFacts & { recipient: LetterRecipient }

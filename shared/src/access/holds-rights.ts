import { type AccessLevel, type AccessRole, isWithin } from './access-roles.ts'

/** What decides whether somebody holds the rights of a parent or young person on one day. */
export interface RightsHolder {
  role: AccessRole
  /** Null: nobody has checked. */
  hasParentalResponsibility: boolean | null
  /** The child is over compulsory school age: the rights are the young person's own. */
  haveRightsPassed: boolean
  /** Named for this matter, for a young person who can't decide it themselves. */
  isAlternativePerson: boolean
  /** Of a young person: somebody else is named for this matter. */
  isDecidedForThem: boolean
}

/**
 * `unknown`: they may have it, which is not settled. They are told of the right, but no date is given as theirs: a parent
 * whose responsibility nobody checked, and a young person for whom somebody else decides, who may be able to again.
 */
export type HoldsRights = 'yes' | 'no' | 'unknown'

/**
 * Whether the right to act in law, such as to appeal, is this person's: whatever they may see or do here. A helper or a
 * professional never holds it: they help who does. Sources: Children and Families Act 2014 ss51, 80, 83; SEND Regulations
 * 2014 regs 63, 64; Education Act 1996 s576 (a "parent" has responsibility or care, so staff decide and record for carers).
 */
export function holdsRights(person: RightsHolder): HoldsRights {
  if (person.role === 'young-person') {
    if (!person.haveRightsPassed) return 'no'
    return person.isDecidedForThem ? 'unknown' : 'yes'
  }
  if (person.haveRightsPassed) return person.isAlternativePerson ? 'yes' : 'no'
  if (person.role !== 'parent' && person.role !== 'carer') return 'no'
  if (person.hasParentalResponsibility === null) return 'unknown'
  return person.hasParentalResponsibility ? 'yes' : 'no'
}

/**
 * What somebody is told of the right, on every page, letter and reminder. Nothing to those who see nothing here, or the
 * stage and its dates alone: they do not read what the decision was about.
 */
export function rightsToTell(person: RightsHolder & { level: AccessLevel }): HoldsRights {
  return isWithin('status+documents', person.level) ? holdsRights(person) : 'no'
}

import type { AccessLevel, AccessRole } from './access-roles.ts'

/** What decides whether somebody holds the rights of a parent or young person on one day. */
export interface RightsHolder {
  role: AccessRole
  level: AccessLevel
  /** Null: nobody has checked. */
  hasParentalResponsibility: boolean | null
  /** The child is over compulsory school age: the rights are the young person's own. */
  haveRightsPassed: boolean
  /** Named for this matter, for a young person who can't decide it themselves. */
  isAlternativePerson: boolean
}

/**
 * Whether the right to act in law, such as to appeal, is this person's. `unknown`: a parent whose responsibility nobody
 * checked; they are told of the right, but no date is given as theirs. A helper or a professional never holds it: they
 * help who does. Sources: Children and Families Act 2014 ss51, 80, 83; SEND Regulations 2014 regs 63, 64; Education Act
 * 1996 s576 (a "parent" has responsibility or care, so staff decide and record for carers).
 */
export function holdsRights(person: RightsHolder): 'yes' | 'no' | 'unknown' {
  if (person.level !== 'act') return 'no'
  if (person.role === 'young-person') return person.haveRightsPassed ? 'yes' : 'no'
  if (person.haveRightsPassed) return person.isAlternativePerson ? 'yes' : 'no'
  if (person.role !== 'parent' && person.role !== 'carer') return 'no'
  if (person.hasParentalResponsibility === null) return 'unknown'
  return person.hasParentalResponsibility ? 'yes' : 'no'
}

import { holdsRights } from '@send-hub/shared'
import type { Day } from '../../platform/calendar/index.ts'
import type { SharedCase } from './cases.store.ts'
import { isYoungPerson } from './clock/index.ts'

/** Who reads a case, as far as the words for it depend on that. */
export interface CaseReader {
  /** A young person or a child who reads about themselves. */
  isAboutReader: boolean
  /**
   * The parent's until the child is over compulsory school age, then the young person's alone. Only for those who may
   * act, and of adults only those with parental responsibility on record: no date is better than one for somebody who
   * has no right. Source: Children and Families Act 2014 ss51, 80 and 83; Education Act 1996 s576.
   */
  mayAppeal: boolean
  /** On record as somebody who has no such right; false for a parent whose responsibility nobody checked. */
  cannotAppeal: boolean
}

/** What staff look at: the words for a parent with every right. */
export const anyParent: CaseReader = { isAboutReader: false, mayAppeal: true, cannotAppeal: false }

export function readerOf(record: SharedCase, today: Day): CaseReader {
  const isAboutReader = record.role === 'young-person'
  const holds = holdsRights({
    ...record,
    haveRightsPassed: isYoungPerson(record.birthOn, today),
    isAlternativePerson: record.isAlternativePersonFor.includes('appeal'),
  })
  return { isAboutReader, mayAppeal: holds === 'yes', cannotAppeal: holds === 'no' }
}

import type { Day } from '../../platform/calendar/index.ts'
import type { SharedCase } from './cases.store.ts'
import { toldOfAppeal } from './told-of-appeal.ts'

/** Who reads a case, as far as the words for it depend on that. */
export interface CaseReader {
  /** A young person or a child who reads about themselves. */
  isAboutReader: boolean
  /**
   * The parent's until the child is over compulsory school age, then the young person's alone. No date is better than
   * one for somebody who has no right. See holdsRights in shared.
   */
  mayAppeal: boolean
  /** On record as somebody who has no such right; false for a parent whose responsibility nobody checked. */
  cannotAppeal: boolean
}

/** What staff look at: the words for a parent with every right. */
export const anyParent: CaseReader = { isAboutReader: false, mayAppeal: true, cannotAppeal: false }

export function readerOf(record: SharedCase, today: Day): CaseReader {
  const isAboutReader = record.role === 'young-person'
  const holds = toldOfAppeal(record, record.birthOn, today)
  return { isAboutReader, mayAppeal: holds === 'yes', cannotAppeal: holds === 'no' }
}

import { type CaseForFamily, type Council, formatDayLong } from '@send-hub/shared'
import type { StaffContext } from '../../platform/context.ts'
import { asFamilyMember } from '../../platform/db/as-system.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { stageWords } from './case-for-family.ts'
import { findCaseOfFamily } from './cases.store.ts'
import { keyDate } from './key-date.ts'
import { lateForFamily } from './late-for-family.ts'
import { readerOf } from './reader-of-case.ts'
import { reckonCase } from './reckon-case.ts'

/** What stands on one person's page of a case now, for somebody of staff who writes to them. */
export interface AsAskerReads {
  childFirstName: string
  stage: CaseForFamily['stage']
  /** "We send the final plan by Monday 25 January 2027"; null where their page has no date. */
  nextDate: string | null
  late: CaseForFamily['late']
}

/**
 * The words and dates of the family's page as this person reads it, by the same functions and with their own rights in
 * the database. Null where they have no such page today: no access, access that ended or is held back, a school.
 */
export async function readAsAskerReads(
  tx: Tx,
  { today }: StaffContext,
  council: Council,
  caseId: string,
  familyMemberId: string,
): Promise<AsAskerReads | null> {
  const record = await asFamilyMember(tx, familyMemberId, () =>
    findCaseOfFamily(tx, familyMemberId, today, caseId),
  )
  if (!record) return null
  const reckoned = reckonCase(record, today)
  const reader = readerOf(record, today)
  const date = keyDate(reckoned, reader)
  return {
    childFirstName: record.childFirstName,
    stage: stageWords(reckoned, council, reader),
    nextDate: date && `${date.label} ${formatDayLong(date.day)}`,
    late: lateForFamily(reckoned, council, today, reader.isAboutReader),
  }
}

import { type Council, caseWords, type EnquiryForStaff } from '@send-hub/shared'
import type { StaffContext } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { stageWords } from './case-for-family.ts'
import { findCaseRecord } from './cases.store.ts'
import { lateForFamily } from './late-for-family.ts'
import { reckonCase, toDutyViews } from './reckon-case.ts'

/** The live case as staff need it beside a question; without who asks. Null when there is none. */
export async function readCaseBrief(
  tx: Tx,
  ctx: StaffContext,
  council: Council,
  caseId: string | null,
): Promise<Omit<
  NonNullable<EnquiryForStaff['case']>,
  'officer' | 'askerLevel' | 'askerRelationship' | 'askerStanding' | 'restrictions' | 'isAddressHidden'
> | null> {
  const record = caseId ? await findCaseRecord(tx, caseId) : undefined
  if (!record) return null
  const reckoned = reckonCase(record, ctx.today)
  const { title, now, next } = stageWords(reckoned, council)
  return {
    id: record.id,
    reference: record.reference,
    childName: `${record.childFirstName} ${record.childSurname}`,
    birthOn: record.birthOn,
    stage: caseWords[record.status].staffLabel,
    statusSince: record.statusSince,
    isLate: reckoned.isLate,
    lateByDays: reckoned.lateByDays,
    duties: toDutyViews(reckoned),
    familyWords: { title, now, next, late: lateForFamily(reckoned, council, ctx.today) },
  }
}

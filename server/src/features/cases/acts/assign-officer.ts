import type { CaseForStaff, Council, NewOfficer } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { conflict, invalid } from '../../../platform/errors.ts'
import { recordAudit } from '../../audit/index.ts'
import { findStaffMember } from '../../people/index.ts'
import { type EnquiriesOfCase, readCaseForStaff } from '../case-for-staff.ts'
import type { CaseRecord } from '../case-record.ts'
import { insertCaseEvent, readCaseRow } from '../cases.store.ts'
import { requireUnchangedCase } from '../move-case.ts'
import { isLockedOut } from '../people/locks.store.ts'
import { saveCase } from '../save-case.ts'
import { tellFamily } from './tell-family.ts'

/**
 * Gives a case to an officer, and tells the family the same day that somebody new looks after it.
 * @throws not-found; conflict when the officer has it already or someone else changed the case; validation-failed
 */
export async function assignOfficer(
  ctx: StaffContext,
  council: Council,
  enquiries: EnquiriesOfCase,
  caseId: string,
  { officerId, version }: NewOfficer,
): Promise<CaseForStaff> {
  return ctx.tx(async (tx) => {
    await giveToOfficer(tx, ctx, await requireUnchangedCase(tx, caseId, version), officerId)
    return readCaseForStaff(tx, ctx, council, enquiries, caseId)
  })
}

/**
 * The assignment itself, in the transaction of an act on a case that is locked already.
 * @throws conflict, validation-failed as `assignOfficer`
 */
export async function giveToOfficer(
  tx: Tx,
  ctx: StaffContext,
  record: CaseRecord,
  officerId: string,
): Promise<void> {
  const { id: caseId } = record
  const officer = await findStaffMember(tx, officerId)
  if (!officer) throw invalid('/officerId', 'Choose a colleague who works here')
  if (await isLockedOut(tx, caseId, officerId)) {
    throw invalid('/officerId', 'This colleague can’t look after this case. Choose somebody else')
  }
  const row = await readCaseRow(tx, caseId)
  if (row.officerId === officerId) throw conflict(`${officer.name} looks after this case already.`)

  const eventId = await insertCaseEvent(tx, ctx, {
    caseId,
    kind: 'officer-assigned',
    on: ctx.today,
    details: { officerId, before: { officerId: row.officerId } },
    isVisibleToFamily: true,
  })
  await saveCase(tx, ctx, caseId, { officerId })
  await recordAudit(tx, ctx, {
    action: 'officer-assigned',
    subjectKind: 'case',
    subjectId: caseId,
    caseId,
    details: { officerId, before: row.officerId },
  })
  await tellFamily(tx, ctx, { caseId, eventId, status: record.status })
}

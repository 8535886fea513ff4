import { type DutyKind, isOwedByCouncil } from '@send-hub/shared'
import { previousWorkingDay } from '../../src/platform/calendar/index.ts'
import { type Db, insertRow } from './insert-row.ts'

/** Stands for "the case has one duty of this kind". */
export const noSubject = '00000000-0000-0000-0000-000000000000'

/** An open duty as lists keep it; the first of the council's is also what comes next in the row of the case. */
export async function aDuty(
  db: Db,
  duty: { caseId: string; kind: DutyKind; legalOn: string; subjectId?: string; promisedOn?: string },
): Promise<void> {
  const { caseId, kind, legalOn, subjectId = noSubject, promisedOn } = duty
  await insertRow(db, 'case_duties', {
    case_id: caseId,
    kind,
    subject_id: subjectId,
    is_councils: isOwedByCouncil(kind),
    legal_on: legalOn,
    act_by: previousWorkingDay(legalOn),
    promised_on: promisedOn ?? null,
  })
  await db.query(
    `update cases set (next_duty, next_legal_on) = (select kind, legal_on from case_duties
       where case_id = $1 and is_councils order by legal_on, kind limit 1) where id = $1`,
    [caseId],
  )
}

/** Takes away what the factory reckoned, so that a test says every duty by itself. */
export async function withoutDuties(db: Db, caseId: string): Promise<string> {
  await db.query('delete from case_duties where case_id = $1', [caseId])
  await db.query('update cases set next_duty = null, next_legal_on = null where id = $1', [caseId])
  return caseId
}

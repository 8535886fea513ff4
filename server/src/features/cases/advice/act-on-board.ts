import type { AuditAction, CaseEventKind, CaseForStaff, Council } from '@send-hub/shared'
import { hasEnded } from '@send-hub/shared'
import type { Day } from '../../../platform/calendar/index.ts'
import type { StaffContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { conflict, invalid, notFound } from '../../../platform/errors.ts'
import { recordAudit } from '../../audit/index.ts'
import { type EnquiriesOfCase, readCaseForStaff } from '../case-for-staff.ts'
import { type CaseEventRecord, type CaseRecord, standingEvents } from '../case-record.ts'
import { insertCaseEvent } from '../cases.store.ts'
import { requireUnchangedCase } from '../move-case.ts'
import { saveCase } from '../save-case.ts'
import { readStaffAdvice, type StaffAdvice } from './advice.store.ts'

/** One act on the board of a case that nobody else can change meanwhile. */
export interface BoardAct {
  tx: Tx
  ctx: StaffContext
  record: CaseRecord
  advice: StaffAdvice
}

/** What every act on a board needs to be told: who, where, and what the pages of a case are made of. */
export interface BoardDesk {
  ctx: StaffContext
  council: Council
  enquiries: EnquiriesOfCase
  caseId: string
}

/**
 * Runs an act on the board of a case and answers with the case as it is then. No email leaves: what happens on the
 * board is read on the page.
 * @throws not-found; conflict when the case has ended or someone else changed it
 */
export async function actOnBoard(
  { ctx, council, enquiries, caseId }: BoardDesk,
  version: number,
  work: (act: BoardAct) => Promise<void>,
): Promise<CaseForStaff> {
  return ctx.tx(async (tx) => {
    const record = await requireUnchangedCase(tx, caseId, version)
    if (hasEnded(record.status)) throw conflict('This case has ended with us. Its reports can’t be changed.')
    await work({ tx, ctx, record, advice: await readStaffAdvice(tx, caseId) })
    await saveCase(tx, ctx, caseId)
    return readCaseForStaff(tx, ctx, council, enquiries, caseId)
  })
}

/** The request with this id on this case. @throws not-found */
export function requireRequest({ advice }: BoardAct, adviceId: string): StaffAdvice['requests'][number] {
  const found = advice.requests.find(({ id }) => id === adviceId)
  if (!found) throw notFound()
  return found
}

/** The same, for acts on a report that is still waited for. @throws not-found, conflict */
export function requireOpenRequest(act: BoardAct, adviceId: string): StaffAdvice['requests'][number] {
  const found = requireRequest(act, adviceId)
  if (found.cancelledOn) throw conflict('That request was cancelled.')
  if (found.arrivedOn) throw conflict('That report is in already.')
  return found
}

/** @throws validation-failed at `pointer` when the day lies ahead, or before the first one possible */
export function requireDay(pointer: string, on: Day, today: Day, first: { day: Day; why: string }): void {
  if (on > today) throw invalid(pointer, 'The day is in the future. Enter the day it happened.')
  if (on < first.day) throw invalid(pointer, first.why)
}

/** Writes what happened into the case's history and the audit; `details` hold ids and codes, for families read them. */
export async function leaveEvent(
  { tx, ctx, record }: BoardAct,
  kind: CaseEventKind & AuditAction,
  on: Day,
  details: Record<string, string | null>,
  corrects?: string,
): Promise<void> {
  await insertCaseEvent(tx, ctx, {
    caseId: record.id,
    kind,
    on,
    details,
    isVisibleToFamily: true,
    ...(corrects && { corrects }),
  })
  await leaveTrace({ tx, ctx, record }, kind, { ...details, on })
}

export async function leaveTrace(
  { tx, ctx, record }: Pick<BoardAct, 'tx' | 'ctx' | 'record'>,
  action: AuditAction,
  details: Record<string, string | null>,
): Promise<void> {
  const { id } = record
  await recordAudit(tx, ctx, { action, subjectKind: 'case', subjectId: id, caseId: id, details })
}

/** The events of one request or setting that still stand, oldest first. */
export function eventsAbout({ record }: BoardAct, id: string, kinds?: CaseEventKind[]): CaseEventRecord[] {
  return standingEvents(record.events).filter(
    ({ details, kind }) =>
      (details.adviceId === id || details.consultationId === id) && (!kinds || kinds.includes(kind)),
  )
}

/**
 * Puts right what was recorded by mistake: the events stay, and no longer count. With `isTold` the family reads that
 * the entry was wrong.
 */
export async function correctEvents(
  act: BoardAct,
  events: readonly CaseEventRecord[],
  { isTold }: { isTold: boolean },
): Promise<void> {
  for (const { id, kind, on } of events) {
    const details = { corrected: kind, ...(isTold && { on, rightOn: null }) }
    await leaveEvent(act, 'event-corrected', act.ctx.today, details, id)
  }
}

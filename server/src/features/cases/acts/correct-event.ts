import {
  type CaseForStaff,
  type CorrectionChecked,
  type CorrectionToCheck,
  type Council,
  caseWords,
  type NewCorrection,
} from '@send-hub/shared'
import type { Day } from '../../../platform/calendar/index.ts'
import type { StaffContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { conflict, notFound } from '../../../platform/errors.ts'
import { recordAudit } from '../../audit/index.ts'
import { type EnquiriesOfCase, readCaseForStaff } from '../case-for-staff.ts'
import type { CaseRecord } from '../case-record.ts'
import { type CaseChange, findCaseRecord, insertCaseEvent, readCaseRow } from '../cases.store.ts'
import { requireUnchangedCase } from '../move-case.ts'
import { saveCase } from '../save-case.ts'
import { addNote } from './add-note.ts'
import { lastStepOn } from './allowed-step.ts'
import { hasOtherRequestOf, type LoggedEvent, readCaseLog, reopenPromises } from './case-log.store.ts'
import { listSameDeathElsewhere, lockCasesOfChild } from './cases-of-child.store.ts'
import { notBefore } from './close-other-cases.ts'
import { lastImported, requireCorrectable } from './correctable.ts'
import { chainOf, placeOf, rootOf, rowAfter } from './history-chain.ts'
import { type CaseRowNow, difference, isOpening, rewind } from './replay.ts'
import { tellFamily } from './tell-family.ts'

/**
 * Puts a wrong entry of the history right: it stays, marked as wrong, and no longer counts; with a right day it stands
 * anew on that day. The case is reckoned again from what is left, and the family reads what was wrong. Promises that
 * the wrong step had settled are owed again. After a death that was recorded by mistake messages go out again from now
 * on; those that were stopped stay stopped. A death is put right on every case of the child that it closed.
 * @throws not-found; conflict when the rest of the history could not stand, or the entry is not staff's to correct
 * @throws validation-failed when the right day is against the rules
 */
export async function correctEvent(
  ctx: StaffContext,
  council: Council,
  enquiries: EnquiriesOfCase,
  caseId: string,
  input: NewCorrection,
): Promise<CaseForStaff> {
  return ctx.tx(async (tx) => {
    for (const planned of await planCorrections(tx, ctx, caseId, input)) {
      await putRight(tx, ctx, planned, input.reason)
    }
    return readCaseForStaff(tx, ctx, council, enquiries, caseId)
  })
}

async function putRight(
  tx: Tx,
  ctx: StaffContext,
  { record, wrong, on, change }: PlannedCorrection,
  reason: string,
): Promise<void> {
  const caseId = record.id
  const correctionId = await writeCorrection(tx, ctx, caseId, wrong, { on, reason })
  const { duties } = await saveCase(tx, ctx, caseId, change)
  const owed = duties.filter(({ state }) => state === 'due' || state === 'late').map(({ kind }) => kind)
  await reopenPromises(tx, caseId, owed, wrong.recordedAt)
  await recordAudit(tx, ctx, {
    action: 'event-corrected',
    subjectKind: 'case',
    subjectId: caseId,
    caseId,
    details: { eventId: wrong.id, kind: wrong.kind, on: wrong.on, rightOn: on ?? null },
  })
  await tellFamily(tx, ctx, { caseId, eventId: correctionId, status: change.status ?? record.status })
}

/**
 * Where the case would stand after a correction. Writes nothing.
 * @throws as `correctEvent`
 */
export async function checkCorrection(
  ctx: StaffContext,
  caseId: string,
  input: CorrectionToCheck,
): Promise<CorrectionChecked> {
  return ctx.tx(async (tx) => {
    const [{ record, change }] = await planCorrections(tx, ctx, caseId, input)
    const { staffLabel, title } = caseWords[change.status ?? record.status]
    return { stage: staffLabel, since: change.statusSince ?? record.statusSince, familyTitle: title }
  })
}

interface PlannedCorrection {
  record: CaseRecord
  wrong: LoggedEvent
  /** The right day; undefined where the entry is taken back. */
  on: Day | undefined
  change: CaseChange
}

/** The correction asked for, first; after a death also that of the same death on the child's other cases. */
async function planCorrections(
  tx: Tx,
  ctx: StaffContext,
  caseId: string,
  input: CorrectionToCheck,
): Promise<[PlannedCorrection, ...PlannedCorrection[]]> {
  await lockCasesOfChild(tx, caseId)
  const record = await requireUnchangedCase(tx, caseId, input.version)
  const asked = await planCorrection(tx, ctx, record, input)
  if (asked.wrong.kind !== 'child-died') return [asked]
  const others: PlannedCorrection[] = []
  for (const other of await listSameDeathElsewhere(tx, caseId, rootOf(asked.wrong))) {
    const planned = await planSameDeath(tx, ctx, other, input.on)
    if (planned) others.push(planned)
  }
  return [asked, ...others]
}

/** Null where the right day changes nothing: that case closed on its last step's day, which is later. */
async function planSameDeath(
  tx: Tx,
  ctx: StaffContext,
  { caseId, eventId }: { caseId: string; eventId: string },
  day: Day | undefined,
): Promise<PlannedCorrection | null> {
  const record = await findCaseRecord(tx, caseId)
  if (!record) throw notFound()
  const isDeath = ({ id }: { id: string }) => id === eventId
  const before = { ...record, events: record.events.filter((event) => !isDeath(event)) }
  const on = day && notBefore(lastStepOn(before), day)
  if (on && record.events.find(isDeath)?.on === on) return null
  return planCorrection(tx, ctx, record, { eventId, on })
}

/** Everything that a correction would change, if the rules allow it. */
async function planCorrection(
  tx: Tx,
  ctx: StaffContext,
  record: CaseRecord,
  input: Pick<CorrectionToCheck, 'eventId' | 'on'>,
): Promise<PlannedCorrection> {
  const { id: caseId } = record
  const log = await readCaseLog(tx, caseId)
  const wrong = requireCorrectable(log, input, ctx.today)
  if (input.on && isOpening(wrong) && (await hasOtherRequestOf(tx, caseId, input.on))) {
    throw conflict('This child has another request that was received on that day.')
  }
  const row = await readCaseRow(tx, caseId)
  return {
    record,
    wrong,
    on: input.on,
    change: changeByCorrection(record, row, log, wrong, { on: input.on, today: ctx.today }),
  }
}

/** What the correction changes in the row: everything staff did since the last import, without the wrong entry. */
function changeByCorrection(
  record: CaseRecord,
  row: CaseRowNow,
  log: readonly LoggedEvent[],
  wrong: LoggedEvent,
  { on, today }: { on: string | undefined; today: string },
): CaseChange {
  const after = lastImported(log)
  const from = placeOf(wrong, log)
  if (from < after) {
    throw conflict('A SEN2 return that came after this entry builds on it. The next import corrects both.')
  }
  const acts = log.filter((event, place) => place > after && rootOf(event) === event.id)
  const base = rewind(row, acts)
  const chain = chainOf(log)
  const asItIs = rowAfter(record, base, chain, { after, from: Number.POSITIVE_INFINITY, today })
  if (Object.keys(difference(row, asItIs)).length > 0) {
    throw conflict('An import has changed this case since this entry was made. The next import corrects it.')
  }
  const corrected = chain.flatMap((entry) => {
    if (entry.event !== wrong) return [entry]
    return on ? [{ ...entry, event: { ...wrong, on }, isNew: true }] : []
  })
  return difference(row, rowAfter(record, base, corrected, { after, from, today }))
}

/** @returns the id of the event that says so */
async function writeCorrection(
  tx: Tx,
  ctx: StaffContext,
  caseId: string,
  wrong: LoggedEvent,
  { on, reason }: Pick<NewCorrection, 'on' | 'reason'>,
): Promise<string> {
  const common = {
    caseId,
    isVisibleToFamily: wrong.isVisibleToFamily,
    familyMemberId: wrong.familyMemberId,
  }
  const correctionId = await insertCaseEvent(tx, ctx, {
    ...common,
    kind: 'event-corrected',
    on: ctx.today,
    details: { corrected: wrong.kind, on: wrong.on, rightOn: on ?? null },
    corrects: wrong.id,
  })
  await addNote(tx, ctx, { caseId, on: ctx.today, eventId: wrong.id }, reason)
  if (on) {
    await insertCaseEvent(tx, ctx, {
      ...common,
      kind: wrong.kind,
      on,
      fromStatus: wrong.fromStatus,
      toStatus: wrong.toStatus,
      details: { ...wrong.details, replaces: rootOf(wrong) },
    })
  }
  return correctionId
}

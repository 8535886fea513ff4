import {
  type CaseForStaff,
  type CaseStatus,
  type CaseStep,
  type Council,
  checkStep,
  type Step,
  stopsAllMessages,
} from '@send-hub/shared'
import type { StaffContext } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { conflict, invalid, notFound } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { recordAudit } from '../audit/index.ts'
import { queueNotification, stopNotificationsOfCase } from '../notifications/index.ts'
import type { EnquiriesOfCase } from './case-for-staff.ts'
import { readCaseForStaff } from './case-for-staff.ts'
import { type CaseRecord, standingEvents } from './case-record.ts'
import { type CaseChange, findCaseRecord, insertCaseEvent, listRecipients, lockCase } from './cases.store.ts'
import { reckonCase } from './reckon-case.ts'
import { saveCase } from './save-case.ts'

/**
 * Moves a case to its next stage on the day it happened, writes the event, and tells everyone who may hear of it;
 * after a death nobody is told, and what waits is stopped.
 * @throws not-found; conflict when the rules forbid the step or someone else changed the case
 * @throws validation-failed when the day or the reason for ending a plan is wrong
 */
export async function moveCase(
  ctx: StaffContext,
  council: Council,
  enquiries: EnquiriesOfCase,
  caseId: string,
  input: CaseStep,
): Promise<CaseForStaff> {
  return ctx.tx(async (tx) => {
    const record = await requireUnchangedCase(tx, caseId, input.version)
    const step = allowedStep(record, input, ctx.today)
    const change = changeOf(step, input, record)

    const eventId = newId()
    await insertCaseEvent(tx, {
      id: eventId,
      caseId,
      kind: step.kind,
      on: input.on,
      recordedAt: ctx.now,
      recordedByKind: ctx.actor.kind,
      recordedById: ctx.actor.id,
      fromStatus: record.status,
      toStatus: step.to,
      isVisibleToFamily: true,
    })
    if (input.note) await addNote(tx, ctx, caseId, input.on, input.note)

    await saveCase(tx, ctx, caseId, change)
    await recordAudit(tx, ctx, {
      action: 'case-moved',
      subjectKind: 'case',
      subjectId: caseId,
      caseId,
      details: { kind: step.kind, from: record.status, to: step.to, on: input.on },
    })
    await tellFamily(tx, ctx, caseId, eventId, step.to)
    return readCaseForStaff(tx, ctx, council, enquiries, caseId)
  })
}

/** @throws not-found, or conflict when the officer was looking at an older version */
export async function requireUnchangedCase(tx: Tx, caseId: string, version: number): Promise<CaseRecord> {
  const current = await lockCase(tx, caseId)
  const record = current === undefined ? undefined : await findCaseRecord(tx, caseId)
  if (!record) throw notFound()
  if (current !== version) {
    throw conflict(
      'Someone else has changed this case since you opened it. Look at it again before you go on.',
    )
  }
  return record
}

function allowedStep(record: CaseRecord, input: CaseStep, today: string): Step {
  const { duties } = reckonCase(record, today)
  const comments = duties.find((duty) => duty.kind === 'family-comments')
  const checked = checkStep(record.status, input.kind, input.on, {
    today,
    lastStepOn:
      standingEvents(record.events).findLast((event) => event.kind !== 'delay-recorded')?.on ??
      record.receivedOn,
    commentsOpenUntil: comments?.legalDate ?? null,
    // An answer to an earlier draft is none to this one.
    familyRepliedOn: comments?.metOn ?? null,
  })
  if (checked.ok) return checked.step
  if (checked.rule === 'no-such-step') throw conflict(checked.sentence)
  throw invalid('/on', checked.sentence)
}

/** What a step changes in the row, by the SEN2 codes. A success on appeal keeps the first outcome and its date. */
function changeOf(step: Step, { on, ceaseReason }: CaseStep, record: CaseRecord): CaseChange {
  const base = { status: step.to, statusSince: on }
  switch (step.kind) {
    case 'assessment-agreed':
      return { ...base, requestOutcome: 'Y', requestOutcomeOn: on, assessmentOutcome: 'A' }
    case 'assessment-refused':
      return { ...base, requestOutcome: 'N', requestOutcomeOn: on }
    case 'assessment-refusal-overturned':
      return { ...base, assessmentOutcome: 'A' }
    case 'plan-refused':
      return { ...base, assessmentOutcome: 'N', assessmentOutcomeOn: on }
    case 'plan-issued':
      return {
        ...base,
        team: 'casework',
        ...(record.assessmentOutcome !== 'N' && { assessmentOutcome: 'Y', assessmentOutcomeOn: on }),
        planStartedOn: on,
        isActivePlan: true,
      }
    case 'plan-ceased':
      if (!ceaseReason) throw invalid('/ceaseReason', 'Choose why the plan ended')
      return { ...base, planCeasedOn: on, ceaseReason, isActivePlan: false }
    case 'request-withdrawn':
      return { ...base, ...withdrawn(record, on) }
    case 'moved-away':
      return record.planStartedOn
        ? { ...base, planCeasedOn: on, ceaseReason: 5, isActivePlan: false }
        : { ...base, ...withdrawn(record, on) }
    case 'child-died':
      return record.planStartedOn
        ? { ...base, planCeasedOn: on, ceaseReason: 8, isActivePlan: false }
        : { ...base, ...withdrawn(record, on) }
    default:
      return base
  }
}

/** The part that was still open is the one that was withdrawn; a decided one keeps its outcome. */
function withdrawn(record: CaseRecord, on: string): CaseChange {
  if (record.requestOutcome === 'A') return { requestOutcome: 'W', requestOutcomeOn: on }
  if (record.assessmentOutcome === 'A') return { assessmentOutcome: 'W', assessmentOutcomeOn: on }
  return {}
}

async function addNote(tx: Tx, ctx: StaffContext, caseId: string, on: string, note: string): Promise<void> {
  await insertCaseEvent(tx, {
    id: newId(),
    caseId,
    kind: 'note-added',
    on,
    recordedAt: ctx.now,
    recordedByKind: ctx.actor.kind,
    recordedById: ctx.actor.id,
    details: { note },
    isVisibleToFamily: false,
  })
}

async function tellFamily(
  tx: Tx,
  ctx: StaffContext,
  caseId: string,
  eventId: string,
  to: CaseStatus,
): Promise<void> {
  if (stopsAllMessages(to)) return stopNotificationsOfCase(tx, caseId)
  const familyMembers = await listRecipients(tx, caseId, ctx.today)
  await queueNotification(tx, ctx, { eventKey: eventId, kind: 'case-updated', to: { familyMembers }, caseId })
}

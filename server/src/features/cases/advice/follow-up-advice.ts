import type {
  AdviceArrived,
  AdviceContact,
  CancelAdvice,
  CaseForStaff,
  NewAdviceChase,
} from '@send-hub/shared'
import { formatDay } from '@send-hub/shared'
import { conflict } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import {
  actOnBoard,
  type BoardDesk,
  correctEvents,
  eventsAbout,
  leaveEvent,
  leaveTrace,
  requireDay,
  requireOpenRequest,
  requireRequest,
} from './act-on-board.ts'
import { changeContact, insertChase, markArrived, markCancelled } from './advice.store.ts'

const notBefore = (askedOn: string) => ({
  day: askedOn,
  why: `The report was asked for on ${formatDay(askedOn)}. Enter that day or a later one.`,
})

/**
 * Records that a report came in, in time or late.
 * @throws not-found; conflict when it is in or cancelled, or someone else changed the case; validation-failed
 */
export async function recordArrival(
  desk: BoardDesk,
  adviceId: string,
  { on, version }: AdviceArrived,
): Promise<CaseForStaff> {
  return actOnBoard(desk, version, async (act) => {
    const { kind, askedOn } = requireOpenRequest(act, adviceId)
    requireDay('/on', on, act.ctx.today, notBefore(askedOn))
    await markArrived(act.tx, adviceId, on)
    await leaveEvent(act, 'advice-received', on, { adviceId, kind })
  })
}

/**
 * Takes an arrival back that was recorded by mistake: the report is waited for again, by its old day.
 * @throws not-found; conflict when it is not in, or someone else changed the case
 */
export async function undoArrival(
  desk: BoardDesk,
  adviceId: string,
  { version }: { version: number },
): Promise<CaseForStaff> {
  return actOnBoard(desk, version, async (act) => {
    if (!requireRequest(act, adviceId).arrivedOn) throw conflict('That report is not in.')
    await markArrived(act.tx, adviceId, null)
    await correctEvents(act, eventsAbout(act, adviceId, ['advice-received']), { isTold: true })
  })
}

/**
 * Records that somebody asked again for a report. The family reads when and how; the note is for colleagues.
 * @throws not-found; conflict when it is in or cancelled, or someone else changed the case; validation-failed
 */
export async function chaseAdvice(
  desk: BoardDesk,
  adviceId: string,
  { on, how, note, version }: NewAdviceChase,
): Promise<CaseForStaff> {
  return actOnBoard(desk, version, async (act) => {
    const { tx, ctx, record } = act
    const { kind, askedOn } = requireOpenRequest(act, adviceId)
    requireDay('/on', on, ctx.today, notBefore(askedOn))
    const staffId = ctx.actor.kind === 'staff' ? ctx.actor.id : null
    await insertChase(tx, { id: newId(), adviceId, caseId: record.id, on, how, note, staffId })
    await leaveEvent(act, 'advice-chased', on, { adviceId, kind, how })
  })
}

/** Who writes the report, and how to reach them: staff's alone, so the history says nothing of it. @throws not-found, conflict */
export async function setAdviceContact(
  desk: BoardDesk,
  adviceId: string,
  { version, ...contact }: AdviceContact,
): Promise<CaseForStaff> {
  return actOnBoard(desk, version, async (act) => {
    requireRequest(act, adviceId)
    await changeContact(act.tx, adviceId, contact)
    await leaveTrace(act, 'advice-contact-changed', { adviceId })
  })
}

/**
 * Takes a request back. Of one made by mistake the family reads that it was; of another, that it is no longer needed.
 * @throws not-found; conflict when it is in or cancelled already, or someone else changed the case
 */
export async function cancelAdvice(
  desk: BoardDesk,
  adviceId: string,
  { reason, version }: CancelAdvice,
): Promise<CaseForStaff> {
  return actOnBoard(desk, version, async (act) => {
    const { kind } = requireOpenRequest(act, adviceId)
    await markCancelled(act.tx, adviceId, act.ctx.today)
    if (reason === 'by-mistake') {
      await correctEvents(act, eventsAbout(act, adviceId, ['advice-requested']), { isTold: true })
      await correctEvents(act, eventsAbout(act, adviceId, ['advice-chased']), { isTold: false })
    } else {
      await leaveEvent(act, 'advice-cancelled', act.ctx.today, { adviceId, kind })
    }
  })
}

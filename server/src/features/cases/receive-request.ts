import { englandAndWales } from '../../platform/calendar/index.ts'
import type { SystemContext } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { conflict, invalid } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { recordAudit } from '../audit/index.ts'
import { tellFamily } from './acts/tell-family.ts'
import { insertCaseEvent, writeDuties } from './cases.store.ts'
import { factsAtReceipt, nextDuty, reckonDuties, timeLimits } from './clock/index.ts'
import { insertCase, insertCaseAccess, type NewCaseAccess } from './new-case.store.ts'
import { openDuties } from './save-case.ts'

export interface NewRequest {
  childId: string
  /** The calendar day the council received it, weekends included, Europe/London: day 0 of every limit. */
  receivedOn: string
  /** SEN2 codes: 1 young person or parent, 2 school or other setting, 3 health, 4 social care, 5 other. */
  requestSource: number | null
  officerId: string | null
  /** The member of staff who entered it; null when another system did. */
  enteredById: string | null
  sharedWith: NewCaseAccess[]
}

/**
 * Opens the case of a request for an assessment, with the people who may see it, and tells them. Only the system may
 * add cases to the database (migrations/0001), so the member of staff who entered the request is named apart.
 * @throws validation-failed for a day to come; conflict when the child has a request of that day already
 */
export async function receiveRequest(
  ctx: SystemContext,
  request: NewRequest,
): Promise<{ id: string; reference: string }> {
  if (request.receivedOn > ctx.today)
    throw invalid('/receivedOn', 'The day of receipt can’t be in the future')
  return ctx.tx(async (tx) => {
    const id = newId()
    const status = 'DECIDING_TO_ASSESS'
    const duties = reckonDuties(factsAtReceipt(request.receivedOn), ctx.today, timeLimits, englandAndWales)
    const next = nextDuty(duties)
    const reference = await insertCase(tx, {
      id,
      childId: request.childId,
      status,
      team: 'assessment',
      officerId: request.officerId,
      receivedOn: request.receivedOn,
      requestSource: request.requestSource,
      nextDuty: next?.kind ?? null,
      nextLegalOn: next?.legalDate ?? null,
      createdAt: ctx.now,
    })
    if (!reference) throw conflict('This child already has a request that was received on that day.')

    await writeDuties(tx, id, next, openDuties(duties))
    const by = enteredBy(request)
    for (const person of request.sharedWith) {
      const access = { ...person, startsOn: person.startsOn ?? request.receivedOn }
      await insertCaseAccess(tx, id, access, { byKind: by.kind, byId: by.id, at: ctx.now })
    }
    await recordReceipt(tx, ctx, id, request.receivedOn, by)
    return { id, reference }
  })
}

const enteredBy = ({ enteredById }: NewRequest) =>
  enteredById ? { kind: 'staff', id: enteredById } : { kind: 'system', id: null }

async function recordReceipt(
  tx: Tx,
  ctx: SystemContext,
  caseId: string,
  receivedOn: string,
  by: { kind: string; id: string | null },
): Promise<void> {
  const eventId = await insertCaseEvent(tx, ctx, {
    caseId,
    kind: 'request-received',
    on: receivedOn,
    by,
    toStatus: 'DECIDING_TO_ASSESS',
    isVisibleToFamily: true,
  })
  await recordAudit(tx, ctx, {
    action: 'request-received',
    subjectKind: 'case',
    subjectId: caseId,
    caseId,
    details: { on: receivedOn, enteredBy: by.id },
  })
  await tellFamily(tx, ctx, { caseId, eventId, status: 'DECIDING_TO_ASSESS' })
}

import {
  type AccessRequestChoices,
  type AuditAction,
  ageOfOwnView,
  type CloseAccessRequest,
  type ExtendAccessRequest,
  type NewAccessRequest,
  stopsAllMessages,
} from '@send-hub/shared'
import { addMonths, type Day } from '../../../platform/calendar/index.ts'
import type { StaffContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { conflict, invalid, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { recordAudit } from '../../audit/index.ts'
import { queueNotification } from '../../notifications/index.ts'
import { answerDueOn, extendedDueOn } from '../due-on.ts'
import {
  changeRequest,
  findRequest,
  findWhoMayAsk,
  insertAccessRequest,
  lockOpenRequest,
  type RequestForStaffRow,
  type WhoMayAsk,
} from './copies.store.ts'

/** Who can ask for a copy about the child of a case. @throws not-found */
export async function readChoices(ctx: StaffContext, caseId: string): Promise<AccessRequestChoices> {
  const found = await ctx.tx((tx) => findWhoMayAsk(tx, caseId))
  if (!found) throw notFound()
  const { caseReference, childName, people } = found
  return { caseId, caseReference, childName, people, isChildAsked: hasOwnView(found, ctx.today) }
}

const hasOwnView = ({ birthOn }: WhoMayAsk, on: Day) => addMonths(birthOn, ageOfOwnView * 12) <= on

/** The earliest day that can be right: older letters are a slip of the year. */
const oldestInMonths = 12

/**
 * Somebody asks for a copy of what is held on a child. The clock runs from the day it was received.
 * @throws not-found; validation-failed for a day or person that can't be, and where a child of 12 or over was not asked
 */
export async function recordAccessRequest(ctx: StaffContext, input: NewAccessRequest) {
  const { caseId, familyMemberId, receivedOn } = input
  if (receivedOn > ctx.today) throw invalid('/receivedOn', 'The day can’t be in the future')
  if (receivedOn < addMonths(ctx.today, -oldestInMonths))
    throw invalid('/receivedOn', 'The day must be within the last year')
  return ctx.tx(async (tx) => {
    const found = await findWhoMayAsk(tx, caseId)
    if (!found) throw notFound()
    const person = found.people.find(({ id }) => id === familyMemberId)
    if (!person) throw invalid('/familyMemberId', 'Choose somebody who has to do with this child')
    const isAsked = hasOwnView(found, receivedOn) && !person.isYoungPerson
    if (isAsked && !input.childView)
      throw invalid('/childView', `Ask the child, who is ${ageOfOwnView} or older, and write what they say`)

    const id = newId()
    const dueOn = answerDueOn(receivedOn)
    const reference = await insertAccessRequest(tx, {
      ...{ id, childId: found.childId, personId: familyMemberId, receivedOn, dueOn },
      ...{ childView: isAsked ? (input.childView ?? null) : null, recordedById: ctx.actor.id, at: ctx.now },
    })
    await trace(tx, ctx, 'access-request-recorded', id, caseId)
    return { id, reference, dueOn }
  })
}

/**
 * Two months more for a complex one, once, and told within the first month.
 * @throws not-found; conflict when it is answered, longer already, or past its day
 */
export async function extendAccessRequest(ctx: StaffContext, id: string, { reason }: ExtendAccessRequest) {
  await change(ctx, id, 'access-request-extended', async (tx, found) => {
    if (found.extendedTo) throw conflict('It was given more time already. The law gives it once.')
    if (ctx.today > found.dueOn)
      throw conflict(
        'The first month is over: the family had to be told within it. Answer as soon as you can.',
      )
    await changeRequest.extend(tx, id, extendedDueOn(found.receivedOn), reason)
  })
}

/** No copy is given: taken back, or refused. @throws not-found; conflict when it is answered */
export async function closeAccessRequest(ctx: StaffContext, id: string, { why }: CloseAccessRequest) {
  await change(ctx, id, 'access-request-closed', (tx) => changeRequest.close(tx, id, ctx.now, why))
}

async function change(
  ctx: StaffContext,
  id: string,
  action: AuditAction,
  act: (tx: Tx, found: RequestForStaffRow) => Promise<unknown>,
): Promise<void> {
  await ctx.tx(async (tx) => {
    const found = await requireOpen(tx, id)
    await act(tx, found)
    await trace(tx, ctx, action, id, found.caseId)
    await tellWhoAsked(tx, ctx, found, action)
  })
}

/** @throws not-found; conflict when it has been answered */
export async function requireOpen(tx: Tx, id: string): Promise<RequestForStaffRow> {
  const isOpen = await lockOpenRequest(tx, id)
  const found = await findRequest(tx, id)
  if (isOpen === undefined || !found) throw notFound()
  if (!isOpen) throw conflict('This request has been answered already.')
  return found
}

export async function trace(
  tx: Tx,
  ctx: StaffContext,
  action: AuditAction,
  id: string,
  caseId: string,
): Promise<void> {
  await recordAudit(tx, ctx, { action, subjectKind: 'access-request', subjectId: id, caseId })
}

/** That there is an update and no more; nobody is written to who must be kept from the child, or after a death. */
export async function tellWhoAsked(
  tx: Tx,
  ctx: StaffContext,
  found: RequestForStaffRow,
  action: AuditAction,
): Promise<void> {
  const { id, caseId, personId, isBarred, status } = found
  if (isBarred || stopsAllMessages(status as Parameters<typeof stopsAllMessages>[0])) return
  await queueNotification(tx, ctx, {
    ...{ eventKey: `${id}:${action}`, kind: 'case-updated', caseId, to: { familyMembers: [personId] } },
  })
}

import {
  type CorrectionForStaff,
  type DecideCorrection,
  isAboutChild,
  type StaffCorrection,
  stopsAllMessages,
} from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import { asSystem } from '../../../platform/db/as-system.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { conflict, invalid, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { recordAudit } from '../../audit/index.ts'
import { reckonCasesAnew } from '../../cases/index.ts'
import { queueNotification } from '../../notifications/index.ts'
import {
  type CorrectionToDecide,
  findChildOfCase,
  findCorrection,
  findToDecide,
  insertStaffCorrection,
  isPersonOfCase,
  listCasesOfChild,
  markDecided,
} from './corrections.store.ts'
import { type RecordField, valueFor, writeField } from './record-fields.ts'

/**
 * Puts the record right, or says why not. Both versions are kept; letters that went stay as they went; who asked is told
 * that there is an update.
 * @throws not-found; conflict when it is decided already; validation-failed for a value that the field can't have
 */
export async function decideCorrection(
  ctx: StaffContext,
  id: string,
  input: DecideCorrection,
): Promise<CorrectionForStaff> {
  return ctx.tx(async (tx) => {
    const asked = await findToDecide(tx, id, ctx.today)
    if (!asked) throw notFound()
    if (asked.decision) throw decidedAlready()
    const made = input.decision === 'corrected' ? await putRight(tx, ctx, asked, input) : refusal(input)
    const isMine = await markDecided(tx, id, {
      ...{ ...made, decision: input.decision, reason: input.reason || null },
      ...{ staffId: ctx.actor.id, at: ctx.now },
    })
    if (!isMine) throw decidedAlready()
    await recordAudit(tx, ctx, {
      ...{ action: 'correction-decided', subjectKind: 'correction', subjectId: id, caseId: asked.caseId },
      details: { field: asked.field, decision: input.decision },
    })
    await tellAsker(tx, ctx, id, asked)
    return (await findCorrection(tx, id)) as CorrectionForStaff
  })
}

/**
 * A mistake that staff saw themselves.
 * @throws not-found; validation-failed for a value that the field can't have, or a person who has nothing to do with it
 */
export async function correctAsStaff(
  ctx: StaffContext,
  caseId: string,
  input: StaffCorrection,
): Promise<void> {
  const { field, familyMemberId, reason } = input
  await ctx.tx(async (tx) => {
    const childId = await findChildOfCase(tx, caseId)
    if (!childId) throw notFound()
    const aboutId = isAboutChild(field) ? null : (familyMemberId ?? null)
    if (!isAboutChild(field) && !(aboutId && (await isPersonOfCase(tx, caseId, aboutId))))
      throw invalid('/familyMemberId', 'Choose whose details they are')
    const newValue = valueFor(field, input.newValue, ctx.today)
    const oldValue = await writeRecord(tx, ctx, { field, childId, aboutId, newValue })
    const id = newId()
    await insertStaffCorrection(tx, {
      ...{ id, childId, caseId, aboutId, field, oldValue, newValue, reason },
      ...{ at: ctx.now, staffId: ctx.actor.id },
    })
    await recordAudit(tx, ctx, {
      ...{ action: 'correction-made', subjectKind: 'correction', subjectId: id, caseId },
      details: { field },
    })
  })
}

const decidedAlready = () => conflict('Somebody has decided this already.')

interface Made {
  oldValue: string | null
  newValue: string | null
}

function refusal({ reason }: DecideCorrection): Made {
  if (!reason) throw invalid('/reason', 'Say why it stays as it is: who asked reads it')
  return { oldValue: null, newValue: null }
}

async function putRight(
  tx: Tx,
  ctx: StaffContext,
  { field, childId, aboutId }: CorrectionToDecide,
  { newValue: typed, reason }: DecideCorrection,
): Promise<Made> {
  if (field === 'other') {
    if (!reason) throw invalid('/reason', 'Say what you put right: who asked reads it')
    return { oldValue: null, newValue: null }
  }
  const newValue = valueFor(field, typed, ctx.today)
  return { newValue, oldValue: await writeRecord(tx, ctx, { field, childId, aboutId, newValue }) }
}

interface Write {
  field: RecordField
  childId: string
  aboutId: string | null
  newValue: string | null
}

/** @returns what the record said before. @throws conflict when it says that already */
async function writeRecord(
  tx: Tx,
  ctx: StaffContext,
  { field, childId, aboutId, newValue }: Write,
): Promise<string | null> {
  return asSystem(tx, async () => {
    const oldValue = await writeField(tx, field, aboutId ?? childId, newValue, ctx.now)
    if (oldValue === newValue) throw conflict('The record says this already. Look at the page again.')
    // Dates follow from the age: when rights pass, when a child moves to the next school.
    if (field === 'child-birth-date')
      await reckonCasesAnew(tx, await listCasesOfChild(tx, childId), ctx.today)
    return oldValue
  })
}

async function tellAsker(tx: Tx, ctx: StaffContext, id: string, asked: CorrectionToDecide): Promise<void> {
  const { askedById, mayHear, status, caseId } = asked
  if (!askedById || !mayHear || stopsAllMessages(status as Parameters<typeof stopsAllMessages>[0])) return
  await queueNotification(tx, ctx, {
    ...{ eventKey: id, kind: 'case-updated', caseId, to: { familyMembers: [askedById] } },
  })
}

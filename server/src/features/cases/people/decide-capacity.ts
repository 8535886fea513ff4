import { capacityMonths, type NewCapacityDecision } from '@send-hub/shared'
import { addMonths } from '../../../platform/calendar/index.ts'
import type { StaffContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { conflict, invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { recordAudit } from '../../audit/index.ts'
import { lockCase } from '../cases.store.ts'
import { isYoungPerson } from '../clock/index.ts'
import { saveCase } from '../save-case.ts'
import { endCapacity, insertCapacity, lockStandingCapacity } from './capacity.store.ts'
import { takeAway } from './end-access.ts'
import { tellOfAccess } from './give-access.ts'
import {
  findKnownPerson,
  insertAccess,
  listStandingOfPerson,
  listStandingOfRole,
  replaceAccess,
} from './people.store.ts'
import { requireChildOfCase } from './people-of-case.ts'
import { requirePerson } from './restrict-child.ts'
import { requireNoRestriction } from './restrictions-in-the-way.ts'

/**
 * Records whether a young person can decide one matter themselves. Where not, whoever acts for them gets access for the
 * time it holds, in the same transaction. A new decision about a matter takes the place of the one before.
 * Sources: Mental Capacity Act 2005 ss2-4; SEND Regulations 2014 reg 64.
 * @throws not-found; conflict while the rights are the parents'; not-allowed, validation-failed
 */
export async function decideCapacity(
  ctx: StaffContext,
  caseId: string,
  input: NewCapacityDecision,
): Promise<{ id: string }> {
  const byId = requirePerson(ctx)
  return ctx.tx(async (tx) => {
    await lockCase(tx, caseId)
    const child = await requireChildOfCase(tx, caseId)
    if (!isYoungPerson(child.birthOn, ctx.today)) {
      throw conflict('The rights are still the parents’: capacity is asked once they are the young person’s.')
    }
    requireDays(input, ctx.today)
    const alternativePersonId = input.hasCapacity === 'no' ? (input.alternativePersonId ?? null) : null
    if (input.hasCapacity === 'no') {
      if (!alternativePersonId || !(await findKnownPerson(tx, alternativePersonId))) {
        throw invalid('/alternativePersonId', 'Choose who acts for the young person in this matter')
      }
      await requireNoRestriction(tx, child.childId, input.isRestrictionRead)
    }
    for (const before of await lockStandingCapacity(tx, caseId)) {
      if (before.matter === input.matter) await endCapacity(tx, before.id, ctx.now)
    }
    const id = newId()
    const { matter, hasCapacity, reasons, decidedOn, endsOn } = input
    await insertCapacity(tx, {
      ...{
        id,
        caseId,
        matter,
        hasCapacity,
        reasons,
        alternativePersonId,
        decidedOn,
        endsOn,
        at: ctx.now,
        byId,
      },
    })
    await recordAudit(tx, ctx, {
      ...{ action: 'capacity-decided', subjectKind: 'case', subjectId: caseId, caseId },
      details: { decisionId: id, matter, hasCapacity, alternativePersonId, endsOn },
    })
    await fitAlternativeAccess(tx, ctx, caseId)
    await saveCase(tx, ctx, caseId)
    return { id }
  })
}

/** Ends a decision before its day. @throws not-found; conflict when it holds no more */
export async function endCapacityDecision(
  ctx: StaffContext,
  caseId: string,
  decisionId: string,
): Promise<void> {
  requirePerson(ctx)
  await ctx.tx(async (tx) => {
    await lockCase(tx, caseId)
    await requireChildOfCase(tx, caseId)
    const found = (await lockStandingCapacity(tx, caseId)).find(({ id }) => id === decisionId)
    if (!found) throw conflict('This decision holds no more. Look at the case again.')
    await endCapacity(tx, decisionId, ctx.now)
    await recordAudit(tx, ctx, {
      ...{ action: 'capacity-ended', subjectKind: 'case', subjectId: caseId, caseId },
      details: { decisionId, matter: found.matter },
    })
    await fitAlternativeAccess(tx, ctx, caseId)
    await saveCase(tx, ctx, caseId)
  })
}

function requireDays({ decidedOn, endsOn }: NewCapacityDecision, today: string): void {
  if (decidedOn > today) throw invalid('/decidedOn', 'The day of the decision can’t lie ahead')
  if (endsOn < today) throw invalid('/endsOn', 'The last day must be today or later')
  if (endsOn > addMonths(decidedOn, capacityMonths)) {
    throw invalid('/endsOn', `A decision holds ${capacityMonths} months at most. Then it is asked again`)
  }
}

/**
 * Gives each alternative person access to the last day of their decisions, and takes it from those who have none left.
 * Whoever has wider access of their own, such as a parent with consent, keeps it: the decision alone then gives the rights.
 */
async function fitAlternativeAccess(tx: Tx, ctx: StaffContext, caseId: string): Promise<void> {
  const lastDays = new Map<string, string>()
  for (const { alternativePersonId, endsOn } of await lockStandingCapacity(tx, caseId)) {
    const before = alternativePersonId && (lastDays.get(alternativePersonId) ?? '')
    if (alternativePersonId && before !== null && endsOn > before) lastDays.set(alternativePersonId, endsOn)
  }
  for (const access of await listStandingOfRole(tx, caseId, 'alternative-person')) {
    if (!lastDays.has(access.familyMemberId)) await takeAway(tx, ctx, caseId, access, 'no-longer-involved')
  }
  for (const [familyMemberId, endsOn] of lastDays) await giveUntil(tx, ctx, caseId, familyMemberId, endsOn)
}

async function giveUntil(
  tx: Tx,
  ctx: StaffContext,
  caseId: string,
  familyMemberId: string,
  endsOn: string,
): Promise<void> {
  const own = await listStandingOfPerson(tx, caseId, familyMemberId)
  const [running] = own.filter(({ startsOn }) => startsOn <= ctx.today)
  if (running?.role !== 'alternative-person' && running?.level === 'act') return
  if (running?.role === 'alternative-person' && running.endsOn === endsOn) return
  const row = {
    ...{ id: newId(), caseId, familyMemberId, role: 'alternative-person' as const, level: 'act' as const },
    ...{ relationship: 'Alternative person', hasParentalResponsibility: null, consentedById: null },
    evidence: 'A decision about capacity, recorded on this case',
    ...{ startsOn: ctx.today, endsOn, byKind: ctx.actor.kind, byId: ctx.actor.id, at: ctx.now },
  }
  if (running) await replaceAccess(tx, running.id, row)
  else await insertAccess(tx, row)
  await recordAudit(tx, ctx, {
    ...{ action: 'access-granted', subjectKind: 'family-member', subjectId: familyMemberId, caseId },
    details: { accessId: row.id, role: row.role, level: row.level, endsOn },
  })
  if (running?.role !== 'alternative-person') await tellOfAccess(tx, ctx, caseId, familyMemberId, row.id)
}

import type { AccessCompared, AccessGiven, NewAccess } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { conflict, invalid, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { recordAudit } from '../../audit/index.ts'
import { queueNotification } from '../../notifications/index.ts'
import { lockCase } from '../cases.store.ts'
import { saveCase } from '../save-case.ts'
import { accessTerms } from './access-rules.ts'
import {
  findChildOfCase,
  findRunningAccess,
  insertAccess,
  listOtherCases,
  listStandingOfPerson,
} from './people.store.ts'
import { requireNoRestriction } from './restrictions-in-the-way.ts'
import { enterPerson, keepPostalAddress, whoIsIt } from './who-is-it.ts'
import { requireYoungPersonsWord } from './young-persons-word.ts'

/**
 * What staff compare before anything is given: the child beside the person, and the person's other cases. Nothing is
 * kept but the trace of who looked.
 * @throws not-found; not-allowed where a restriction stands in the way; conflict, validation-failed
 */
export async function compareAccess(
  ctx: StaffContext,
  caseId: string,
  input: NewAccess,
): Promise<AccessCompared> {
  return ctx.tx(async (tx) => {
    const { child, person, terms, restrictions } = await checkAccess(tx, ctx, caseId, input, null)
    const otherCases = person.id ? await listOtherCases(tx, person.id, caseId) : []
    await recordAudit(tx, ctx, {
      ...{ action: 'access-compared', subjectKind: 'case', subjectId: caseId, caseId },
      details: { familyMemberId: person.id, role: input.role },
    })
    return {
      child: { name: child.name, birthOn: child.birthOn },
      person: { name: person.name, email: person.email, otherCases },
      ...{ role: input.role, level: input.level, startsOn: terms.startsOn, endsOn: terms.endsOn },
      restrictions,
    }
  })
}

/**
 * Gives somebody access to a case after their identity was checked, and tells them by email, of nothing but that.
 * @throws as compareAccess; validation-failed also where nobody compared the two
 */
export async function giveAccess(ctx: StaffContext, caseId: string, input: NewAccess): Promise<AccessGiven> {
  return ctx.tx(async (tx) => {
    await lockCase(tx, caseId)
    const { person, terms } = await checkAccess(tx, ctx, caseId, input, input.isRestrictionRead)
    if (!input.isCompared) {
      throw invalid('/isCompared', 'Compare the child and the person, and confirm that they belong together')
    }
    const familyMemberId = person.id ?? (input.person ? await enterPerson(tx, ctx, input.person) : '')
    const accessId = newId()
    const { role, level, hasParentalResponsibility } = input
    await insertAccess(tx, {
      ...{ id: accessId, caseId, familyMemberId, role, level, hasParentalResponsibility, ...terms },
      ...{ byKind: ctx.actor.kind, byId: ctx.actor.id, at: ctx.now },
    })
    await keepPostalAddress(tx, caseId, familyMemberId, input.person?.addressLines)
    await saveCase(tx, ctx, caseId)
    await recordAudit(tx, ctx, {
      ...{ action: 'access-granted', subjectKind: 'family-member', subjectId: familyMemberId, caseId },
      details: { accessId, role, level, startsOn: terms.startsOn, endsOn: terms.endsOn },
    })
    if (level !== 'none' && terms.startsOn === ctx.today)
      await tellOfAccess(tx, ctx, caseId, familyMemberId, accessId)
    return { accessId }
  })
}

/** One email for each access that was given; held back with everything else while a restriction says so. */
export function tellOfAccess(
  tx: Tx,
  ctx: StaffContext,
  caseId: string,
  familyMemberId: string,
  accessId: string,
): Promise<void> {
  return queueNotification(tx, ctx, {
    ...{ eventKey: accessId, kind: 'access-granted', to: { familyMembers: [familyMemberId] }, caseId },
  })
}

async function checkAccess(
  tx: Tx,
  ctx: StaffContext,
  caseId: string,
  input: NewAccess,
  isRestrictionRead: boolean | null,
) {
  const child = await findChildOfCase(tx, caseId)
  if (!child) throw notFound()
  const restrictions = await requireNoRestriction(tx, child.childId, isRestrictionRead)
  const person = await whoIsIt(tx, input)
  const { consentedById } = input
  const consenter = consentedById ? await findRunningAccess(tx, caseId, consentedById) : undefined
  const terms = accessTerms(input, ctx.today, consenter)
  await requireYoungPersonsWord(tx, { childId: child.childId, caseId, parentId: person.id }, input)
  if (person.id && person.id === consentedById) {
    throw invalid('/consentedById', 'Nobody consents to their own help. Choose who consented')
  }
  if (person.id && (await listStandingOfPerson(tx, caseId, person.id)).length > 0) {
    throw conflict('This person has access to this case already. Change it, or end it first.')
  }
  return { child, person, terms, restrictions }
}

import {
  type AccessRole,
  type CaseOpened,
  type Council,
  districtsOf,
  isWithin,
  type NewCase,
  type NewPerson,
  widestLevel,
} from '@send-hub/shared'
import { addMonths } from '../../../platform/calendar/index.ts'
import type { StaffContext, SystemContext } from '../../../platform/context.ts'
import { asSystem } from '../../../platform/db/as-system.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { conflict, invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { recordAudit } from '../../audit/index.ts'
import {
  findAlikeChildren,
  findChild,
  findStaffMember,
  hasFamilyMember,
  insertChild,
  insertFamilyMember,
} from '../../people/index.ts'
import type { NewCaseAccess } from '../new-case.store.ts'
import { isKeptFromChild } from '../people/locks.store.ts'
import { requireNoRestriction } from '../people/restrictions-in-the-way.ts'
import { receiveRequest } from '../receive-request.ts'
import { takeOverPlan } from './take-over-plan.ts'

/** A plan covers nobody older. Source: Children and Families Act 2014 s46. */
const oldestInYears = 25

/**
 * Opens a case that staff enter: of a child the hub knows or a new one, with the people who may see it, who are told.
 * All of it is kept, or nothing. Only the system may add people and cases (migrations/0001): the member of staff is
 * named in the history and the audit.
 * @throws validation-failed; conflict when the child may be in the hub already, or has a request of that day
 */
export async function openCase(ctx: StaffContext, council: Council, input: NewCase): Promise<CaseOpened> {
  requireComplete(input, ctx.today)
  // The district names a row of published figures: nothing else may get there.
  if (input.child?.district && !districtsOf(council).includes(input.child.district)) {
    throw invalid('/child/district', 'Choose the district from the list')
  }
  return ctx.tx(async (tx) => {
    if (input.officerId && !(await findStaffMember(tx, input.officerId))) {
      throw invalid('/officerId', 'Choose a colleague who works here')
    }
    if (input.childId) await requireOpenChild(tx, input, input.childId)
    const system = systemIn(tx, ctx)
    const childId = await childOf(system, tx, input)
    const sharedWith: NewCaseAccess[] = []
    for (const [place, person] of input.people.entries()) {
      sharedWith.push(await accessOf(system, tx, person, place))
    }
    const entered = {
      childId,
      receivedOn: input.receivedOn,
      officerId: input.officerId ?? null,
      enteredById: ctx.actor.kind === 'staff' ? ctx.actor.id : null,
      sharedWith,
    }
    const opened =
      input.basis === 'request'
        ? await receiveRequest(system, { ...entered, requestSource: input.requestSource ?? null })
        : await takeOverPlan(system, {
            ...entered,
            planStartedOn: input.planStartedOn ?? null,
            lastReviewOn: input.lastReviewOn ?? null,
            fromCouncil: input.fromCouncil ?? null,
          })
    await recordAudit(tx, ctx, {
      action: 'case-opened',
      subjectKind: 'case',
      subjectId: opened.id,
      caseId: opened.id,
      details: { basis: input.basis, on: input.receivedOn, people: sharedWith.length },
    })
    return opened
  })
}

/**
 * A restriction keeps everybody new from a child, on a new case as on any other; an officer may be kept away from them.
 * @throws not-allowed, validation-failed
 */
async function requireOpenChild(tx: Tx, { people, officerId }: NewCase, childId: string): Promise<void> {
  if (people.some(({ level }) => level !== 'none')) await requireNoRestriction(tx, childId, null)
  if (officerId && (await isKeptFromChild(tx, childId, officerId))) {
    throw invalid('/officerId', 'This colleague can’t look after this case. Choose somebody else')
  }
}

/** The same moment and the same transaction, in which the system writes what staff may not. */
function systemIn(tx: Tx, { now, today }: StaffContext): SystemContext {
  return {
    actor: { kind: 'system', id: null },
    now,
    today,
    tx: (work) => asSystem(tx, () => work(tx)),
  }
}

/** What the schema can't tell: how the parts of a case go together. @throws validation-failed */
function requireComplete(input: NewCase, today: string): void {
  const { basis, child, childId, receivedOn, planStartedOn, lastReviewOn } = input
  if (!childId && !child) throw invalid('/child', 'Enter the child')
  if (receivedOn > today) throw invalid('/receivedOn', 'The day of receipt can’t be in the future')
  if (child && child.birthOn > receivedOn) {
    throw invalid('/child/birthOn', 'The child was born after this day. Check both days.')
  }
  if (child && addMonths(child.birthOn, 12 * (oldestInYears + 1)) < receivedOn) {
    throw invalid('/child/birthOn', 'A plan is for people up to 25. Check the year of birth.')
  }
  if (basis === 'request' && !input.requestSource) throw invalid('/requestSource', 'Choose who asked')
  if (basis === 'plan-moved-in') {
    if (!planStartedOn) throw invalid('/planStartedOn', 'Enter the day the plan began')
    if (planStartedOn > receivedOn) {
      throw invalid('/planStartedOn', 'The plan must have begun before it came to us')
    }
    if (lastReviewOn && lastReviewOn > receivedOn) {
      throw invalid('/lastReviewOn', 'The last review must be before the day the plan came to us')
    }
  }
}

async function childOf(system: SystemContext, tx: Tx, input: NewCase): Promise<string> {
  const { childId, child } = input
  if (childId) {
    if (!(await findChild(tx, childId))) throw invalid('/childId', 'Choose the child from the list')
    return childId
  }
  if (!child) throw invalid('/child', 'Enter the child')
  if (!input.isAnotherChild && (await findAlikeChildren(tx, child)).length > 0) {
    throw conflict(
      'A child with this name and birthday, or this UPN, is in the hub already. Say if it is the same.',
    )
  }
  const id = newId()
  const isNew = await system.tx((systemTx) => insertChild(systemTx, id, child, system.now))
  if (!isNew) throw invalid('/child/upn', 'Another child in the hub has this UPN. Check it.')
  return id
}

/** An address belongs to one person: it is never given to another name in passing. @throws validation-failed */
const roleOf = statement('cases.role-of', 'select role_of($1, $2) as role')

/** A school sees the stage and its own tasks, whoever opens the case. @throws validation-failed */
async function requireNoMoreThanRole(
  tx: Tx,
  { relationship, hasParentalResponsibility, level }: NewPerson,
  place: number,
): Promise<void> {
  const [row] = await tx.rows<{ role: AccessRole }>(roleOf, [relationship, hasParentalResponsibility])
  if (!row || isWithin(level, widestLevel[row.role])) return
  throw invalid(`/people/${place}/level`, 'This is more than somebody in this role may see. Choose less')
}

async function accessOf(
  system: SystemContext,
  tx: Tx,
  person: NewPerson,
  place: number,
): Promise<NewCaseAccess> {
  const { relationship, hasParentalResponsibility, level, evidence } = person
  const access = { relationship, hasParentalResponsibility, level, evidence, startsOn: system.today }
  await requireNoMoreThanRole(tx, person, place)
  if (person.familyMemberId) {
    if (!(await hasFamilyMember(tx, person.familyMemberId))) {
      throw invalid(`/people/${place}/familyMemberId`, 'This person is not in the hub')
    }
    return { ...access, familyMemberId: person.familyMemberId }
  }
  const id = newId()
  const isNew = await system.tx((systemTx) => insertFamilyMember(systemTx, id, person, system.now))
  if (!isNew) {
    throw invalid(
      `/people/${place}/email`,
      'This address belongs to somebody in the hub already. Say that it is the same person, or check the address.',
    )
  }
  return { ...access, familyMemberId: id }
}

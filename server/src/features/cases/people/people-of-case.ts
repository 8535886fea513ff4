import type { PeopleOfCase, PersonOfCase } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { notFound } from '../../../platform/errors.ts'
import { recordAudit } from '../../audit/index.ts'
import { listCapacityOfCase } from './capacity.store.ts'
import { hiddenSetting } from './hidden-address.ts'
import { findChildOfCase, mayAnybodyAct, mayRestrict } from './people.store.ts'
import { isOnHold, listRestrictionsOfChild } from './restrictions.store.ts'

const readPeople = statement(
  'cases.people-of-case',
  `select a.id as "accessId", f.id as "familyMemberId", f.name, f.email, f.phone, a.role, a.relationship,
     a.has_parental_responsibility as "hasParentalResponsibility", a.level, a.evidence,
     (select o.name from family_members o where o.id = a.consented_by_id) as "consentedBy",
     a.starts_on as "startsOn", a.ends_on as "endsOn",
     (a.created_at at time zone 'Europe/London')::date as "grantedOn",
     (select s.name from staff_members s where s.id = a.granted_by_id) as "grantedBy",
     case when a.revoked_at is not null then 'taken-back' when a.ends_on < app_today() then 'ended'
       when a.starts_on > app_today() then 'later' else 'runs' end as standing,
     a.held_back as "isHeldBack", (a.revoked_at at time zone 'Europe/London')::date as "takenBackOn",
     (select s.name from staff_members s where s.id = a.revoked_by_id) as "takenBackBy", a.revoked_why as "takenBackWhy"
   from case_access a join family_members f on f.id = a.family_member_id where a.case_id = $1
   order by coalesce(a.revoked_at is not null or a.ends_on < app_today(), false), f.name, a.starts_on desc, a.id`,
)

const readReference = statement('cases.reference-of', 'select reference from cases where id = $1')

/**
 * Everybody who has or had access to a case, for staff; leaves the trace that they looked. Where the child's address is
 * hidden, nobody's contact details are among it.
 * @throws not-found
 */
export async function readPeopleOfCase(ctx: StaffContext, caseId: string): Promise<PeopleOfCase> {
  return ctx.tx(async (tx) => {
    const child = await findChildOfCase(tx, caseId)
    const [row] = await tx.rows<{ reference: string }>(readReference, [caseId])
    if (!child || !row) throw notFound()
    const restrictions = await listRestrictionsOfChild(tx, child.childId)
    const isAddressHidden = restrictions.some(({ kind }) => kind === 'ADDRESS_HIDDEN')
    const people = await tx.rows<PersonOfCase>(readPeople, [caseId])
    await recordAudit(tx, ctx, { action: 'people-read', subjectKind: 'case', subjectId: caseId, caseId })
    return {
      ...{ id: caseId, reference: row.reference, restrictions, isAddressHidden },
      child: { name: child.name, birthOn: child.birthOn },
      people: isAddressHidden ? people.map(withoutContact) : people,
      capacity: await listCapacityOfCase(tx, caseId),
      // Under a hold nobody may, and nobody is to be found for it.
      mayNobodyAct: !isOnHold(restrictions) && !(await mayAnybodyAct(tx, caseId)),
      mayRestrict: await mayRestrict(tx),
    }
  })
}

const withoutContact = (person: PersonOfCase): PersonOfCase => ({
  ...person,
  email: null,
  phone: null,
  relationship: person.role === 'school' ? hiddenSetting : person.relationship,
})

/** The case's child and its id, for an act on somebody of it. @throws not-found */
export async function requireChildOfCase(tx: Tx, caseId: string) {
  const child = await findChildOfCase(tx, caseId)
  if (!child) throw notFound()
  return child
}

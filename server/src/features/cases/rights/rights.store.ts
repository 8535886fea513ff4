import type { AccessLevel, AccessRole } from '@send-hub/shared'
import type { Day } from '../../../platform/calendar/index.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import type { Transfer } from './rights-days.ts'

const transferJson = `case when t.child_id is not null then json_build_object('passesOn', t.passes_on,
  'firstWarnedOn', t.first_warned_on, 'changesOn', t.changes_on, 'monthWarnedOn', t.month_warned_on, 'changedOn', t.changed_on) end`

export interface ChildNear {
  childId: string
  birthOn: Day
  transfer: Transfer | null
}

const readNear = statement(
  'rights.near',
  `select ch.id as "childId", ch.birth_on as "birthOn", ${transferJson} as transfer
   from children ch left join rights_transfers t on t.child_id = ch.id
   where ch.birth_on <= $1 and t.changed_on is null
     and exists (select from cases c join access_on($2) a on a.case_id = c.id
       where c.child_id = ch.id and a.role in ('parent', 'carer', 'young-person'))
     and not exists (select from cases d where d.child_id = ch.id and d.status = 'CLOSED_DECEASED')
   order by ch.id`,
)

/** Children near that age or past it whose parents' access has not changed yet, and whom somebody reads here. */
export async function listChildrenNear(tx: Tx, bornUntil: Day, today: Day): Promise<ChildNear[]> {
  return tx.rows<ChildNear>(readNear, [bornUntil, today])
}

// Driven by the few decisions there are, not by the many young people.
const readNoLongerNamed = statement(
  'rights.no-longer-named',
  `select distinct c.child_id as "childId" from capacity_decisions d
     join cases c on c.id = d.case_id join rights_transfers t on t.child_id = c.child_id and t.changed_on is not null
     join access_on($1) a on a.case_id = d.case_id and a.family_member_id = d.alternative_person_id
   where a.role in ('parent', 'carer') and a.starts_on < t.changed_on
     and not exists (select from capacity_decisions o where o.case_id = d.case_id
       and o.alternative_person_id = d.alternative_person_id and o.ended_at is null and o.decided_on <= $1 and o.ends_on >= $1)
   order by c.child_id`,
)

/** Children with a parent who kept their access because they decided for the young person, and do so no longer. */
export async function listChildrenWithParentNoLongerNamed(tx: Tx, today: Day): Promise<string[]> {
  return (await tx.rows<{ childId: string }>(readNoLongerNamed, [today])).map(({ childId }) => childId)
}

const readTransfer = statement(
  'rights.transfer-of-case',
  `select c.child_id as "childId", ch.birth_on as "birthOn", coalesce(ch.preferred_name, ch.forename) as "childFirstName",
     ${transferJson} as transfer
   from cases c join children ch on ch.id = c.child_id left join rights_transfers t on t.child_id = c.child_id where c.id = $1`,
)

/** Undefined when the case is absent, or closed to whoever asks. */
export async function findTransferOfCase(tx: Tx, caseId: string) {
  return (await tx.rows<ChildNear & { childFirstName: string }>(readTransfer, [caseId]))[0]
}

const readChanged = statement(
  'rights.transfer-of-child',
  'select changed_on as "changedOn" from rights_transfers where child_id = $1',
)

export async function findTransferOfChild(tx: Tx, childId: string) {
  return (await tx.rows<{ changedOn: Day | null }>(readChanged, [childId]))[0]
}

const insertTransfer = statement(
  'rights.insert-transfer',
  `insert into rights_transfers (child_id, passes_on, first_warned_on, changes_on) values ($1, $2, $3, $4)
   on conflict do nothing returning child_id`,
)
const noteMonth = statement(
  'rights.note-month',
  `update rights_transfers set passes_on = $2, changes_on = $3, month_warned_on = $4
   where child_id = $1 and month_warned_on is null and changed_on is null returning child_id`,
)
const noteChange = statement(
  'rights.note-change',
  `update rights_transfers set passes_on = $2, changes_on = $3, changed_on = $4
   where child_id = $1 and changed_on is null returning child_id`,
)
const noting = { first: insertTransfer, month: noteMonth, day: noteChange }

/** Keeps that a step is done today. False: another worker was at it. */
export async function noteStep(
  tx: Tx,
  step: keyof typeof noting,
  childId: string,
  { passesOn, changesOn, today }: { passesOn: Day; changesOn: Day; today: Day },
): Promise<boolean> {
  const values = step === 'first' ? [passesOn, today, changesOn] : [passesOn, changesOn, today]
  return (await tx.rows(noting[step], [childId, ...values])).length === 1
}

const readCases = statement('rights.cases-of-child', 'select id from cases where child_id = $1 order by id')

/** In the order in which writers of many cases lock them. */
export async function listCaseIdsOfChild(tx: Tx, childId: string): Promise<string[]> {
  return (await tx.rows<{ id: string }>(readCases, [childId])).map(({ id }) => id)
}

export interface PersonTouched {
  caseId: string
  familyMemberId: string
  role: AccessRole
}

const readTouched = statement(
  'rights.people-touched',
  `select a.case_id as "caseId", a.family_member_id as "familyMemberId", a.role from access_on($2) a
     join cases c on c.id = a.case_id
   where c.child_id = $1 and a.role in ('parent', 'carer', 'young-person')
     and (a.role = 'young-person' or not exists (select from capacity_decisions d where d.case_id = a.case_id
       and d.alternative_person_id = a.family_member_id and d.ended_at is null and d.decided_on <= $2 and d.ends_on >= $2))
   order by a.case_id, a.id`,
)

/** Who is told that rights pass: not a parent who decides for the young person today, for whom nothing changes. */
export async function listPeopleTouched(tx: Tx, childId: string, today: Day): Promise<PersonTouched[]> {
  return tx.rows<PersonTouched>(readTouched, [childId, today])
}

/** What a parent or carer may see of one case: access that stands, also from a later day, or while it is held back. */
export interface ParentAccess {
  accessId: string
  caseId: string
  familyMemberId: string
  role: AccessRole
  relationship: string
  hasParentalResponsibility: boolean | null
  level: AccessLevel
  startsOn: Day
  endsOn: Day | null
  isHeldBack: boolean
  /** They decide something for the young person today. */
  isAlternativePerson: boolean
  /** The young person's newest answer, and its day. */
  answer: AccessLevel | null
  answeredAt: Date | null
}

const readParents = statement(
  'rights.parents-of-child',
  `select a.id as "accessId", a.case_id as "caseId", a.family_member_id as "familyMemberId", a.role, a.relationship,
     a.has_parental_responsibility as "hasParentalResponsibility", a.level, a.starts_on as "startsOn", a.ends_on as "endsOn",
     a.held_back as "isHeldBack", said.level as answer, said.answered_at as "answeredAt",
     exists (select from capacity_decisions d where d.case_id = a.case_id and d.alternative_person_id = a.family_member_id
       and d.ended_at is null and d.decided_on <= $2 and d.ends_on >= $2) as "isAlternativePerson"
   from case_access a join cases c on c.id = a.case_id
     left join lateral (select p.level, p.answered_at from parent_consents p
       where p.case_id = a.case_id and p.parent_id = a.family_member_id order by p.answered_at desc, p.id desc limit 1) said on true
   where c.child_id = $1 and a.role in ('parent', 'carer') and a.revoked_at is null and (a.ends_on is null or a.ends_on >= $2)
   order by a.case_id, a.id`,
)

export async function listParentAccess(tx: Tx, childId: string, today: Day): Promise<ParentAccess[]> {
  return tx.rows<ParentAccess>(readParents, [childId, today])
}

const insertAnswerRow = statement(
  'rights.insert-answer',
  `insert into parent_consents (id, case_id, parent_id, young_person_id, level, told_by, answered_at, entered_by_id)
   values ($1, $2, $3, (select a.family_member_id from access_on($8) a where a.case_id = $2 and a.role = 'young-person' limit 1),
     $4, $5, $6, $7)`,
)

export interface NewAnswer {
  id: string
  caseId: string
  parentId: string
  level: AccessLevel
  /** `here`, or how staff were told. */
  toldBy: string
  at: Date
  enteredById: string | null
}

export async function insertAnswer(tx: Tx, answer: NewAnswer, today: Day): Promise<void> {
  const { id, caseId, parentId, level, toldBy, at, enteredById } = answer
  await tx.rows(insertAnswerRow, [id, caseId, parentId, level, toldBy, at, enteredById, today])
}

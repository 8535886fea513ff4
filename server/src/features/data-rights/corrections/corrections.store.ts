import type { CorrectableField, CorrectionForFamily, CorrectionForStaff } from '@send-hub/shared'
import type { Day } from '../../../platform/calendar/index.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { answerDueOn } from '../due-on.ts'
import { currentValueSql } from './record-fields.ts'

const inLondon = (moment: string) => `(${moment} at time zone 'Europe/London')::date`

const readForFamily = statement(
  'data-rights.corrections-of-person',
  `select k.id, ${inLondon('k.asked_at')} as "askedOn", k.field, k.should_say as "shouldSay", k.decision,
     ${inLondon('k.decided_at')} as "decidedOn", k.new_value as "newValue", k.decision_reason as reason
   from record_corrections k where k.case_id = $1 and k.asked_by_id = $2 order by k.asked_at desc, k.id desc limit 50`,
)

/** What this person asked for on this case, newest first. */
export async function listForFamily(
  tx: Tx,
  caseId: string,
  personId: string,
): Promise<CorrectionForFamily[]> {
  const rows = await tx.rows<Omit<CorrectionForFamily, 'dueOn'>>(readForFamily, [caseId, personId])
  return rows.map((row) => ({ ...row, dueOn: answerDueOn(row.askedOn) }))
}

const readSame = statement(
  'data-rights.same-correction',
  `select id from record_corrections
   where case_id = $1 and asked_by_id = $2 and field = $3 and should_say = $4 and decision is null`,
)

/** The same words that wait already: a form that was sent twice. */
export async function isAskedAlready(
  tx: Tx,
  row: { caseId: string; askedById: string; field: string; shouldSay: string },
): Promise<boolean> {
  return (await tx.rows(readSame, [row.caseId, row.askedById, row.field, row.shouldSay])).length > 0
}

const countOpen = statement(
  'data-rights.open-corrections',
  'select count(*)::int as n from record_corrections where asked_by_id = $1 and decision is null',
)

export async function countWaitingOf(tx: Tx, personId: string): Promise<number> {
  return (await tx.rows<{ n: number }>(countOpen, [personId]))[0]?.n ?? 0
}

const insertAsked = statement(
  'data-rights.ask-correction',
  `insert into record_corrections (id, child_id, case_id, asked_by_id, about_id, asked_at, field, should_say)
   select $1, c.child_id, c.id, $3, $4, $5, $6, $7 from cases c where c.id = $2`,
)

export interface AskedCorrection {
  id: string
  caseId: string
  askedById: string
  aboutId: string | null
  askedAt: Date
  field: CorrectableField
  shouldSay: string
}

export async function insertAskedCorrection(tx: Tx, row: AskedCorrection): Promise<void> {
  const { id, caseId, askedById, aboutId, askedAt, field, shouldSay } = row
  await tx.rows(insertAsked, [id, caseId, askedById, aboutId, askedAt, field, shouldSay])
}

const insertOwn = statement(
  'data-rights.correct-as-staff',
  `insert into record_corrections (id, child_id, case_id, about_id, asked_at, field, should_say, old_value, new_value,
     decision, decision_reason, decided_by_id, decided_at)
   values ($1, $2, $3, $4, $5, $6, coalesce($8, ''), $7, $8, 'corrected', $9, $10, $5)`,
)

export interface StaffMadeCorrection {
  id: string
  childId: string
  caseId: string
  aboutId: string | null
  at: Date
  field: CorrectableField
  oldValue: string | null
  newValue: string | null
  reason: string
  staffId: string
}

export async function insertStaffCorrection(tx: Tx, row: StaffMadeCorrection): Promise<void> {
  const { id, childId, caseId, aboutId, at, field, oldValue, newValue, reason, staffId } = row
  await tx.rows(insertOwn, [id, childId, caseId, aboutId, at, field, oldValue, newValue, reason, staffId])
}

const forStaff = `select k.id, k.case_id as "caseId", c.reference as "caseReference",
     concat_ws(' ', coalesce(ch.preferred_name, ch.forename), ch.surname) as "childName", k.field, ab.name as "aboutName",
     f.name as "askedByName", ${inLondon('k.asked_at')} as "askedOn", k.should_say as "shouldSay",
     ${currentValueSql} as "currentValue", k.decision, ${inLondon('k.decided_at')} as "decidedOn",
     s.name as "decidedByName", k.old_value as "oldValue", k.new_value as "newValue", k.decision_reason as reason
   from record_corrections k join cases c on c.id = k.case_id join children ch on ch.id = k.child_id
     left join family_members ab on ab.id = k.about_id left join family_members f on f.id = k.asked_by_id
     left join staff_members s on s.id = k.decided_by_id`

type StaffRow = Omit<CorrectionForStaff, 'dueOn'>
const withDueOn = (row: StaffRow): CorrectionForStaff => ({ ...row, dueOn: answerDueOn(row.askedOn) })

const readWaiting = statement(
  'data-rights.waiting-corrections',
  `${forStaff} where k.decision is null order by k.asked_at, k.id limit $1 offset $2`,
)
const countWaiting = statement(
  'data-rights.count-corrections',
  'select count(*)::int as n from record_corrections where decision is null',
)

/** What nobody has decided, oldest first. */
export async function listWaiting(tx: Tx, { page, pageSize }: { page: number; pageSize: number }) {
  const rows = await tx.rows<StaffRow>(readWaiting, [pageSize, (page - 1) * pageSize])
  const [count] = await tx.rows<{ n: number }>(countWaiting)
  return { items: rows.map(withDueOn), total: count?.n ?? 0 }
}

const readOfCase = statement(
  'data-rights.corrections-of-case',
  `${forStaff} where k.child_id = (select child_id from cases where id = $1) order by k.asked_at desc, k.id desc limit 200`,
)

/** Where somebody lives stands in one place of a case's page, which knows whether it may be shown. */
function withoutAddress(row: CorrectionForStaff): CorrectionForStaff {
  if (row.field !== 'own-address') return row
  return { ...row, shouldSay: '', currentValue: null, oldValue: null, newValue: null }
}

/** All of the child of a case, newest first: what is put right is right on each of its cases. */
export async function listOfCase(tx: Tx, caseId: string): Promise<CorrectionForStaff[]> {
  return (await tx.rows<StaffRow>(readOfCase, [caseId])).map(withDueOn).map(withoutAddress)
}

const readOne = statement('data-rights.correction', `${forStaff} where k.id = $1`)

export async function findCorrection(tx: Tx, id: string): Promise<CorrectionForStaff | undefined> {
  const [row] = await tx.rows<StaffRow>(readOne, [id])
  return row && withDueOn(row)
}

export interface CorrectionToDecide {
  childId: string
  caseId: string
  status: string
  field: CorrectableField
  askedById: string | null
  aboutId: string | null
  decision: string | null
  /** Who asked may see the case today, and so hear of the answer. */
  mayHear: boolean
}

const readToDecide = statement(
  'data-rights.correction-to-decide',
  `select k.child_id as "childId", k.case_id as "caseId", c.status, k.field, k.asked_by_id as "askedById",
     k.about_id as "aboutId", k.decision, exists (select from access_on($2) a
       where a.case_id = k.case_id and a.family_member_id = k.asked_by_id) as "mayHear"
   from record_corrections k join cases c on c.id = k.case_id where k.id = $1`,
)

export async function findToDecide(tx: Tx, id: string, today: Day): Promise<CorrectionToDecide | undefined> {
  return (await tx.rows<CorrectionToDecide>(readToDecide, [id, today]))[0]
}

const decide = statement(
  'data-rights.decide-correction',
  `update record_corrections set decision = $2, old_value = $3, new_value = $4, decision_reason = $5, decided_by_id = $6,
     decided_at = $7 where id = $1 and decision is null returning id`,
)

/** False when somebody else has decided it meanwhile. */
export async function markDecided(
  tx: Tx,
  id: string,
  made: {
    decision: string
    oldValue: string | null
    newValue: string | null
    reason: string | null
    staffId: string
    at: Date
  },
): Promise<boolean> {
  const { decision, oldValue, newValue, reason, staffId, at } = made
  return (await tx.rows(decide, [id, decision, oldValue, newValue, reason, staffId, at])).length > 0
}

const readChild = statement(
  'data-rights.child-of-case',
  'select child_id as "childId" from cases where id = $1',
)

export async function findChildOfCase(tx: Tx, caseId: string): Promise<string | undefined> {
  return (await tx.rows<{ childId: string }>(readChild, [caseId]))[0]?.childId
}

const readPerson = statement(
  'data-rights.person-of-case',
  'select from case_access where case_id = $1 and family_member_id = $2',
)

/** Whether somebody has, or had, to do with a case. */
export async function isPersonOfCase(tx: Tx, caseId: string, personId: string): Promise<boolean> {
  return (await tx.rows(readPerson, [caseId, personId])).length > 0
}

const readCases = statement(
  'data-rights.cases-of-child',
  'select id from cases where child_id = $1 order by id',
)

export async function listCasesOfChild(tx: Tx, childId: string): Promise<string[]> {
  return (await tx.rows<{ id: string }>(readCases, [childId])).map(({ id }) => id)
}

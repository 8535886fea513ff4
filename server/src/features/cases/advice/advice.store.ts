import { type AdviceKind, adviceKindWords, type ChaseWay, type SettingAnswer } from '@send-hub/shared'
import type { FamilyContext, StaffContext } from '../../../platform/context.ts'
import type { PagePart } from '../../../platform/db/page-part.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'

/** A request for advice as a family may read it: no contact, no note. */
export interface AdviceRecord {
  id: string
  kind: AdviceKind
  askedOf: string
  askedOn: string
  arrivedOn: string | null
  cancelledOn: string | null
}

export type SharedAdvice = AdviceRecord & { chases: { on: string; how: ChaseWay }[] }

/**
 * What a family may know of the requests for advice: the columns that the grants of hub_family leave open. Where the
 * address is hidden no school is named, in the words that stand where nobody named one: the reader may be whoever it is
 * hidden from, and is not told that either.
 */
export const adviceForFamily: PagePart<SharedAdvice[], FamilyContext> = {
  query: `select r.id, r.kind, case when r.kind = 'setting' and hides_settings(r.case_id)
       then '${adviceKindWords.setting.askedOf}' else r.asked_of end as "askedOf", r.asked_on as "askedOn", r.arrived_on as "arrivedOn",
     r.cancelled_on as "cancelledOn",
     (select coalesce(json_agg(json_build_object('on', h.chased_on, 'how', h.how) order by h.chased_on, h.id), '[]')
       from advice_chases h where h.advice_request_id = r.id) as chases
   from advice_requests r where r.case_id = $3 order by r.asked_on, r.id`,
  toView: (rows: SharedAdvice[]) => rows,
}

export interface StaffAdvice {
  requests: (AdviceRecord & {
    contactName: string | null
    contactPhone: string | null
    contactEmail: string | null
    chases: { id: string; on: string; how: ChaseWay; note: string | null; by: string | null }[]
  })[]
  settings: {
    id: string
    name: string
    urn: string | null
    askedOn: string
    answeredOn: string | null
    answer: SettingAnswer | null
    note: string | null
  }[]
}

const boardOf = (theCase: string) => `select
     (select coalesce(json_agg(json_build_object('id', r.id, 'kind', r.kind, 'askedOf', r.asked_of, 'askedOn', r.asked_on,
         'arrivedOn', r.arrived_on, 'cancelledOn', r.cancelled_on, 'contactName', r.contact_name,
         'contactPhone', r.contact_phone, 'contactEmail', r.contact_email, 'chases',
         (select coalesce(json_agg(json_build_object('id', h.id, 'on', h.chased_on, 'how', h.how, 'note', h.note, 'by', s.name)
             order by h.chased_on, h.id), '[]')
           from advice_chases h left join staff_members s on s.id = h.staff_id where h.advice_request_id = r.id))
         order by r.asked_on, r.id), '[]')
       from advice_requests r where r.case_id = ${theCase}) as requests,
     (select coalesce(json_agg(json_build_object('id', s.id, 'name', s.setting_name, 'urn', s.urn, 'askedOn', s.asked_on,
         'answeredOn', s.answered_on, 'answer', s.answer, 'note', s.note) order by s.asked_on, s.setting_name, s.id), '[]')
       from setting_consultations s where s.case_id = ${theCase}) as settings`

const nothing: StaffAdvice = { requests: [], settings: [] }

/** The board of a case as a part of its page. */
export const adviceForStaff: PagePart<StaffAdvice, StaffContext> = {
  query: boardOf('$3'),
  toView: ([board]: StaffAdvice[]) => board ?? nothing,
}

const readForStaff = statement('advice.for-staff', boardOf('$1'))

/** The same for an act on the board. */
export async function readStaffAdvice(tx: Tx, caseId: string): Promise<StaffAdvice> {
  const [found] = await tx.rows<StaffAdvice>(readForStaff, [caseId])
  return found ?? nothing
}

export interface NewAdviceRow {
  id: string
  caseId: string
  kind: AdviceKind
  askedOf: string
  contactName?: string | undefined
  contactPhone?: string | undefined
  contactEmail?: string | undefined
  askedOn: string
}

const insertRequest = statement(
  'advice.insert-request',
  `insert into advice_requests (id, case_id, kind, asked_of, contact_name, contact_phone, contact_email, asked_on)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
)

export async function insertAdviceRequest(tx: Tx, row: NewAdviceRow): Promise<void> {
  await tx.rows(insertRequest, [
    ...[row.id, row.caseId, row.kind, row.askedOf],
    ...[row.contactName || null, row.contactPhone || null, row.contactEmail || null, row.askedOn],
  ])
}

const setArrived = statement('advice.arrived', 'update advice_requests set arrived_on = $2 where id = $1')
const setCancelled = statement(
  'advice.cancelled',
  'update advice_requests set cancelled_on = $2 where id = $1',
)
const setContact = statement(
  'advice.contact',
  'update advice_requests set contact_name = $2, contact_phone = $3, contact_email = $4 where id = $1',
)

/** `on` null: it has not come after all. */
export async function markArrived(tx: Tx, id: string, on: string | null): Promise<void> {
  await tx.rows(setArrived, [id, on])
}

export async function markCancelled(tx: Tx, id: string, on: string): Promise<void> {
  await tx.rows(setCancelled, [id, on])
}

export async function changeContact(
  tx: Tx,
  id: string,
  to: Pick<NewAdviceRow, 'contactName' | 'contactPhone' | 'contactEmail'>,
): Promise<void> {
  await tx.rows(setContact, [id, to.contactName || null, to.contactPhone || null, to.contactEmail || null])
}

const insertChaseRow = statement(
  'advice.insert-chase',
  `insert into advice_chases (id, advice_request_id, case_id, chased_on, how, note, staff_id)
   values ($1, $2, $3, $4, $5, $6, $7)`,
)

export async function insertChase(
  tx: Tx,
  row: {
    id: string
    adviceId: string
    caseId: string
    on: string
    how: ChaseWay
    note: string | undefined
    staffId: string | null
  },
): Promise<void> {
  const { id, adviceId, caseId, on, how, note, staffId } = row
  await tx.rows(insertChaseRow, [id, adviceId, caseId, on, how, note || null, staffId])
}

const insertSettingRow = statement(
  'advice.insert-setting',
  'insert into setting_consultations (id, case_id, setting_name, urn, asked_on) values ($1, $2, $3, $4, $5)',
)

export async function insertSetting(
  tx: Tx,
  row: { id: string; caseId: string; name: string; urn: string | undefined; askedOn: string },
): Promise<void> {
  await tx.rows(insertSettingRow, [row.id, row.caseId, row.name, row.urn ?? null, row.askedOn])
}

const setAnswer = statement(
  'advice.setting-answered',
  'update setting_consultations set answered_on = $2, answer = $3, note = $4 where id = $1',
)

export async function writeAnswer(
  tx: Tx,
  id: string,
  to: { on: string; answer: SettingAnswer; note: string | undefined },
): Promise<void> {
  await tx.rows(setAnswer, [id, to.on, to.answer, to.note || null])
}

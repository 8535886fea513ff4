import {
  type CaseForStaff,
  type Council,
  caseWords,
  type DelayReason,
  delayReasonWords,
  dutyWords,
  type RestrictionOfCase,
  stepsFrom,
} from '@send-hub/shared'
import type { StaffContext } from '../../platform/context.ts'
import { type PagePart, readParts } from '../../platform/db/page-part.ts'
import { statement, type Tx } from '../../platform/db/transaction.ts'
import { notFound } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { documentsForStaff } from '../documents/index.ts'
import { lettersForStaff } from '../letters/index.ts'
import { type HistoryRow, historyForStaff } from './acts/history-for-staff.ts'
import { recordsForStaff } from './acts/record-facts.ts'
import { adviceForStaff } from './advice/advice.store.ts'
import { boardForStaff, namesOfAsked } from './advice/board-for-staff.ts'
import { stageWords } from './case-for-family.ts'
import type { CaseRecord } from './case-record.ts'
import { recordColumns } from './cases.store.ts'
import { promiseHistory } from './clock/index.ts'
import { draftOfEverybody } from './draft/draft.store.ts'
import { draftForStaff } from './draft/draft-for-staff.ts'
import { lateForFamily } from './late-for-family.ts'
import { withoutAddress, withoutSettings } from './people/hidden-address.ts'
import { isOnHold, restrictionsOf } from './people/restrictions.store.ts'
import { type ReckonedCase, reckonCase, toDutyViews } from './reckon-case.ts'

/** What the enquiries feature adds to a case; handed in, because cases know nothing of enquiries. */
export type EnquiriesOfCase = PagePart<CaseForStaff['enquiries'], StaffContext>

interface StaffCaseRecord extends CaseRecord {
  preferredName: string | null
  upn: string | null
  postcode: string | null
  district: string | null
  officer: { id: string; name: string } | null
  people: CaseForStaff['people']
  restrictions: RestrictionOfCase[]
  mayNobodyAct: boolean
  glassUntil: Date | null
  log: HistoryRow[]
}

/** Reads the case with what only staff may see, and leaves the trace that they saw it: one statement. */
const readOne = statement(
  'cases.for-staff',
  `with trace as (
     insert into audit_entries (id, at, actor_kind, actor_id, action, subject_kind, subject_id, case_id)
     select $2, $3, $4, $5, 'case-read', 'case', id, id from cases where id = $1
   )
   select ${recordColumns}, ch.preferred_name as "preferredName", ch.upn, ch.postcode, ch.district,
     (select json_build_object('id', s.id, 'name', s.name) from staff_members s where s.id = c.officer_id) as officer,
     (select coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'relationship', a.relationship, 'role', a.role, 'level', a.level,
         'isHeldBack', a.held_back, 'startsOn', a.starts_on, 'endsOn', a.ends_on,
         'hasParentalResponsibility', a.has_parental_responsibility, 'email', f.email, 'phone', f.phone,
         'preferredLanguage', f.preferred_language,
         'postalAddress', string_to_array(coalesce(f.postal_address, ''), E'\\n')) order by f.name), '[]')
       from case_access a join family_members f on f.id = a.family_member_id
       where a.case_id = c.id and a.starts_on <= $6 and a.revoked_at is null and (a.ends_on is null or a.ends_on >= $6)) as people,
     (select coalesce(json_agg(r), '[]') from (${restrictionsOf('c.child_id')}) r) as restrictions,
     not exists (select from access_on($6) a where a.case_id = c.id and a.level = 'act') as "mayNobodyAct",
     (select max(g.expires_at) from broken_glass g where g.child_id = c.child_id and g.staff_member_id = app_person()
       and g.expires_at > app_now()) as "glassUntil",
     (select coalesce(json_agg(json_build_object('id', v.id, 'kind', v.kind, 'on', v.happened_on, 'recordedAt', v.recorded_at,
         'byKind', v.recorded_by_kind, 'byName', coalesce(s.name, f.name), 'personName', pf.name,
         'isVisibleToFamily', v.is_visible_to_family, 'details', v.details, 'corrects', v.corrects_event_id,
         'officerName', case when v.kind = 'officer-assigned'
           then (select o.name from staff_members o where o.id::text = v.details ->> 'officerId') end)
         order by v.happened_on desc, v.recorded_at desc, v.id desc), '[]')
       from case_events v left join staff_members s on s.id = v.recorded_by_id
         left join family_members f on f.id = v.recorded_by_id left join family_members pf on pf.id = v.family_member_id
       where v.case_id = c.id) as log
   from cases c join children ch on ch.id = c.child_id where c.id = $1`,
)

/** @throws not-found */
export async function readCaseForStaff(
  tx: Tx,
  ctx: StaffContext,
  council: Council,
  enquiries: EnquiriesOfCase,
  caseId: string,
): Promise<CaseForStaff> {
  const [record] = await tx.rows<StaffCaseRecord>(readOne, [
    caseId,
    newId(),
    ctx.now,
    ctx.actor.kind,
    ctx.actor.id,
    ctx.today,
  ])
  if (!record) throw notFound()
  const reckoned = reckonCase(record, ctx.today)
  const parts = {
    advice: adviceForStaff,
    enquiries,
    documents: documentsForStaff,
    letters: lettersForStaff,
    ...draftOfEverybody,
  }
  const found = await readParts(tx, 'cases.parts-for-staff', parts, ctx, caseId)
  const { title, now, next, youCanDo } = stageWords(reckoned, council)
  const isAddressHidden = record.restrictions.some(({ kind }) => kind === 'ADDRESS_HIDDEN')
  const advice = isAddressHidden ? withoutSettings(found.advice) : found.advice
  const view: CaseForStaff = {
    id: record.id,
    reference: record.reference,
    version: record.version,
    child: {
      name: `${record.childFirstName} ${record.childSurname}`,
      preferredName: record.preferredName,
      birthOn: record.birthOn,
      upn: record.upn,
      postcode: record.postcode,
      district: record.district,
    },
    status: record.status,
    stage: caseWords[record.status].staffLabel,
    statusSince: record.statusSince,
    receivedOn: record.receivedOn,
    team: council.teams[record.team].name,
    officer: record.officer,
    isLate: reckoned.isLate,
    lateByDays: reckoned.lateByDays,
    duties: toDutyViews(reckoned),
    nextSteps: stepsFrom(record.status).map(({ kind, to, label }) => ({ kind, to, label })),
    ...recordsForStaff(record, ctx.today),
    people: record.people,
    restrictions: ctx.actor.kind === 'staff' ? record.restrictions : record.restrictions.map(withoutNote),
    ...{ isAddressHidden, mayNobodyAct: record.mayNobodyAct && !isOnHold(record.restrictions) },
    glassUntil: record.glassUntil?.toISOString() ?? null,
    promises: promiseViews(reckoned, ctx.today),
    events: historyForStaff(record.log, namesOfAsked(advice)),
    enquiries: found.enquiries,
    advice: boardForStaff(advice, reckoned, ctx.today),
    draft: draftForStaff(record, found, record.people, ctx.today),
    documents: found.documents,
    letters: found.letters,
    familyWords: { title, now, next, youCanDo, late: lateForFamily(reckoned, council, ctx.today) },
  }
  return isAddressHidden ? withoutAddress(view) : view
}

/** Another system learns that there is a restriction; why, and about whom, is for people. */
const withoutNote = (restriction: RestrictionOfCase): RestrictionOfCase => ({
  ...restriction,
  note: '',
  person: null,
})

function promiseViews({ record, facts, duties }: ReckonedCase, today: string): CaseForStaff['promises'] {
  const kinds = new Set(record.promises.map((promise) => promise.duty))
  return [...kinds].flatMap((kind) => {
    const metOn = duties.find((duty) => duty.kind === kind)?.metOn ?? null
    const rows = record.promises.filter((promise) => promise.duty === kind)
    return promiseHistory(kind, facts, metOn, today).map(({ outcome }, index) => {
      const row = rows[index] as (typeof rows)[number]
      return {
        id: row.id,
        duty: dutyWords[kind].staff,
        dueOn: row.dueOn,
        madeOn: row.madeOn,
        ownerName: row.ownerName,
        reason: row.reason ? delayReasonWords[row.reason as DelayReason].staff : '',
        outcome,
      }
    })
  })
}

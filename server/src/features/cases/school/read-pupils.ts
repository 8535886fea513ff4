import type { CaseForSchool, Council, PupilRows, PupilSearch } from '@send-hub/shared'
import type { FamilyContext } from '../../../platform/context.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { notFound } from '../../../platform/errors.ts'
import { findPupilOfSchool, listPupilsOfSchool } from '../cases.store.ts'
import { caseForSchool, pupilRow } from './pupil-view.ts'
import type { SettingAdvice } from './tasks-of-school.ts'

const readAdvice = statement(
  'school.advice',
  `select case_id as "caseId", id, kind, asked_of as "askedOf", asked_on as "askedOn", arrived_on as "arrivedOn",
     cancelled_on as "cancelledOn"
   from advice_requests where case_id = any($1::uuid[]) and kind = 'setting' and cancelled_on is null order by asked_on, id`,
)

async function listAdvice(tx: Tx, caseIds: readonly string[]): Promise<Map<string, SettingAdvice[]>> {
  return Map.groupBy(await tx.rows<SettingAdvice>(readAdvice, [caseIds]), ({ caseId }) => caseId)
}

/** The pupils whose cases somebody of a school may see today, those with tasks first; found by name or reference. */
export async function readPupils(ctx: FamilyContext, { query = '' }: PupilSearch): Promise<PupilRows> {
  return ctx.tx(async (tx) => {
    const records = await listPupilsOfSchool(tx, ctx.actor.id, ctx.today)
    const advice = await listAdvice(
      tx,
      records.map(({ id }) => id),
    )
    const words = query.toLowerCase().split(/\s+/).filter(Boolean)
    const rows = records.map((record) => pupilRow(record, advice.get(record.id) ?? [], ctx.today))
    const items = rows
      .filter(({ name, reference }) => {
        const text = `${name} ${reference}`.toLowerCase()
        return words.every((word) => text.includes(word))
      })
      .toSorted(
        (one, other) =>
          Number(other.hasLateTask) - Number(one.hasLateTask) ||
          Number(other.taskCount > 0) - Number(one.taskCount > 0) ||
          one.name.localeCompare(other.name),
      )
    return { items, total: rows.length }
  })
}

/** @throws not-found for a pupil of another school, once the pupil has left, and for anybody who is no school */
export async function readPupil(
  ctx: FamilyContext,
  council: Council,
  caseId: string,
): Promise<CaseForSchool> {
  return ctx.tx(async (tx) => {
    const record = await findPupilOfSchool(tx, ctx.actor.id, ctx.today, caseId)
    if (!record) throw notFound()
    const advice = await listAdvice(tx, [caseId])
    return caseForSchool(record, advice.get(caseId) ?? [], council, ctx.today)
  })
}

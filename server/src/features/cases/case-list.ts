import {
  type CaseRow,
  type CaseSearch,
  type CaseStatus,
  caseWords,
  type DutyKind,
  dutyWords,
  parseReference,
} from '@send-hub/shared'
import type { StaffContext } from '../../platform/context.ts'
import { Conditions, countBeyondTheEnd } from '../../platform/db/conditions.ts'
import { likePattern, wordsOf } from '../../platform/db/like-pattern.ts'
import { statement } from '../../platform/db/transaction.ts'
import { isAddressHidden } from './people/hidden-address.ts'

interface Row extends Omit<CaseRow, 'stage' | 'isLate' | 'nextDuty'> {
  nextDuty: DutyKind | null
}

/** Live cases by the date that presses; then those with nothing owed. */
const order = 'c.next_legal_on nulls last, c.id'

/** A page of cases for staff and other systems, and how many there are in all. */
export async function listCases(
  ctx: StaffContext,
  search: CaseSearch,
): Promise<{ items: CaseRow[]; total: number }> {
  const found = conditionsOf(search, ctx.today)
  const [limit, offset] = found.after(2)
  const matching = `from cases c ${search.district ? 'join children ch on ch.id = c.child_id' : ''} where ${found.where}`
  const page = statement(
    `cases.list:${found.shape}`,
    `select c.id, c.reference, coalesce(ch.preferred_name, ch.forename) || ' ' || ch.surname as "childName",
       ch.birth_on as "birthOn", c.status, c.status_since as "statusSince", case when not ${isAddressHidden('ch.id')} then ch.district end as district, c.team, s.name as officer,
       c.next_duty as "nextDuty", c.next_legal_on as "nextLegalOn", (select count(*)::int ${matching}) as total
     from (select c.* ${matching} order by ${order} limit ${limit} offset ${offset}) c
       join children ch on ch.id = c.child_id left join staff_members s on s.id = c.officer_id
     order by ${order}`,
  )
  const total = statement(`cases.list-total:${found.shape}`, `select count(*)::int as n ${matching}`)
  return ctx.tx(async (tx) => {
    const rows = await tx.rows<Row & { total: number }>(page, [
      ...found.values,
      search.pageSize,
      (search.page - 1) * search.pageSize,
    ])
    const counted = rows[0]?.total ?? (await countBeyondTheEnd(tx, total, found.values, search.page))
    return { items: rows.map((row) => toCaseRow(row, ctx.today)), total: counted }
  })
}

function conditionsOf(search: CaseSearch, today: string): Conditions {
  const found = new Conditions()
  if (search.stage) found.add('stage', search.stage, (stage) => `c.status = ${stage}`)
  if (search.district)
    found.add(
      'district',
      search.district,
      (district) => `ch.district = ${district} and not ${isAddressHidden('ch.id')}`,
    )
  if (search.late === true) found.add('late', today, (day) => `c.next_legal_on < ${day}`)
  if (search.late === false) {
    found.add('in-time', today, (day) => `(c.next_legal_on >= ${day} or c.next_legal_on is null)`)
  }
  const words = search.query ? wordsOf(parseReference(search.query) ?? search.query) : []
  for (const [index, word] of words.entries()) {
    found.add(`word${index}`, likePattern(word), (pattern) => `c.search_text like ${pattern}`)
  }
  return found
}

function toCaseRow(row: Row, today: string): CaseRow {
  const status: CaseStatus = row.status
  return {
    id: row.id,
    reference: row.reference,
    childName: row.childName,
    birthOn: row.birthOn,
    status,
    stage: caseWords[status].staffLabel,
    statusSince: row.statusSince,
    district: row.district,
    team: row.team,
    officer: row.officer,
    nextDuty: row.nextDuty && dutyWords[row.nextDuty].staff,
    nextLegalOn: row.nextLegalOn,
    isLate: row.nextLegalOn !== null && row.nextLegalOn < today,
  }
}

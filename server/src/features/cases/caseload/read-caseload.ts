import type { Caseload, CaseloadSearch, CaseloadView } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import type { Conditions } from '../../../platform/db/conditions.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { isAddressHidden, shownAskedOf } from '../people/hidden-address.ts'
import { caseloadDays } from './caseload-days.ts'
import { viewLines } from './caseload-lines.ts'
import { type CaseloadLine, toCaseloadRow } from './caseload-row.ts'
import { scopeConditions } from './caseload-scope.ts'
import { countViews } from './count-views.ts'

/** A page of what there is to do on some cases, and how much there is in each view. Reads no row twice, none alone. */
export async function readCaseload(ctx: StaffContext, search: CaseloadSearch): Promise<Caseload> {
  const scope = scopeConditions(ctx, { ...search, stage: undefined })
  const narrowed = narrowedConditions(ctx, search)
  return ctx.tx(async (tx) => {
    const counts = await countViews(tx, scope, ctx.today)
    const items = await readPage(tx, narrowed, search, ctx.today)
    const total =
      narrowed.shape === scope.shape
        ? counts[search.view]
        : await countView(tx, narrowed, search.view, ctx.today)
    return { counts, items, total }
  })
}

/** The lines of a view may be narrowed to a stage, a month or a cohort; the counts beside the views never are. */
function narrowedConditions(ctx: StaffContext, search: CaseloadSearch): Conditions {
  const { view, month, phase } = search
  const found = scopeConditions(ctx, search)
  if (month && (view === 'reviews' || view === 'phase')) {
    found.add('month', `${month}-01`, (day) => `d.legal_on >= ${day}::date`)
    found.add('month-end', `${month}-01`, (day) => `d.legal_on < ${day}::date + interval '1 month'`)
  }
  if (phase && view === 'phase') found.add('phase', phase, (day) => `d.legal_on = ${day}`)
  return found
}

const dayValues = (today: string): string[] => {
  const { soonLegalOn, weekLegalOn } = caseloadDays(today)
  return [today, soonLegalOn, weekLegalOn]
}

/** The days come after the values of the conditions, each with its type: a view may need none of them. */
function linesAfter(found: Conditions, view: CaseloadView) {
  const [today = '', soonLegalOn = '', weekLegalOn = ''] = found.after(3).map((each) => `${each}::date`)
  const needsNone = `${today} is not null and ${soonLegalOn} is not null and ${weekLegalOn} is not null`
  return { lines: viewLines(view, { today, soonLegalOn, weekLegalOn }), needsNone }
}

async function countView(tx: Tx, found: Conditions, view: CaseloadView, today: string): Promise<number> {
  const { lines, needsNone } = linesAfter(found, view)
  const count = statement(
    `caseload.count:${view}:${found.shape}`,
    `select count(*)::int as n from ${lines.from} where ${lines.where} and ${found.where} and ${needsNone}`,
  )
  const [row] = await tx.rows<{ n: number }>(count, [...found.values, ...dayValues(today)])
  return row?.n ?? 0
}

/** What a line says of its case, beside what it is about; whoever else has the next move, with their day. */
const caseColumns = `k.id as "caseId", k.reference, k.status, k.team,
  coalesce(ch.preferred_name, ch.forename) || ' ' || ch.surname as "childName",
  case when not ${isAddressHidden('ch.id')} then ch.district end as district,
  s.id as "officerId", s.name as "officerName",
  (select json_agg(json_build_object('kind', w.kind, 'until', w.legal_on, 'askedOf', ${shownAskedOf('b', 'ch.id')}) order by w.legal_on, w.kind)
    from case_duties w left join advice_requests b on b.id = w.subject_id
    where w.case_id = k.id and w.kind in ('advice', 'review-papers', 'review-report', 'setting-reply', 'family-comments')) as waits`

async function readPage(tx: Tx, found: Conditions, search: CaseloadSearch, today: string) {
  const { lines, needsNone } = linesAfter(found, search.view)
  const { line, from, where, order, caseId, columns, more } = lines
  const place = found.values.length + 4
  const page = statement(
    `caseload.page:${search.view}:${found.shape}`,
    `select ${columns}, ${askedOf(search.view)} as "askedOf", ${caseColumns}
     from (select ${line}.* from ${from} where ${where} and ${found.where} and ${needsNone}
       order by ${order} limit $${place} offset $${place + 1}) ${line}
     ${more} join cases k on k.id = ${caseId} join children ch on ch.id = k.child_id
     left join staff_members s on s.id = k.officer_id
     order by ${order}`,
  )
  const rows = await tx.rows<CaseloadLine>(page, [
    ...found.values,
    ...dayValues(today),
    search.pageSize,
    (search.page - 1) * search.pageSize,
  ])
  return rows.map((row) => toCaseloadRow(row, search.view, today))
}

/** Who owes the report that a line is about. */
const askedOf = (view: CaseloadView): string =>
  view === 'advice-overdue'
    ? `(select ${shownAskedOf('a', 'ch.id')} from advice_requests a where a.id = d.subject_id)`
    : 'null'

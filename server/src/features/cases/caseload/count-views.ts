import type { CaseloadCounts } from '@send-hub/shared'
import type { Conditions } from '../../../platform/db/conditions.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { caseloadDays } from './caseload-days.ts'
import { draftWaits } from './caseload-lines.ts'
import { isLive } from './caseload-scope.ts'

/**
 * Every view counted for the same cases, each as `viewLines` lists it, in one statement that looks at those cases once.
 * Everybody's are not looked at at all where an index or the open duties alone can tell.
 */
export async function countViews(tx: Tx, found: Conditions, today: string): Promise<CaseloadCounts> {
  const [now = '', soon = '', week = ''] = found.after(3).map((each) => `${each}::date`)
  const counts = statement(`caseload.counts:${found.shape}`, countsText(found.where, now, soon, week))
  const { soonLegalOn, weekLegalOn } = caseloadDays(today)
  const [row] = await tx.rows<CaseloadCounts>(counts, [...found.values, today, soonLegalOn, weekLegalOn])
  return row as CaseloadCounts
}

function countsText(where: string, now: string, soon: string, week: string): string {
  const isAll = where === 'true'
  const mine = `mine as materialized (
    select c.id, c.status, c.status_since, c.next_legal_on from cases c where ${where})`
  const cases = isAll ? 'cases c' : 'mine c'
  const joined = (table: string, alias: string) =>
    `${table} ${alias} join ${cases} on c.id = ${alias}.case_id`
  const duties = isAll ? 'case_duties d' : joined('case_duties', 'd')
  const owedUntil = (last: string) =>
    `(select count(distinct d.case_id)::int from ${duties} where d.is_councils and d.legal_on >= ${now} and d.legal_on <= ${last})`
  return `${isAll ? '' : `with ${mine}`}
    select (select count(*)::int from ${cases} where c.next_legal_on < ${now}) as late,
      (select count(*)::int from ${cases} where ${isLive}) as cases,
      (select count(*)::int from ${cases} where ${draftWaits(now)}) as "drafts-waiting",
      ${owedUntil(week)} as "this-week", ${owedUntil(soon)} as "about-to-be-late",
      (select count(*)::int from ${joined('case_duties', 'd')}
        where d.kind = 'advice' and d.legal_on < ${now} and ${isLive}) as "advice-overdue",
      (select count(*)::int from ${joined('family_requests', 'r')} where r.answered_at is null and ${isLive}) as "requests-open",
      of_duties.*
    from (select count(*) filter (where d.kind = 'review')::int as reviews,
        count(*) filter (where d.kind = 'phase-transfer')::int as phase
      from ${duties} where d.kind in ('review', 'phase-transfer')) as of_duties`
}

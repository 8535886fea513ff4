import type { CaseloadOfficers, CaseloadScope } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import { statement } from '../../../platform/db/transaction.ts'
import { caseloadDays } from './caseload-days.ts'
import { isLive, scopeConditions } from './caseload-scope.ts'

interface OfficerRow {
  id: string | null
  name: string | null
  team: string
  cases: number
  late: number
  thisWeek: number
  aboutToBeLate: number
}

/** Where the work lies: live cases by who has them, the most late first. Cases that nobody has come before all. */
export async function readCaseloadOfficers(
  ctx: StaffContext,
  scope: CaseloadScope,
): Promise<CaseloadOfficers> {
  const found = scopeConditions(ctx, scope)
  const [today, soon, week] = found.after(3)
  const byOfficer = statement(
    `caseload.officers:${found.shape}`,
    `with near as (
       select case_id, bool_or(legal_on <= ${week}) as in_week from case_duties
       where is_councils and legal_on >= ${today} and legal_on <= ${soon} group by case_id
     )
     select s.id, s.name, coalesce(s.team, c.team) as team, count(*)::int as cases,
       count(*) filter (where c.next_legal_on < ${today})::int as late,
       count(*) filter (where n.in_week)::int as "thisWeek",
       count(n.case_id)::int as "aboutToBeLate"
     from cases c left join staff_members s on s.id = c.officer_id left join near n on n.case_id = c.id
     where ${isLive} and ${found.where}
     group by s.id, s.name, coalesce(s.team, c.team)
     order by s.id is not null, late desc, cases desc, s.name collate "und-x-icu"`,
  )
  const { soonLegalOn, weekLegalOn } = caseloadDays(ctx.today)
  const rows = await ctx.tx((tx) =>
    tx.rows<OfficerRow>(byOfficer, [...found.values, ctx.today, soonLegalOn, weekLegalOn]),
  )
  return {
    items: rows.map(({ id, name, team, cases, late, thisWeek, aboutToBeLate }) => ({
      officer: id && name ? { id, name } : null,
      ...{ team, cases, late, thisWeek, aboutToBeLate },
    })),
  }
}

import { type Council, type LookedAt, lookedPageSize, type TeamCode } from '@send-hub/shared'
import type { FamilyContext } from '../../../platform/context.ts'
import { statement } from '../../../platform/db/transaction.ts'
import { notFound } from '../../../platform/errors.ts'

const readReference = statement(
  'cases.looked-reference',
  `select c.reference from cases c join access_on($2) a on a.case_id = c.id
   where c.id = $1 and a.family_member_id = app_person() and a.level in ('status+documents', 'act')
     and a.role <> 'school'`,
)

/** The database decides again who may read it, and says no more than this: migrations/0005, looked_at. */
const readLooked = statement(
  'cases.looked-at',
  `select day::text as day, team, first_name as "firstName", count(*) over ()::int as total
   from looked_at($1) order by day desc, team nulls last, first_name limit $2 offset $3`,
)

const countLooked = statement('cases.count-looked-at', 'select count(*)::int as total from looked_at($1)')

interface Row {
  day: string
  team: TeamCode | null
  firstName: string | null
  total: number
}

/**
 * Who of the council opened this case, all the time it has been here. Searches of the audit itself are reads of the
 * audit, and are not in it.
 * @throws not-found when it is absent, or this reader may see the stage alone
 */
export async function lookedAt(
  ctx: FamilyContext,
  council: Council,
  caseId: string,
  page: number,
): Promise<LookedAt> {
  return ctx.tx(async (tx) => {
    const [found] = await tx.rows<{ reference: string }>(readReference, [caseId, ctx.today])
    if (!found) throw notFound()
    const rows = await tx.rows<Row>(readLooked, [caseId, lookedPageSize, (page - 1) * lookedPageSize])
    const [beyond] =
      rows.length > 0 || page === 1 ? [] : await tx.rows<{ total: number }>(countLooked, [caseId])
    return {
      caseId,
      reference: found.reference,
      items: rows.map(({ day, team, firstName }) => ({
        ...{ day, firstName },
        team: team && (council.teams[team]?.publicName ?? team),
      })),
      total: rows[0]?.total ?? beyond?.total ?? 0,
    }
  })
}

import type { CallerBeside, CallerChosen, Council } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { notFound } from '../../../platform/errors.ts'
import { recordAudit } from '../../audit/index.ts'
import { readCaseBrief, restrictionsOf } from '../../cases/index.ts'
import { readAddressToAsk, readCaller } from './callers.store.ts'

const readMore = statement(
  'callers.case-beside',
  `select (select o.name from staff_members o where o.id = c.officer_id) as officer,
     (select coalesce(json_agg(r), '[]') from (${restrictionsOf('c.child_id')}) r) as restrictions
   from cases c where c.id = $1`,
)

type Case = NonNullable<CallerBeside['case']>

/**
 * The caller that was chosen, with the live case to read from. Opening it is a read, and leaves its trace.
 * @throws not-found where the person, the case or the enquiry is not there for who asks
 */
export async function callerBeside(
  ctx: StaffContext,
  council: Council,
  chosen: CallerChosen,
): Promise<CallerBeside> {
  return ctx.tx(async (tx) => {
    const caller = await readCaller(tx, ctx.today, chosen)
    if (!caller) throw notFound()
    const caseId = caller.case?.id ?? null
    if (caseId)
      await recordAudit(tx, ctx, { action: 'case-read', subjectKind: 'case', subjectId: caseId, caseId })
    const brief = await readCaseBrief(tx, ctx, council, caseId)
    const more = caseId ? await readRest(tx, caseId) : null
    return {
      caller,
      addressToAsk: caller.familyMemberId ? await readAddressToAsk(tx, caller.familyMemberId) : null,
      case: brief &&
        more && {
          ...brief,
          ...more,
          askerLevel: caller.level,
          askerRelationship: caller.relationship,
          askerStanding: caller.standing,
          isAddressHidden: more.restrictions.some(({ kind }) => kind === 'ADDRESS_HIDDEN'),
        },
    }
  })
}

async function readRest(tx: Tx, caseId: string) {
  const [row] = await tx.rows<Pick<Case, 'officer' | 'restrictions'>>(readMore, [caseId])
  if (!row) throw notFound()
  return row
}

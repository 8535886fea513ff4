import { type Alike, type AlikeSearch, type CaseStatus, caseWords } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import { statement } from '../../../platform/db/transaction.ts'
import { recordAudit } from '../../audit/index.ts'
import { findAlikeChildren, findPeopleByEmail } from '../../people/index.ts'
import { isAddressHidden } from '../people/hidden-address.ts'

const readCases = statement(
  'cases.of-children',
  `select id, child_id as "childId", reference, status from cases where child_id = any($1) order by received_on desc`,
)

const readHidden = statement(
  'cases.hidden-among-children',
  `select ch.id from children ch where ch.id = any($1) and ${isAddressHidden('ch.id')}`,
)

interface CaseOfChild {
  id: string
  childId: string
  reference: string
  status: CaseStatus
}

/** Who is in the hub already and may be the child or one of the people of a new case. Leaves the trace of who was shown. */
export async function findAlike(ctx: StaffContext, search: AlikeSearch): Promise<Alike> {
  return ctx.tx(async (tx) => {
    const children = await findAlikeChildren(tx, search)
    const people = await findPeopleByEmail(tx, search.emails)
    const hidden = new Set(
      (await tx.rows<{ id: string }>(readHidden, [children.map(({ id }) => id)])).map(({ id }) => id),
    )
    const cases = await tx.rows<CaseOfChild>(readCases, [children.map(({ id }) => id)])
    for (const { id } of cases) {
      await recordAudit(tx, ctx, {
        action: 'case-found-alike',
        subjectKind: 'case',
        subjectId: id,
        caseId: id,
      })
    }
    return {
      children: children.map((child) => ({
        ...child,
        postcode: hidden.has(child.id) ? null : child.postcode,
        cases: cases
          .filter(({ childId }) => childId === child.id)
          .map(({ id, reference, status }) => ({ id, reference, stage: caseWords[status].staffLabel })),
      })),
      people,
    }
  })
}

import type { ParentAnswer, ParentsForYoungPerson } from '@send-hub/shared'
import type { FamilyContext } from '../../../platform/context.ts'
import { asSystem } from '../../../platform/db/as-system.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { notFound } from '../../../platform/errors.ts'
import { applyAnswer } from './apply-answer.ts'

const readChoosing = statement(
  'rights.choosing',
  `select c.child_id as "childId", coalesce(ch.preferred_name, ch.forename) as "childName", t.changes_on as "changesOn",
     t.changed_on is not null as "hasChanged", a.role = 'young-person' as "isAboutReader"
   from cases c join children ch on ch.id = c.child_id join rights_transfers t on t.child_id = c.child_id
     join access_on(app_today()) a on a.case_id = c.id and a.family_member_id = $2
   where c.id = $1 and decides_who_sees(c.id)`,
)
const readParents = statement(
  'rights.parents-for-reader',
  'select id, name, relationship, level, answer from parents_for_reader($1) order by name, id',
)

type Choosing = Pick<ParentsForYoungPerson, 'childName' | 'changesOn' | 'hasChanged' | 'isAboutReader'> & {
  childId: string
}

/**
 * The parents of whom the reader says what they may see: a young person, or somebody who decides this for them.
 * @throws not-found for everybody else, and until the first warning
 */
export async function readParentsForYoungPerson(
  ctx: FamilyContext,
  caseId: string,
): Promise<ParentsForYoungPerson> {
  return ctx.tx(async (tx) => (await requireChoosing(tx, ctx, caseId)).view)
}

/**
 * Keeps the young person's answer about one parent; it works at once, or from the day on that both were told of. The
 * rows are the council's, so they are written as the system once it is certain whose word it is (docs/decisions/0009).
 * @throws not-found; not-allowed where a restriction keeps this parent from more
 */
export async function answerAboutParent(
  ctx: FamilyContext,
  caseId: string,
  parentId: string,
  { level }: ParentAnswer,
): Promise<ParentsForYoungPerson> {
  return ctx.tx(async (tx) => {
    const { childId, view } = await requireChoosing(tx, ctx, caseId)
    if (!view.parents.some(({ id }) => id === parentId)) throw notFound()
    const { hasChanged } = view
    await asSystem(tx, () =>
      applyAnswer(tx, ctx, { childId, parentId, level, hasChanged, toldBy: 'here', enteredById: null }),
    )
    return (await requireChoosing(tx, ctx, caseId)).view
  })
}

async function requireChoosing(
  tx: Tx,
  ctx: FamilyContext,
  caseId: string,
): Promise<{ childId: string; view: ParentsForYoungPerson }> {
  const [found] = await tx.rows<Choosing>(readChoosing, [caseId, ctx.actor.id])
  if (!found) throw notFound()
  const { childId, childName, changesOn, hasChanged, isAboutReader } = found
  const parents = await tx.rows<ParentsForYoungPerson['parents'][number]>(readParents, [caseId])
  return { childId, view: { caseId, childName, changesOn, hasChanged, isAboutReader, parents } }
}

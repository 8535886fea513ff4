import {
  type AccessLevel,
  type AccessRole,
  accessLevels,
  blocksNewAccess,
  type CasePeopleForFamily,
  consentMonths,
  type HelperLevel,
  HelperLevel as HelperLevels,
  holdsRights,
  isWithin,
} from '@send-hub/shared'
import { addMonths, type Day } from '../../../platform/calendar/index.ts'
import type { FamilyContext } from '../../../platform/context.ts'
import { asSystem } from '../../../platform/db/as-system.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { notFound } from '../../../platform/errors.ts'
import { findCaseOfFamily, type SharedCase } from '../cases.store.ts'
import { isYoungPerson } from '../clock/index.ts'
import { listRestrictionKinds } from '../people/people.store.ts'

/** A row of case_people_for_reader (migrations/0005): who else sees the case, as far as the reader may know. */
export interface SeenByRow {
  kind: 'helper' | 'code' | 'other' | 'whom-i-help'
  id: string | null
  role: AccessRole
  name: string | null
  level: AccessLevel
  until: Day | null
}

const readOthers = statement(
  'cases.people-for-reader',
  'select kind, id, role, name, level, until from case_people_for_reader($1) order by kind, name, id',
)

/**
 * Who can see a case, for one of its readers: themselves, the helpers they let in, and a school and a social worker by
 * role. No other adult of the family, and nobody whom that adult let in.
 * @throws not-found
 */
export async function readCasePeople(ctx: FamilyContext, caseId: string): Promise<CasePeopleForFamily> {
  return ctx.tx(async (tx) => {
    const record = await requireCase(tx, ctx, caseId)
    const rows = await tx.rows<SeenByRow>(readOthers, [caseId])
    const mayLetIn = await mayLetHelpersIn(tx, ctx, record)
    return {
      ...{ caseId, childName: record.childFirstName, isAboutReader: record.role === 'young-person' },
      me: {
        name: record.readerName,
        relationship: record.relationship,
        level: HelperLevels.parse(record.level),
      },
      ...seenByOf(rows),
      mayGive: mayLetIn ? { levels: levelsWithin(record.level), latestEnd: latestEnd(ctx.today) } : null,
    }
  })
}

export async function requireCase(tx: Tx, ctx: FamilyContext, caseId: string): Promise<SharedCase> {
  const record = await findCaseOfFamily(tx, ctx.actor.id, ctx.today, caseId)
  if (!record) throw notFound()
  return record
}

export const latestEnd = (today: Day): Day => addMonths(today, consentMonths)

/** What can be given to a helper by somebody who may see this much. */
export const levelsWithin = (level: AccessLevel): HelperLevel[] =>
  accessLevels.filter((each): each is HelperLevel => each !== 'none' && isWithin(each, level))

/**
 * Whether the reader may let helpers in: the right is theirs, they may act here, and nothing around the child keeps new
 * people from it. Why not, they are not told.
 */
export async function mayLetHelpersIn(
  tx: Tx,
  { today }: FamilyContext,
  record: SharedCase,
): Promise<boolean> {
  const holds = holdsRights({
    ...record,
    haveRightsPassed: isYoungPerson(record.birthOn, today),
    isAlternativePerson: record.isAlternativePersonFor.includes('sharing'),
    isDecidedForThem: record.decidedForThem.includes('sharing'),
  })
  if (holds !== 'yes' || record.level !== 'act' || record.status === 'CLOSED_DECEASED') return false
  return asSystem(tx, async () => {
    const [found] = await tx.rows<{ childId: string }>(readChild, [record.id])
    return found !== undefined && !blocksNewAccess(await listRestrictionKinds(tx, found.childId))
  })
}

const readChild = statement('cases.child-of', 'select child_id as "childId" from cases where id = $1')

function seenByOf(
  rows: readonly SeenByRow[],
): Pick<CasePeopleForFamily, 'helps' | 'helpers' | 'codes' | 'others'> {
  const helped = rows.find(({ kind }) => kind === 'whom-i-help')
  const known = (row: SeenByRow) => ({
    ...{ name: row.name ?? '', role: row.role, level: HelperLevels.parse(row.level) },
  })
  return {
    helps: helped ? { name: helped.name ?? '', until: helped.until } : null,
    helpers: rows.flatMap((row) =>
      row.kind === 'helper' && row.id ? [{ ...known(row), accessId: row.id, until: row.until }] : [],
    ),
    codes: rows.flatMap((row) =>
      row.kind === 'code' && row.id && row.until
        ? [{ ...known(row), invitationId: row.id, worksUntil: row.until }]
        : [],
    ),
    others: rows.flatMap(({ kind, role, name }) => (kind === 'other' ? [{ role, name }] : [])),
  }
}

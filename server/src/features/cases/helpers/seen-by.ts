import { type CaseForFamily, formatDay } from '@send-hub/shared'
import type { FamilyContext } from '../../../platform/context.ts'
import type { PagePart } from '../../../platform/db/page-part.ts'
import type { SharedCase } from '../cases.store.ts'
import type { SeenByRow } from './case-people.ts'

/** Who else sees the case, as far as its reader may know. */
export const seenByForFamily: PagePart<SeenByRow[], FamilyContext> = {
  query: 'select kind, id, role, name, level, until from case_people_for_reader($3) order by kind, name, id',
  toView: (rows: SeenByRow[]) => rows,
}

/** What the case's own page says of it: the reader, the helpers they let in, and whose helper they are. */
export function seenByOnCase(
  { readerName, relationship }: SharedCase,
  rows: readonly SeenByRow[],
): Pick<CaseForFamily, 'seenBy' | 'helps'> {
  const helped = rows.find(({ kind }) => kind === 'whom-i-help')
  const helpers = rows.flatMap(({ kind, name, until }) =>
    kind === 'helper' && name
      ? [
          {
            name,
            relationship: until ? `your helper until ${formatDay(until)}` : 'your helper',
            isYou: false,
          },
        ]
      : [],
  )
  return {
    seenBy: [{ name: readerName, relationship, isYou: true }, ...helpers],
    helps: helped ? { name: helped.name ?? '', until: helped.until } : null,
  }
}

import { type CaseForFamily, formatDay, otherSeersWords } from '@send-hub/shared'
import type { FamilyContext } from '../../../platform/context.ts'
import type { PagePart } from '../../../platform/db/page-part.ts'
import type { SharedCase } from '../cases.store.ts'
import type { SeenByRow } from './case-people.ts'

/** Who else sees the case, as far as its reader may know. */
export const seenByForFamily: PagePart<SeenByRow[], FamilyContext> = {
  query: 'select kind, id, role, name, level, until from case_people_for_reader($3) order by kind, name, id',
  toView: (rows: SeenByRow[]) => rows,
}

/** What the case's own page says of it: the reader, who works with the child, the helpers they let in, whose helper they are. */
export function seenByOnCase(
  { readerName, relationship, role }: SharedCase,
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
    seenBy: [{ name: readerName, relationship, isYou: true }, ...others(rows, role), ...helpers],
    helps: helped ? { name: helped.name ?? '', until: helped.until } : null,
  }
}

/** A school and a social worker, each once, named only where the database lets the reader know the name. */
function others(rows: readonly SeenByRow[], reader: SharedCase['role']): CaseForFamily['seenBy'] {
  const names = rows.flatMap(({ kind, role, name }) => {
    const words = kind === 'other' ? otherSeersWords[role] : undefined
    const what = reader === 'young-person' ? words?.own : words?.ofChild
    return what ? [name ? `${what}: ${name}` : what] : []
  })
  return [...new Set(names)].map((name) => ({ name, relationship: null, isYou: false }))
}

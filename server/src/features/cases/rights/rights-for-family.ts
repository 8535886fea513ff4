import {
  type AccessLevel,
  formatDayLong,
  type RightsForFamily,
  rightsWordsForAlternativePerson,
  rightsWordsForParent,
  rightsWordsForYoungPerson,
} from '@send-hub/shared'
import type { Day } from '../../../platform/calendar/index.ts'
import type { FamilyContext } from '../../../platform/context.ts'
import type { PagePart } from '../../../platform/db/page-part.ts'
import type { SharedCase } from '../cases.store.ts'

interface RightsRow {
  passesOn: Day
  changesOn: Day
  changedOn: Day | null
  /** Of the reader as a parent. */
  answer: AccessLevel | null
  mayChoose: boolean
}

/** What the reader may know of the rights passing; nothing until the first warning. */
export const rightsOfPerson: PagePart<RightsRow | null, FamilyContext> = {
  query: `select t.passes_on as "passesOn", t.changes_on as "changesOn", t.changed_on as "changedOn",
      (select p.level from parent_consents p where p.case_id = c.id and p.parent_id = $1
        order by p.answered_at desc, p.id desc limit 1) as answer,
      decides_who_sees(c.id) as "mayChoose"
    from cases c join rights_transfers t on t.child_id = c.child_id where c.id = $3`,
  toView: ([row]: RightsRow[]) => row ?? null,
}

/** The words for this reader; null for those whom it does not touch, such as a school or a helper. */
export function rightsForFamily(
  record: SharedCase,
  row: RightsRow | null,
  today: Day,
): RightsForFamily | null {
  if (!row) return null
  const facts = {
    childFirstName: record.childFirstName,
    passesOn: formatDayLong(row.passesOn),
    havePassed: today >= row.passesOn,
    changesOn: formatDayLong(row.changesOn),
    hasChanged: row.changedOn !== null,
  }
  if (record.role === 'young-person') return { ...rightsWordsForYoungPerson(facts), mayChoose: row.mayChoose }
  if (row.mayChoose) return rightsWordsForAlternativePerson(facts)
  if (record.role !== 'parent' && record.role !== 'carer') return null
  // Whoever decides for the young person keeps what that gives: nothing changes for them.
  return record.isAlternativePersonFor.length > 0
    ? null
    : rightsWordsForParent(facts, row.answer, record.level)
}

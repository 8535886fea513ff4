import type { FamilyContext } from '../../../platform/context.ts'
import type { PagePart } from '../../../platform/db/page-part.ts'

/** How long an answer is news, in days. */
const newsDays = 30

/** Whether something that the reader of a case said was wrong was answered lately. */
export const hasCorrectionAnswer: PagePart<boolean, FamilyContext> = {
  query: `select k.id from record_corrections k where k.case_id = $3 and k.asked_by_id = $1
    and (k.decided_at at time zone 'Europe/London')::date >= $2 - ${newsDays} limit 1`,
  toView: (rows) => rows.length > 0,
}

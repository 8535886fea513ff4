import type { Day } from '../../../platform/calendar/index.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { loggedKinds } from './case-log.ts'
import type { Collection, ExportedCase } from './return-of-case.ts'

export interface ExportedChild {
  id: string
  upn: string | null
  uln: string | null
  upnUnknown: string | null
  surname: string
  forename: string
  birthOn: Day
  sex: string | null
  ethnicity: string | null
  postcode: string | null
  cases: ExportedCase[]
}

/**
 * Whether a case belongs into a return: received by the census, and not over before the year began. Over is what was
 * refused, withdrawn or ceased; something that happened to it in the year (an appeal) brings it back.
 */
const isInScope = `c.received_on <= $4 and (
  case
    when c.plan_ceased_on is not null then c.plan_ceased_on >= $3
    when c.assessment_outcome in ('N', 'W') then coalesce(c.assessment_outcome_on >= $3, true)
    when c.assessment_outcome is null and c.request_outcome in ('N', 'W') then coalesce(c.request_outcome_on >= $3, true)
    else true
  end
  or exists (select from case_events v where v.case_id = c.id and v.kind = any($5) and v.happened_on between $3 and $4)
)`

const readBatch = statement(
  'sen2.export-batch',
  `select ch.id, ch.upn, ch.uln, ch.upn_unknown as "upnUnknown", ch.surname, ch.forename, ch.birth_on as "birthOn",
     ch.sex, ch.ethnicity, ch.postcode, cs.cases
   from children ch
   join lateral (
     select json_agg(json_build_object('receivedOn', c.received_on, 'status', c.status, 'requestSource', c.request_source,
         'requestOutcome', c.request_outcome, 'requestOutcomeOn', c.request_outcome_on,
         'assessmentOutcome', c.assessment_outcome, 'assessmentOutcomeOn', c.assessment_outcome_on,
         'hasWeek20Exception', c.has_week20_exception, 'planStartedOn', c.plan_started_on, 'planCeasedOn', c.plan_ceased_on,
         'ceaseReason', c.cease_reason, 'isActivePlan', c.is_active_plan, 'returnItems', c.return_items,
         'log', (select coalesce(json_agg(json_build_object('kind', v.kind, 'on', v.happened_on)
                   order by v.happened_on, v.recorded_at, v.id), '[]')
                 from case_events v where v.case_id = c.id and v.kind = any($5)
                   and not exists (select from case_events k where k.corrects_event_id = v.id)))
       order by c.received_on) as cases
     from cases c where c.child_id = ch.id and ${isInScope}
   ) cs on cs.cases is not null
   where ch.id > $1 order by ch.id limit $2`,
)

const nobody = '00000000-0000-0000-0000-000000000000'

/** Children with a case that belongs into the return, after the given one, in the order of their ids. */
export async function readChildrenAfter(
  tx: Tx,
  childId: string | null,
  limit: number,
  { yearBeganOn, censusOn }: Collection,
): Promise<ExportedChild[]> {
  return tx.rows<ExportedChild>(readBatch, [
    childId ?? nobody,
    limit,
    yearBeganOn,
    censusOn,
    [...loggedKinds],
  ])
}

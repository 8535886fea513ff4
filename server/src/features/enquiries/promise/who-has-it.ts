import type { TeamCode } from '@send-hub/shared'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { askersOf } from '../enquiries.store.ts'

/** Who of staff has something to do about a promise. */
export interface Holder {
  id: string
  name: string
  team: TeamCode
}

const away = (
  staffId: string,
) => `exists (select from staff_absences a where a.staff_id = ${staffId} and a.ended_at is null
  and a.from_on <= app_today() and a.to_on >= app_today())`

/** Whoever may not open an enquiry gets no task about it. */
const mayOpen = (staffId: string, enquiryId: string) =>
  `not exists (select from enquiries e cross join lateral (select cases_of(locked_children(${staffId})) as cases offset 0) k
     where e.id = ${enquiryId} and (e.case_id = any(k.cases) or people_only_on(k.cases) && ${askersOf('e')}))`

const readSenior = statement(
  'promise.senior',
  `select s.id, s.name, s.team from staff_members s
   where s.role = 'manager' and s.is_active and ${mayOpen('s.id', '$2::uuid')}
   order by ${away('s.id')}, s.id = any($3::uuid[]), s.team = $1 desc, s.team = 'social-care-front-door',
     (select count(*) from staff_tasks t where t.for_staff_id = s.id and t.kind = 'escalated-to-you' and t.done_at is null), s.id
   limit 1`,
)

/**
 * Who stands above an enquiry that was not answered (docs/decisions/0026): a manager of its team, else any manager;
 * somebody who is here today before somebody who is away, `before` (who had it and did not answer) after others, and who
 * looks after safeguarding when nobody else is left.
 * Undefined where no manager works here.
 */
export async function seniorFor(
  tx: Tx,
  { team, id }: { team: TeamCode; id: string },
  before: readonly string[] = [],
): Promise<Holder | undefined> {
  return (await tx.rows<Holder>(readSenior, [team, id, before]))[0]
}

const readAnswering = statement(
  'promise.who-answers',
  `with cover as (
     select s.id, ${away('s.id')} as is_away, (select a.covered_by_id from staff_absences a where a.staff_id = s.id
       and a.ended_at is null and a.from_on <= app_today() and a.to_on >= app_today() order by a.recorded_at desc limit 1) as by_id
     from staff_members s where s.id = $1 and s.is_active
   )
   select h.id, h.name, h.team from cover c join staff_members h on h.id = case when c.is_away then c.by_id else c.id end
   where h.is_active and ${mayOpen('h.id', '$2::uuid')} and not (c.is_away and ${away('h.id')})`,
)

/** Who works on what is somebody's: themselves, or who covers for them today. Undefined: the team. */
export async function whoWorksFor(
  tx: Tx,
  ownerId: string | null,
  enquiryId: string,
): Promise<Holder | undefined> {
  return ownerId ? (await tx.rows<Holder>(readAnswering, [ownerId, enquiryId]))[0] : undefined
}

const readTeam = statement(
  'promise.team',
  `select s.id from staff_members s where s.team = $1 and s.is_active and s.takes_turns and not ${away('s.id')}
     and ${mayOpen('s.id', '$2::uuid')} order by s.id`,
)

/** Those of a team who are here today and are given work by turns. */
export async function teamHere(tx: Tx, team: TeamCode, enquiryId: string): Promise<string[]> {
  return (await tx.rows<{ id: string }>(readTeam, [team, enquiryId])).map(({ id }) => id)
}

const readManagers = statement(
  'promise.managers',
  `select s.id from staff_members s where s.role = 'manager' and s.is_active and ${mayOpen('s.id', '$1::uuid')} order by s.id`,
)

export async function allManagers(tx: Tx, enquiryId: string): Promise<string[]> {
  return (await tx.rows<{ id: string }>(readManagers, [enquiryId])).map(({ id }) => id)
}

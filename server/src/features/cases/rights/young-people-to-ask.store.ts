import { endedStatuses, type RightsSearch, type YoungPersonToAsk } from '@send-hub/shared'
import type { Day } from '../../../platform/calendar/index.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'

export type RowToAsk = Omit<YoungPersonToAsk, 'passesOn'> & { birthOn: Day }

const ended = endedStatuses.map((status) => `'${status}'`).join(', ')

/** Of a case `c` of child `ch`, on the day `$1`. */
const columns = `c.id as "caseId", c.reference, coalesce(ch.preferred_name, ch.forename) || ' ' || ch.surname as "childName",
  ch.birth_on as "birthOn", t.changes_on as "changesOn", t.changed_on is not null as "hasChanged",
  coalesce((select case when f.email is null then 'no-email' else 'yes' end from access_on($1) y
    join family_members f on f.id = y.family_member_id where y.case_id = c.id and y.role = 'young-person' limit 1), 'none') as account,
  (select coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'relationship', a.relationship, 'level', a.level,
      'answer', (select p.level from parent_consents p where p.case_id = c.id and p.parent_id = f.id
        order by p.answered_at desc, p.id desc limit 1)) order by f.name, f.id), '[]')
    from case_access a join family_members f on f.id = a.family_member_id
    where a.case_id = c.id and ${standing('a')} and (a.level <> 'none'
      or exists (select from parent_consents p where p.case_id = c.id and p.parent_id = f.id))) as parents`

/** A parent's or carer's access that runs, also where the young person said that it shows nothing. */
function standing(a: string): string {
  return `${a}.role in ('parent', 'carer') and not ${a}.held_back and ${a}.revoked_at is null and ${a}.starts_on <= $1
    and (${a}.ends_on is null or ${a}.ends_on >= $1)`
}

const isMeant = {
  'to-ask': `exists (select from access_on($1) a where a.case_id = c.id and a.role in ('parent', 'carer')
    and not exists (select from parent_consents p where p.case_id = c.id and p.parent_id = a.family_member_id)
    and not exists (select from capacity_decisions d where d.case_id = c.id and d.alternative_person_id = a.family_member_id
      and d.ended_at is null and d.decided_on <= $1 and d.ends_on >= $1))`,
  'no-account': `not exists (select from access_on($1) y join family_members f on f.id = y.family_member_id
    where y.case_id = c.id and y.role = 'young-person' and f.email is not null)`,
} as const satisfies Record<RightsSearch['show'], string>

// One line a young person: their newest case that goes on. Those whose day comes first come first.
const listOf = (show: RightsSearch['show']) =>
  statement(
    `rights.list-${show}`,
    `with found as (
       select c.id, t.changed_on, t.changes_on, ch.birth_on, count(*) over ()::int as total
       from children ch left join rights_transfers t on t.child_id = ch.id
         join lateral (select c.id from cases c where c.child_id = ch.id and c.status not in (${ended})
           order by c.received_on desc, c.id limit 1) c on true
       where ch.birth_on <= $2 and ${isMeant[show]}
       order by t.changed_on is not null, t.changes_on nulls last, ch.birth_on desc, c.id limit $3 offset $4
     )
     select ${columns}, found.total from found join cases c on c.id = found.id join children ch on ch.id = c.child_id
       left join rights_transfers t on t.child_id = ch.id
     order by t.changed_on is not null, t.changes_on nulls last, ch.birth_on desc, c.id`,
  )
const lists = { 'to-ask': listOf('to-ask'), 'no-account': listOf('no-account') }

export async function listYoungPeopleToAsk(
  tx: Tx,
  { show, page, pageSize }: RightsSearch,
  bornUntil: Day,
  today: Day,
): Promise<{ items: RowToAsk[]; total: number }> {
  const values = [today, bornUntil, pageSize, (page - 1) * pageSize]
  const rows = await tx.rows<RowToAsk & { total: number }>(lists[show], values)
  return { items: rows, total: rows[0]?.total ?? 0 }
}

const readOne = statement(
  'rights.young-person-of-case',
  `select ${columns} from cases c join children ch on ch.id = c.child_id left join rights_transfers t on t.child_id = ch.id
   where c.id = $2`,
)

export async function findYoungPersonToAsk(
  tx: Tx,
  caseId: string,
  today: Day,
): Promise<RowToAsk | undefined> {
  return (await tx.rows<RowToAsk>(readOne, [today, caseId]))[0]
}

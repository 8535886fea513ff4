import { mostToldBefore, type PromiseOutcome, type ToldBefore, toldBeforeMonths } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import type { PagePart } from '../../../platform/db/page-part.ts'
import { outcomeOf, type PromiseRecord } from '../promise/promises-of.ts'

interface Row extends PromiseRecord {
  kind: ToldBefore['kind']
  on: string
  enquiryId: string
  reference: string
  text: string
  duty: string
  isByPost: boolean
}

const onDay = (moment: string) => `(${moment} at time zone 'Europe/London')::date`
const since = `($2::date - interval '${toldBeforeMonths} months')`
const promised = `p.due_on, p.owner_name, ${onDay('p.made_at')}, ${onDay('p.kept_at')}, ${onDay('p.paused_at')},
  p.missed_at is not null, p.replaced_at is not null`
const noPromise = 'null::date, null, null::date, null::date, null::date, false, false'

/** Enquiries of the same account alone: of whoever else asked about this child nothing is known here, not even that they did. */
const theirs = `(select o.id, o.reference from enquiries o, asked where o.family_member_id = asked.person and o.id <> asked.id
  and o.status <> 'spam' and o.merged_into_id is distinct from asked.id and o.id is distinct from asked.merged)`

/**
 * What this asker was told before, newest first: in their other enquiries, in letters to them on this case, and the days
 * given for late steps of it while they could read them.
 */
export const toldBefore: PagePart<ToldBefore[], StaffContext> = {
  query: `with asked as (
      select e.id, e.case_id as "case", e.family_member_id as person, e.merged_into_id as merged from enquiries e where e.id = $3
    )
    select kind, "on", "enquiryId", reference, text, duty, "isByPost", "dueOn", "ownerName", "madeOn", "keptOn", "pausedOn",
      "isMissed", "isReplaced"
    from (
      select 'message' as kind, ${onDay('m.written_at')} as "on", m.written_at as at, o.id as "enquiryId", o.reference,
        left(split_part(ltrim(m.body, E' \\t\\r\\n'), E'\\n', 1), 160) as text, null as duty, null::boolean as "isByPost",
        ${noPromise}
      from messages m join ${theirs} o on o.id = m.enquiry_id
      where m.kind = 'message' and m.author_kind in ('staff', 'system') and m.written_at >= ${since}
      union all
      select 'reply-by', ${onDay('p.made_at')}, p.made_at, o.id, o.reference, null, null, null, ${promised}
      from promises p join ${theirs} o on o.id = p.enquiry_id where p.made_at >= ${since}
      union all
      select 'step', ${onDay('p.made_at')}, p.made_at, null, null, null, p.duty, null, ${promised}
      from promises p join asked on asked."case" = p.case_id where p.made_at >= ${since}
        and exists (select from access_on($2) a where a.case_id = p.case_id and a.family_member_id = asked.person
          and a.role <> 'school' and a.starts_on <= ${onDay('p.made_at')})
      union all
      select 'letter', l.sent_on, l.created_at, null, null, l.content->>'title', null, l.is_by_post, ${noPromise}
      from letters l join asked on asked."case" = l.case_id and asked.person = l.family_member_id where l.sent_on >= ${since}
    ) told ("kind", "on", at, "enquiryId", reference, text, duty, "isByPost", "dueOn", "ownerName", "madeOn", "keptOn",
      "pausedOn", "isMissed", "isReplaced")
    order by at desc, kind limit ${mostToldBefore}`,
  // Other systems are given nothing of what else somebody asked.
  toView: (rows: Row[], ctx) => (ctx.actor.kind === 'staff' ? rows.map((row) => toView(row, ctx.today)) : []),
}

function toView(row: Row, today: string): ToldBefore {
  const { on, enquiryId, reference, text, duty, dueOn, isByPost } = row
  const outcome = (): PromiseOutcome => outcomeOf(row, today)
  switch (row.kind) {
    case 'message':
      return { kind: 'message', on, text, enquiryId, reference }
    case 'reply-by':
      return { kind: 'reply-by', on, dueOn, outcome: outcome(), enquiryId, reference }
    case 'step':
      return { kind: 'step', on, duty, dueOn, outcome: outcome() }
    case 'letter':
      return { kind: 'letter', on, letter: text, isByPost }
  }
}

import { messagesOnPage, suggestTriage, type TriageForStaff, type TriageSuggestion } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import type { PagePart } from '../../../platform/db/page-part.ts'
import { handedOverSince } from './triage.store.ts'

type Row = Omit<TriageForStaff, 'suggestion' | 'handedOverAt' | 'names'> & {
  priority: number
  status: string
  handedOverAt: string | null
  /** What they have written since they wait, as much of it as a page shows: harm in more than that has its task. */
  words: string
  /** Somebody has read the newest words, and said why it stays as urgent as it is. */
  isSettled: boolean
  names: Record<string, string> | null
}

const pointer = (e: string) => `json_build_object('id', ${e}.id, 'reference', ${e}.reference)`
/** Of the enquiry that an event names. */
const pointed = (kind: string, key: string) => `select ${pointer('k')} from enquiry_events v
  join enquiries k on k.id = (v.details ->> '${key}')::uuid where v.enquiry_id = e.id and v.kind = '${kind}'`

/** What staff can do with an enquiry besides answering rests on this. */
export const triageForStaff: PagePart<TriageForStaff, StaffContext> = {
  query: `select e.topics, e.priority, e.status, e.family_member_id as "familyMemberId",
     e.priority > 1 or coalesce((select v.details ->> 'because' is distinct from 'topics' and v.details ->> 'to' = 'P' || e.priority
       from enquiry_events v where v.enquiry_id = e.id and v.kind = 'priority-changed' order by v.at desc, v.id desc limit 1),
       false) as "isPriorityConfirmed",
     coalesce((select v.details ->> 'familyMemberId' = e.family_member_id::text from enquiry_events v
       where v.enquiry_id = e.id and v.kind = 'linked' order by v.at desc, v.id desc limit 1), false) as "isLinkedByUs",
     ${handedOverSince('e')} as "handedOverAt",
     (select ${pointer('k')} from enquiries k where k.id = e.merged_into_id) as "mergedInto",
     (select coalesce(json_agg(json_build_object('id', k.id, 'reference', k.reference, 'mayUndo',
          k.id::text = (select v.details ->> 'other' from enquiry_events v where v.enquiry_id = e.id and v.kind = 'merged'
            order by v.at desc, v.id desc limit 1)
          and not exists (select from messages m where m.enquiry_id in (e.id, k.id) and m.kind = 'message'
            and m.written_at > (select max(v.at) from enquiry_events v where v.enquiry_id = e.id and v.kind = 'merged')))
        order by k.opened_at), '[]') from enquiries k where k.merged_into_id = e.id) as merged,
     (${pointed('split-off', 'from')} limit 1) as "splitFrom",
     (select coalesce(json_agg(s.p), '[]') from (${pointed('split', 'into')} order by v.at) s(p)) as "splitInto",
     (select count(*)::int from messages m where m.enquiry_id = e.id and m.kind = 'message'
        and m.author_kind in ('family', 'contact')) as "askedCount",
     exists (select from callbacks b where b.enquiry_id = e.id and b.status = 'agreed') as "hasCallBack",
     (select coalesce(json_agg(a), '[]') from (
        select k.id, k.reference, k.topics, k.status, (k.opened_at at time zone 'Europe/London')::date as "openedOn"
        from enquiries k where k.family_member_id = e.family_member_id and k.id <> e.id and k.merged_into_id is null
          and k.status <> 'spam' and (k.case_id is null or k.case_id = e.case_id)
        order by k.opened_at desc limit 10) a) as alike,
     (select coalesce(string_agg(w.body, E'\\n' order by w.written_at), '') from (select m.body, m.written_at from messages m
        where m.enquiry_id = e.id and m.kind = 'message' and m.author_kind in ('family', 'contact')
          and m.written_at >= coalesce(e.waiting_since, e.opened_at)
        order by m.written_at desc limit ${messagesOnPage}) w) as words,
     exists (select from enquiry_events v where v.enquiry_id = e.id and v.kind = 'priority-changed' and v.staff_id is not null
        and v.details ->> 'reason' is not null and v.details ->> 'from' = v.details ->> 'to'
        and v.at >= (select max(m.written_at) from messages m where m.enquiry_id = e.id and m.kind = 'message'
          and m.author_kind in ('family', 'contact'))) as "isSettled",
     (select json_object_agg(s.id, s.name) from staff_members s where s.id::text in (
        select jsonb_path_query(v.details, '$.to') #>> '{}' from enquiry_events v where v.enquiry_id = e.id
        union select jsonb_path_query(v.details, '$.from') #>> '{}' from enquiry_events v where v.enquiry_id = e.id)) as names
   from enquiries e where e.id = $3`,
  toView: ([row]: Row[]) => {
    if (!row) throw new Error('The enquiry that is read has a row')
    const { priority, status, words, names, handedOverAt, isSettled: _, ...triage } = row
    return {
      ...triage,
      handedOverAt: handedOverAt && new Date(handedOverAt).toISOString(),
      suggestion: status === 'waiting' || status === 'paused' ? newsOf(suggestTriage(words), row) : null,
      names: names ?? {},
    }
  },
}

/** Only what would raise it or say more of what it is about: a suggestion never lowers anything. */
function newsOf(suggestion: TriageSuggestion | null, row: Row): TriageSuggestion | null {
  const { topics, priority, isSettled } = row
  if (!suggestion) return null
  const level = Number(suggestion.priority.slice(1))
  if (isSettled && level < priority) return null
  const newTopics = suggestion.topics.filter((topic) => !topics.includes(topic))
  const isKnown = newTopics.length === 0 || newTopics.every((topic) => topic === 'STATUS')
  if (isKnown && level >= priority) return null
  return {
    ...suggestion,
    topics: [...new Set([...suggestion.topics, ...topics.filter((topic) => topic !== 'OTHER')])].slice(0, 5),
    priority: level < priority ? suggestion.priority : (`P${priority}` as TriageSuggestion['priority']),
  }
}

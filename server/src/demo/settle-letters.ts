import { nextWorkingDay } from '../platform/calendar/index.ts'
import { statement, type Tx } from '../platform/db/transaction.ts'

/** Letters younger than this are still new to everybody, in days. */
const newForDays = 7

const settle = statement(
  'demo.settle-letters',
  `with opened as (
     update letters l set first_read_at = l.created_at + interval '27 hours'
     from family_members f
     where f.id = l.family_member_id and f.email is not null and l.created_at < $1::timestamptz - make_interval(days => ${newForDays})
     returning l.id, l.case_id, l.family_member_id, l.first_read_at
   )
   insert into audit_entries (id, at, actor_kind, actor_id, action, subject_kind, subject_id, case_id)
   select gen_random_uuid(), first_read_at, 'family', family_member_id, 'letter-read', 'letter', id, case_id from opened`,
)

const readOnPaper = statement(
  'demo.letters-on-paper',
  `select l.id, l.sent_on as "sentOn", v.recorded_by_id as "byId" from letters l join case_events v on v.id = l.event_id
   where l.is_by_post and v.recorded_by_kind = 'staff' and l.created_at < $1::timestamptz - make_interval(days => ${newForDays})`,
)
const post = statement(
  'demo.post-letter',
  `with posted as (
     update letters set posted_on = $2, posted_by_id = $3 where id = $1 returning id, case_id
   )
   insert into audit_entries (id, at, actor_kind, actor_id, action, subject_kind, subject_id, case_id, details)
   select gen_random_uuid(), $2::date + time '15:00', 'staff', $3, 'letter-posted', 'letter', id, case_id,
     jsonb_build_object('on', $2::date) from posted`,
)

/**
 * Letters of the invented past were opened, or posted by whoever decided, on the day after, which left its trace; those
 * of the last days wait for their reader, or for somebody to post them. As the owner of the tables: in life nobody opens a letter for another.
 */
export async function settleLetters(tx: Tx, now: Date): Promise<void> {
  await tx.rows(settle, [now])
  const onPaper = await tx.rows<{ id: string; sentOn: string; byId: string }>(readOnPaper, [now])
  for (const { id, sentOn, byId } of onPaper) await tx.rows(post, [id, nextWorkingDay(sentOn), byId])
}

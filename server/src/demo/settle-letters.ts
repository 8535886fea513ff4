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

/**
 * Letters of the invented past were opened on the day after, which left its trace; those of the last days wait for
 * their reader. As the owner of the tables: in life nobody opens a letter for another.
 */
export async function settleLetters(tx: Tx, now: Date): Promise<void> {
  await tx.rows(settle, [now])
}

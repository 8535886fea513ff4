import type { TopicCode } from '@send-hub/shared'
import type { Day } from '../../../platform/calendar/index.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { threadIdsOf } from '../enquiries.store.ts'

const setTopics = statement(
  'triage.set-topics',
  'update enquiries set topics = $2, version = version + 1 where id = $1',
)
export async function writeTopics(tx: Tx, id: string, topics: readonly TopicCode[]): Promise<void> {
  await tx.rows(setTopics, [id, topics])
}

const setPriority = statement(
  'triage.set-priority',
  'update enquiries set priority = $2, version = version + 1 where id = $1',
)
/** How urgent it is; the promise is not touched. */
export async function writePriority(tx: Tx, id: string, priority: number): Promise<void> {
  await tx.rows(setPriority, [id, priority])
}

const setTeam = statement(
  'triage.set-team',
  'update enquiries set team = $2, owner_id = $3, version = version + 1 where id = $1',
)
/** Whose it is: a team, and somebody in it or nobody yet. */
export async function writeTeam(tx: Tx, id: string, team: string, ownerId: string | null): Promise<void> {
  await tx.rows(setTeam, [id, team, ownerId])
}

const readIsGiven = statement(
  'triage.is-given',
  `select exists (select from enquiry_events where enquiry_id = $1
     and kind in ('taken', 'given', 'given-to-team', 'covered-for')) as given`,
)
/** Whether somebody has decided whose it is. */
export async function isGiven(tx: Tx, id: string): Promise<boolean> {
  return (await tx.rows<{ given: boolean }>(readIsGiven, [id]))[0]?.given ?? false
}

/** Whether social care was told of the harm that made `e` a P0, and not of an earlier one. SQL over `e`. */
export const handedOverSince = (e: string): string =>
  `(select max(h.at) from enquiry_events h where h.enquiry_id = ${e}.id and h.kind = 'handed-to-safeguarding'
     and h.at >= coalesce((select max(p.at) from enquiry_events p where p.enquiry_id = ${e}.id
       and p.kind = 'priority-changed' and p.details ->> 'to' = 'P0' and p.details ->> 'from' <> 'P0'), '-infinity'))`

const readHandedOver = statement(
  'triage.handed-over',
  `select ${handedOverSince('e')} as at from enquiries e where e.id = $1`,
)
export async function isHandedOver(tx: Tx, id: string): Promise<boolean> {
  return Boolean((await tx.rows<{ at: Date | null }>(readHandedOver, [id]))[0]?.at)
}

const setCase = statement(
  'triage.set-case',
  `update enquiries set case_id = $2, family_member_id = $3, owner_id = $4, version = version + 1 where id = $1`,
)
export async function writeCase(
  tx: Tx,
  id: string,
  to: { caseId: string | null; familyMemberId: string | null; ownerId: string | null },
): Promise<void> {
  await tx.rows(setCase, [id, to.caseId, to.familyMemberId, to.ownerId])
}

const linkJoined = statement(
  'triage.link-joined',
  `update enquiries set case_id = $2, family_member_id = coalesce(family_member_id, $3), version = version + 1
   where merged_into_id = $1 and case_id is null returning id`,
)
/** What was joined to an enquiry goes with it to its case: what locks the one locks the other. Their ids. */
export async function writeCaseOfJoined(
  tx: Tx,
  id: string,
  to: { caseId: string; familyMemberId: string | null },
): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(linkJoined, [id, to.caseId, to.familyMemberId])
  return rows.map((row) => row.id)
}

const unlinkJoined = statement(
  'triage.unlink-joined',
  `update enquiries k set case_id = null, family_member_id = case when not $2 then family_member_id end, version = version + 1
   where merged_into_id = $1 and exists (select from enquiry_events v where v.enquiry_id = k.id and v.kind = 'linked'
     and v.details ->> 'with' = $1::uuid::text) returning id`,
)
/** Takes off again what went with it. `losesPerson`: whoever we had linked does not read it any more. Their ids. */
export async function takeJoinedOff(tx: Tx, id: string, losesPerson: boolean): Promise<string[]> {
  return (await tx.rows<{ id: string }>(unlinkJoined, [id, losesPerson])).map((row) => row.id)
}

const readIsOfAnother = statement(
  'triage.holds-words-of-another',
  `select exists (select from messages m where m.enquiry_id in ${threadIdsOf('$1')} and m.kind = 'message'
     and (m.author_family_member_id <> $2 or m.author_family_member_id is null and m.written_at >= (select min(v.at)
       from enquiry_events v where v.enquiry_id = m.enquiry_id and v.kind = 'linked'
         and v.details ->> 'familyMemberId' <> $2::uuid::text))) as "isSo"`,
)
/** Whether another person was linked to it before, and words of theirs or to them are in it. */
export async function holdsWordsOfAnother(tx: Tx, id: string, familyMemberId: string): Promise<boolean> {
  return (await tx.rows<{ isSo: boolean }>(readIsOfAnother, [id, familyMemberId]))[0]?.isSo ?? false
}

const setSnooze = statement(
  'triage.set-snooze',
  'update enquiries set snoozed_until = $2, version = version + 1 where id = $1',
)
/** Out of the queue until this day; null: in it. */
export async function writeSnooze(tx: Tx, id: string, until: Day | null): Promise<void> {
  await tx.rows(setSnooze, [id, until])
}

const readSnooze = statement('triage.snooze', 'select snoozed_until as "until" from enquiries where id = $1')
export async function readSnoozedUntil(tx: Tx, id: string): Promise<Day | null> {
  return (await tx.rows<{ until: Day | null }>(readSnooze, [id]))[0]?.until ?? null
}

export interface LastEvent {
  at: Date
  details: Record<string, unknown>
}

const readLast = statement(
  'triage.last-event',
  'select at, details from enquiry_events where enquiry_id = $1 and kind = $2 order by at desc, id desc limit 1',
)
export async function lastEvent(tx: Tx, id: string, kind: string): Promise<LastEvent | undefined> {
  return (await tx.rows<LastEvent>(readLast, [id, kind]))[0]
}

const readCallBack = statement(
  'triage.call-back',
  "select id from callbacks where enquiry_id = $1 and status = 'agreed'",
)
export async function findCallBack(tx: Tx, id: string): Promise<string | undefined> {
  return (await tx.rows<{ id: string }>(readCallBack, [id]))[0]?.id
}

const endCallBackRow = statement(
  'triage.end-call-back',
  `update callbacks set status = $2, ended_at = $3 where id = $1 and status = 'agreed'`,
)
export async function endCallBack(
  tx: Tx,
  id: string,
  status: 'spoke' | 'cancelled',
  at: Date,
): Promise<void> {
  await tx.rows(endCallBackRow, [id, status, at])
}

const stopMail = statement(
  'triage.stop-mail',
  `update notifications set status = 'stopped' where status = 'waiting' and family_member_id is not null
     and (event_key = $1 or event_key = $1 || ':linked' or event_key in (select id::text from messages where enquiry_id = $1::uuid))`,
)
/** Nothing that still waits to leave about this enquiry goes out. As the system. */
export async function stopMailOf(tx: Tx, id: string): Promise<void> {
  await tx.rows(stopMail, [id])
}

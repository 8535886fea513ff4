import { statement, type Tx } from '../../../platform/db/transaction.ts'

const readLocked = statement('cases.my-locked-children', 'select app_locked_children() as ids')

/** The children whose cases are closed to whoever asks. As staff. */
export async function listMyLockedChildren(tx: Tx): Promise<string[]> {
  return (await tx.rows<{ ids: string[] }>(readLocked))[0]?.ids ?? []
}

const readAmong = statement(
  'cases.among-locked',
  'select id as "caseId", child_id as "childId" from cases where reference = $1 and child_id = any($2)',
)

/** As the system: for whoever asks the case is not there. */
export async function findAmongLocked(tx: Tx, reference: string, childIds: readonly string[]) {
  return (await tx.rows<{ caseId: string; childId: string }>(readAmong, [reference, childIds]))[0]
}

const insertRow = statement(
  'cases.insert-broken-glass',
  `insert into broken_glass (id, child_id, staff_member_id, reason, at, expires_at) values ($1, $2, $3, $4, $5, $6)`,
)

export async function insertBrokenGlass(
  tx: Tx,
  row: { id: string; childId: string; staffMemberId: string; reason: string; at: Date; until: Date },
): Promise<void> {
  await tx.rows(insertRow, [row.id, row.childId, row.staffMemberId, row.reason, row.at, row.until])
}

const readLookers = statement(
  'cases.lookers-at-glass',
  "select id from staff_members where is_active and (role = 'manager' or 'safeguarding' = any(powers)) order by id",
)

/** Who is told and looks at it. */
export async function listLookers(tx: Tx): Promise<string[]> {
  return (await tx.rows<{ id: string }>(readLookers)).map(({ id }) => id)
}

const readMayLook = statement(
  'cases.may-look-at-glass',
  `select exists (select from staff_members where id = app_person() and is_active
     and (role = 'manager' or 'safeguarding' = any(powers))) as may`,
)

export async function mayLookAtGlass(tx: Tx): Promise<boolean> {
  return (await tx.rows<{ may: boolean }>(readMayLook))[0]?.may ?? false
}

export interface GlassRow {
  id: string
  at: Date
  staffMemberId: string
  who: string
  reason: string
  /** Null where the child is closed to whoever asks. */
  reference: string | null
  caseId: string | null
  seenOn: string | null
  seenBy: string | null
  seenNote: string | null
}

const readAll = statement(
  'cases.broken-glass',
  `select g.id, g.at, g.staff_member_id as "staffMemberId", s.name as who, g.reason, c.reference, c.id as "caseId",
     (g.seen_at at time zone 'Europe/London')::date as "seenOn",
     (select o.name from staff_members o where o.id = g.seen_by_id) as "seenBy", g.seen_note as "seenNote"
   from broken_glass g join staff_members s on s.id = g.staff_member_id
     left join lateral (select id, reference from cases where child_id = g.child_id order by received_on desc, id limit 1) c on true
   order by g.seen_at is not null, g.at desc, g.id limit 200`,
)

export async function listBrokenGlass(tx: Tx): Promise<GlassRow[]> {
  return tx.rows<GlassRow>(readAll)
}

const readOne = statement(
  'cases.one-broken-glass',
  `select staff_member_id as "staffMemberId", seen_at is not null as "isSeen" from broken_glass where id = $1`,
)

export async function findGlass(tx: Tx, id: string) {
  return (await tx.rows<{ staffMemberId: string; isSeen: boolean }>(readOne, [id]))[0]
}

const markSeen = statement(
  'cases.mark-glass-seen',
  `update broken_glass set seen_at = $2, seen_by_id = $3, seen_note = $4 where id = $1 and seen_at is null returning id`,
)

/** False when somebody else has meanwhile. */
export async function markGlassSeen(
  tx: Tx,
  id: string,
  at: Date,
  byId: string,
  note: string,
): Promise<boolean> {
  return (await tx.rows(markSeen, [id, at, byId, note])).length > 0
}

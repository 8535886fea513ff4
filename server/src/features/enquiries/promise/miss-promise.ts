import {
  type Council,
  type EscalationLevel,
  escalationLevels,
  formatDayLong,
  missedWords,
  priorities,
} from '@send-hub/shared'
import { type Day, englandAndWales, replyByDay } from '../../../platform/calendar/index.ts'
import type { SystemContext } from '../../../platform/context.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { recordAudit } from '../../audit/index.ts'
import { queueNotification } from '../../notifications/index.ts'
import { addEnquiryEvent } from '../enquiry-events.ts'
import { addStaffTask } from '../staff-tasks.ts'
import { endPromiseTasks, insertPromise, markReplaced, type Standing, tryStanding } from './promise.store.ts'
import { replyByForPriority, targetWorkingDays } from './promise.ts'
import { noteMissed, promisedBy } from './promise-acts.ts'
import { addMessageOfHub, mayHear, notifyAsker } from './tell-family.ts'
import { lateEvent, mailStranger, type ToStrangers, wasDaySaid } from './tell-stranger.ts'
import { type Holder, seniorFor } from './who-has-it.ts'

/** Each rung of the ladder has five working days, fewer where the matter is more urgent. Source: Wokingham's ladder. */
const daysOfRung = 5

/** The day of the promise that follows a missed one: from the day on which it was noticed. */
export function replyByAfterMiss(level: number, noticedAt: Date): Day {
  const priority = priorities[level] ?? 'P3'
  if (priority === 'P0') return replyByForPriority(priority, noticedAt, englandAndWales)
  return replyByDay(noticedAt, Math.min(daysOfRung, targetWorkingDays[priority]), englandAndWales)
}

const raise = statement(
  'promise.raise',
  `update enquiries set reply_by = $2, escalation = $3, escalated_at = case when $3 > escalation then $4 else escalated_at end,
     owner_id = coalesce(owner_id, $5), snoozed_until = null, version = version + 1 where id = $1`,
)

/**
 * The promised day has passed without an answer: it is noted for good, whoever stands above gets the enquiry, and the
 * family reads that we missed it, the new day, and who has it. Who has no account gets the days in an email; where none may
 * go, or `strangers` is left out, those who have the enquiry read that nobody told them. One transaction, so that all of it
 * is done once. False where there is nothing (any more) to do, or somebody is at work on it: the next turn looks again.
 */
export async function missPromise(
  tx: Tx,
  ctx: SystemContext,
  council: Council,
  enquiryId: string,
  strangers?: ToStrangers,
): Promise<boolean> {
  const address = await strangers?.findAddress(tx, ctx, enquiryId)
  const standing = await tryStanding(tx, enquiryId)
  if (standing?.status !== 'waiting' || !standing.replyBy || standing.replyBy >= ctx.today) return false
  const saidBy = standing.replyBy
  const senior = await seniorFor(tx, standing, await whoHadIt(tx, enquiryId))
  const level = senior ? Math.min(standing.escalation + 1, escalationLevels.length - 1) : standing.escalation
  const newBy = replyByAfterMiss(standing.priority, ctx.now)
  const isSaid = !address || (await wasDaySaid(tx, enquiryId))

  await noteMissed(tx, ctx, enquiryId)
  await markReplaced(tx, enquiryId, ctx.now)
  const behind = senior ?? { id: standing.ownerId, name: standing.ownerName, team: standing.team }
  await insertPromise(tx, {
    enquiryId,
    dueOn: newBy,
    madeAt: ctx.now,
    ownerId: behind.id,
    ownerName: promisedBy(council, behind.team, behind.name),
  })
  await tx.rows(raise, [enquiryId, newBy, level, ctx.now, senior?.id ?? null])
  await addEnquiryEvent(tx, ctx, enquiryId, 'promise-renewed', { because: 'missed', dueOn: newBy })
  const isMailed =
    strangers && address
      ? await mailStranger(
          tx,
          ctx,
          strangers,
          { enquiryId, address },
          {
            ...{ kind: 'late-by-email', event: lateEvent(saidBy) },
            values: {
              ...{ reference: standing.reference, newBy: formatDayLong(newBy) },
              ...(isSaid && { saidBy: formatDayLong(saidBy) }),
            },
          },
        )
      : false
  const isNotTold = standing.familyMemberId === null && !isMailed
  if (senior) await handUp(tx, ctx, standing, { senior, level, saidBy, newBy, isNotTold })
  await tellOwner(tx, ctx, standing, { senior, newBy, isNotTold })
  await sayItWasMissed(tx, ctx, council, standing, {
    saidBy,
    newBy,
    level,
    hasSenior: Boolean(senior),
    isMailed,
    isSaid,
  })
  await recordAudit(tx, ctx, {
    action: 'promise-missed',
    subjectKind: 'enquiry',
    subjectId: enquiryId,
    caseId: standing.caseId,
    details: { dueOn: saidBy, newDueOn: newBy, ...(isMailed && { byEmail: true }) },
  })
  return true
}

const readHad = statement(
  'promise.who-had-it',
  `select distinct for_staff_id as id from staff_tasks where enquiry_id = $1 and kind = 'escalated-to-you' and for_staff_id is not null`,
)

/** To whom it was raised before: the next rung is somebody else, where there is anybody else. */
async function whoHadIt(tx: Tx, enquiryId: string): Promise<string[]> {
  return (await tx.rows<{ id: string }>(readHad, [enquiryId])).map(({ id }) => id)
}

async function handUp(
  tx: Tx,
  ctx: SystemContext,
  { id, team }: Standing,
  {
    senior,
    level,
    saidBy,
    newBy,
    isNotTold,
  }: { senior: Holder; level: number; saidBy: Day; newBy: Day; isNotTold: boolean },
): Promise<void> {
  await addEnquiryEvent(tx, ctx, id, 'escalated', { level: escalationLevels[level], to: senior.id })
  await endPromiseTasks(tx, id, ctx.now, null, 'missed', [
    'promise-near',
    'promise-missed',
    'escalated-to-you',
  ])
  await addStaffTask(tx, ctx, {
    kind: 'escalated-to-you',
    causeKey: `escalated-to-you:${id}:${saidBy}`,
    team,
    forStaffId: senior.id,
    enquiryId: id,
    details: { level: escalationLevels[level], missed: saidBy, ...(isNotTold && { isNotTold }) },
    dueOn: newBy,
  })
  await queueNotification(tx, ctx, {
    eventKey: `escalated:${id}:${saidBy}`,
    kind: 'enquiry-escalated',
    to: { staff: [senior.id] },
  })
}

/** Whose it was hears of it too; where it was nobody's it is the senior's from now on. */
async function tellOwner(
  tx: Tx,
  ctx: SystemContext,
  { id, team, ownerId, replyBy }: Standing,
  { senior, newBy, isNotTold }: { senior: Holder | undefined; newBy: Day; isNotTold: boolean },
): Promise<void> {
  if (senior && (!ownerId || ownerId === senior.id)) return
  await addStaffTask(tx, ctx, {
    kind: 'promise-missed',
    causeKey: `promise-missed:${id}:${replyBy}`,
    team,
    forStaffId: ownerId,
    enquiryId: id,
    details: { missed: replyBy, ...(isNotTold && { isNotTold }) },
    dueOn: newBy,
  })
}

async function sayItWasMissed(
  tx: Tx,
  ctx: SystemContext,
  council: Council,
  standing: Standing,
  {
    saidBy,
    newBy,
    level,
    hasSenior,
    isMailed,
    isSaid,
  }: { saidBy: Day; newBy: Day; level: number; hasSenior: boolean; isMailed: boolean; isSaid: boolean },
): Promise<void> {
  const from = promisedBy(council, standing.team, null)
  if (isMailed) {
    // As they were told it: who has the enquiry now did not stand in the email.
    const body = missedWords({ saidBy: isSaid ? saidBy : null, newBy, heldBy: null, isByEmail: true })
    await addMessageOfHub(tx, ctx, { enquiryId: standing.id, from, body })
    return
  }
  if (!(await mayHear(tx, standing))) return
  const holder: EscalationLevel = escalationLevels[level] ?? 'owner'
  await addMessageOfHub(tx, ctx, {
    enquiryId: standing.id,
    from,
    body: missedWords({ saidBy, newBy, heldBy: hasSenior && holder !== 'owner' ? holder : null }),
  })
  await notifyAsker(tx, ctx, standing, 'enquiry-late', `late:${standing.id}:${saidBy}`)
}

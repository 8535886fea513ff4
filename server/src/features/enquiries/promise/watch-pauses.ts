import { formatDayLong } from '@send-hub/shared'
import {
  type Day,
  englandAndWales,
  isWorkingDay,
  londonDay,
  previousWorkingDay,
  subtractWorkingDays,
} from '../../../platform/calendar/index.ts'
import type { SystemContext } from '../../../platform/context.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { wasSent } from '../../notifications/index.ts'
import { addStaffTask } from '../staff-tasks.ts'
import { type Standing, tryStanding } from './promise.store.ts'
import { mayHear, notifyAsker } from './tell-family.ts'
import { eventOfMail, mailStranger, type ToStrangers } from './tell-stranger.ts'
import { whoWorksFor } from './who-has-it.ts'

/** Working days of waiting for the family after which it is reminded, and after which we decide what to do. */
export const remindedAfter = 5
export const silenceAfter = 10

/** The last day on which a pause can have begun for this many working days to have passed since. */
export function pausedBefore(today: Day, workingDays: number): Day {
  const lastWorked = isWorkingDay(today) ? today : previousWorkingDay(today)
  return subtractWorkingDays(lastWorked, workingDays, englandAndWales)
}

const readPaused = statement(
  'promise.paused',
  `select p.id, p.paused_at as "pausedAt", p.reminded_at as "remindedAt", p.silence_noted_at as "silenceNotedAt",
     array(select m.id::text from messages m where m.enquiry_id = p.enquiry_id and m.kind = 'message'
       and m.author_kind = 'staff' and m.written_at = p.paused_at) as questions
   from promises p where p.enquiry_id = $1 and p.paused_at is not null and p.kept_at is null and p.replaced_at is null
   order by p.paused_at desc limit 1`,
)
const setReminded = statement('promise.set-reminded', 'update promises set reminded_at = $2 where id = $1')
const setSilent = statement('promise.set-silent', 'update promises set silence_noted_at = $2 where id = $1')

interface Paused {
  id: string
  pausedAt: Date
  remindedAt: Date | null
  silenceNotedAt: Date | null
  /** The message by which it was paused. */
  questions: string[]
}

/**
 * Looks after an enquiry that waits for the family: a reminder after five working days, and after ten a task for us, to
 * phone or to offer to close it. Who has no account is reminded by email where our question went by email; where no mail
 * could go, or `strangers` is left out, the task says so. Nothing is ever closed in silence. False where there is nothing to
 * do.
 */
export async function watchPause(
  tx: Tx,
  ctx: SystemContext,
  enquiryId: string,
  strangers?: ToStrangers,
): Promise<boolean> {
  const address = await strangers?.findAddress(tx, ctx, enquiryId)
  const standing = await tryStanding(tx, enquiryId)
  if (standing?.status !== 'paused') return false
  const [paused] = await tx.rows<Paused>(readPaused, [enquiryId])
  if (!paused) return false
  const since = londonDay(paused.pausedAt)
  const isSilent = since <= pausedBefore(ctx.today, silenceAfter) && !paused.silenceNotedAt
  const isToRemind = since <= pausedBefore(ctx.today, remindedAfter) && !paused.remindedAt

  if (isSilent) {
    await tx.rows(setSilent, [paused.id, ctx.now])
    const one = await whoWorksFor(tx, standing.ownerId, enquiryId)
    await addStaffTask(tx, ctx, {
      kind: 'no-word-from-family',
      causeKey: `no-word-from-family:${enquiryId}`,
      team: one?.team ?? standing.team,
      forStaffId: one?.id ?? null,
      enquiryId,
      details: { pausedOn: since, ...((await isNotReminded(tx, standing, since)) && { isNotTold: true }) },
      dueOn: ctx.today,
    })
  }
  if (isToRemind) {
    await tx.rows(setReminded, [paused.id, ctx.now])
    // After a long stop of the worker the task is enough: a reminder would come as late as the end of the wait.
    if (!isSilent && (await mayHear(tx, standing))) {
      await notifyAsker(tx, ctx, standing, 'enquiry-still-asks', `still-asks:${enquiryId}:${since}`)
    }
    if (!isSilent && strangers && address && (await wasSent(tx, 'ask-by-email', paused.questions))) {
      await mailStranger(
        tx,
        ctx,
        strangers,
        { enquiryId, address },
        {
          ...{ kind: 'still-asks-by-email', event: reminderOf(since) },
          values: { reference: standing.reference, askedOn: formatDayLong(since) },
        },
      )
    }
  }
  return isSilent || isToRemind
}

const reminderOf = (since: Day) => `still-asks:${since}`

/** Of who has no account: no reminder has left. */
async function isNotReminded(
  tx: Tx,
  { id, familyMemberId }: Pick<Standing, 'id' | 'familyMemberId'>,
  since: Day,
): Promise<boolean> {
  if (familyMemberId) return false
  return !(await wasSent(tx, 'still-asks-by-email', [eventOfMail(id, reminderOf(since))]))
}

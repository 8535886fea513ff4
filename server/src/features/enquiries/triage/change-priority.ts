import {
  type ChangePriority,
  type Council,
  priorities,
  type UrgentTrigger,
  urgentTriggers,
} from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import { conflict, invalid } from '../../../platform/errors.ts'
import { type Act, actOn, leaveTrace } from '../act-on-enquiry.ts'
import { addEnquiryEvent } from '../enquiry-events.ts'
import { renewPromise } from '../promise/index.ts'
import { addStaffTask, endStaffTasks } from '../staff-tasks.ts'
import { harmTask } from '../words-of-harm.ts'
import { requireHandedOver, requireOpen } from './requirements.ts'
import { writePriority } from './triage.store.ts'

/**
 * Raises an enquiry, lowers it with a reason, or confirms how urgent it is. Raising brings the promised day forward;
 * lowering never puts it off: the family keeps the day it was given.
 * @throws not-found, conflict; validation-failed without the reason for lowering it
 */
export const changePriority = (
  ctx: StaffContext,
  council: Council,
  enquiryId: string,
  input: ChangePriority,
) =>
  actOn(ctx, council, enquiryId, input.version, async (act) => {
    requireOpen(act)
    const level = priorities.indexOf(input.priority)
    if (level > act.enquiry.priority) {
      await requireHandedOver(act)
      if (!input.reason) throw invalid('/reason', 'Say why it can wait longer')
    }
    // Nothing happens where somebody presses the button twice, but to confirm what is urgent, or to say why words that
    // sound like harm are none.
    if (level === act.enquiry.priority && level > 1 && !input.reason)
      throw conflict(`It is ${input.priority} already.`)
    requireFittingTrigger(level, input.trigger)
    await setPriority(act, council, level, { trigger: input.trigger, reason: input.reason || undefined })
  })

/** @throws validation-failed where a trigger asks for more than was chosen */
function requireFittingTrigger(level: number, trigger: UrgentTrigger | undefined): void {
  const asked = trigger && urgentTriggers[trigger].priority
  if (asked && priorities.indexOf(asked) < level) {
    throw invalid(
      '/priority',
      `“${urgentTriggers[trigger].words}” is ${asked}. Choose ${asked}, or no trigger`,
    )
  }
}

interface Why {
  trigger?: UrgentTrigger | undefined
  reason?: string | undefined
  /** Left out: a person chose this very priority, which confirms it. */
  because?: 'topics' | 'suggestion'
}

/** Whoever gave the reason for lowering it was asked before. */
export async function setPriority(act: Act, council: Council, level: number, why: Why): Promise<void> {
  const { tx, ctx, enquiry } = act
  const [from, to] = [priorities[enquiry.priority], priorities[level]]
  // Where it is not our turn, no day is promised that could change.
  if (level !== enquiry.priority && enquiry.status === 'waiting') {
    await renewPromise(tx, ctx, council, enquiry, { because: 'changed', priority: level })
  } else {
    await writePriority(tx, enquiry.id, level)
  }
  const details = Object.fromEntries(Object.entries({ from, to, ...why }).filter(([, value]) => value))
  await addEnquiryEvent(tx, ctx, enquiry.id, 'priority-changed', details)
  await leaveTrace(act, 'enquiry-priority-changed', {
    from,
    to,
    ...(why.trigger && { trigger: why.trigger }),
  })
  // Somebody has read the words, whatever they decided.
  await endStaffTasks(tx, ctx, harmTask(enquiry.id), 'read')
  if (level === 0) await askForHandOver(act)
}

/** It stays until social care was told (hand-to-safeguarding.ts ends it). */
async function askForHandOver({ tx, ctx, enquiry }: Act): Promise<void> {
  await addStaffTask(tx, ctx, {
    kind: 'safeguarding-not-handed',
    causeKey: handOverTask(enquiry.id),
    team: enquiry.team,
    forStaffId: enquiry.ownerId,
    enquiryId: enquiry.id,
    dueOn: ctx.today,
  })
}

const handOverTask = (enquiryId: string) => `safeguarding-not-handed:${enquiryId}`

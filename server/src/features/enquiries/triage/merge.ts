import { type Council, type MergeEnquiry, parseReference } from '@send-hub/shared'
import type { z } from 'zod'
import type { StaffContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { conflict, invalid, notFound } from '../../../platform/errors.ts'
import { type Act, actOn, leaveTrace } from '../act-on-enquiry.ts'
import { type EnquiryRecordOfStaff, lockEnquiry } from '../enquiries.store.ts'
import { addEnquiryEvent } from '../enquiry-events.ts'
import { endPromise } from '../promise/index.ts'
import { lockStanding, setOurTurn } from '../promise/promise.store.ts'
import { replaceBy } from '../promise/promise-acts.ts'
import {
  freeFromMain,
  isWrittenSince,
  lockOther,
  markAnsweredAgain,
  readMergeSides,
  writeMain,
} from './merge.store.ts'
import { refusalToMerge, topicsTogether } from './merge-rules.ts'
import { putBack } from './put-back.ts'
import { requireOpen } from './requirements.ts'
import type { Was } from './spam.ts'
import { lastEvent } from './triage.store.ts'

/**
 * Joins another enquiry of the same asker to this one, which goes on with the earlier of the two promised days. Messages
 * stay where they were written and are read in both; the other is closed and points here.
 * @throws not-found; validation-failed with why the two stay apart; conflict while somebody works on the other
 */
export const mergeEnquiry = (
  ctx: StaffContext,
  council: Council,
  enquiryId: string,
  { version, otherReference }: z.infer<typeof MergeEnquiry>,
) =>
  actOn(ctx, council, enquiryId, version, async (act) => {
    requireOpen(act)
    const { tx, enquiry: main } = act
    const other = await requireOther(tx, otherReference)
    const sides = await readMergeSides(tx, [main.id, other.id])
    const [mainSide, otherSide] = [sides.get(main.id), sides.get(other.id)]
    if (!mainSide || !otherSide) throw notFound()
    const refusal = refusalToMerge({ ...main, ...mainSide }, { ...other, ...otherSide })
    if (refusal) throw invalid('/otherReference', refusal)

    const was = { main: wasOf(main, mainSide.contactCount), other: wasOf(other, otherSide.contactCount) }
    await endPromise(tx, ctx, other, { status: 'closed', mergedIntoId: main.id })
    await writeMain(tx, main.id, {
      topics: topicsTogether(main.topics, other.topics),
      priority: other.status === 'waiting' ? Math.min(main.priority, other.priority) : main.priority,
      contactCount: mainSide.contactCount + otherSide.contactCount,
    })
    if (other.replyBy) await keepEarlierDay(act, council, other.replyBy, other.waitingSince)
    await addEnquiryEvent(tx, ctx, main.id, 'merged', { other: other.id, reference: other.reference, was })
    await addEnquiryEvent(tx, ctx, other.id, 'merged-away', { into: main.id, reference: main.reference })
    await leaveTrace(act, 'enquiry-merged', { other: other.id })
    await leaveTrace({ ...act, enquiry: other }, 'enquiry-merged', { into: main.id })
  })

async function requireOther(tx: Tx, typed: string): Promise<EnquiryRecordOfStaff> {
  const reference = parseReference(typed)
  const other = reference ? await lockOther(tx, reference) : undefined
  if (other === 'busy')
    throw conflict('Somebody is working on the other enquiry just now. Try again in a moment.')
  if (!other) throw invalid('/otherReference', 'There is no enquiry with this reference. Check it')
  return other
}

const wasOf = (
  { status, replyBy, waitingSince, topics, priority }: EnquiryRecordOfStaff,
  contactCount: number,
) => ({
  ...{ status, replyBy, topics, priority, contactCount },
  waitingSince: waitingSince?.toISOString() ?? null,
})

/** The family was promised both days: the earlier stands. Where it was not our turn, it is now. */
async function keepEarlierDay(
  act: Act,
  council: Council,
  replyBy: string,
  since: Date | null,
): Promise<void> {
  const { tx, ctx, enquiry: main } = act
  if (main.replyBy && main.replyBy <= replyBy) return
  const standing = await lockStanding(tx, main.id)
  if (!standing) throw notFound()
  await replaceBy(tx, ctx, council, standing, replyBy)
  await setOurTurn(tx, {
    ...{ enquiryId: main.id, replyBy, priority: standing.priority, isReopened: false },
    since: since ?? ctx.now,
  })
  await addEnquiryEvent(tx, ctx, main.id, 'promise-renewed', { because: 'merged', dueOn: replyBy })
}

type MergeDetails = { other: string; reference: string; was: { main: WasMerged; other: WasMerged } }
type WasMerged = Was & { topics: EnquiryRecordOfStaff['topics']; priority: number; contactCount: number }

/**
 * Takes the last joining back: both are as they were, but that this one keeps an earlier day it has promised since.
 * @throws not-found; conflict where there is none, or somebody has written since
 */
export const undoMerge = (
  ctx: StaffContext,
  council: Council,
  enquiryId: string,
  { version }: { version: number },
) =>
  actOn(ctx, council, enquiryId, version, async (act) => {
    const { tx, enquiry: main } = act
    const merged = await lastEvent(tx, main.id, 'merged')
    const details = merged?.details as MergeDetails | undefined
    const other = details && (await lockEnquiry(tx, details.other))
    if (!merged || !details || other?.mergedIntoId !== main.id) {
      throw conflict('Nothing was joined to this enquiry that could be taken apart.')
    }
    if (await isWrittenSince(tx, [main.id, other.id], merged.at)) {
      throw conflict('Somebody has written since the two were joined. Split this enquiry instead.')
    }
    const { was } = details
    await freeFromMain(tx, other.id)
    await putBack({ ...act, enquiry: other }, council, was.other)
    await writeMain(tx, main.id, { ...was.main, priority: main.priority })
    // It was our turn only because of the other one.
    const waitedForOther = main.status === 'waiting' && was.main.status === 'answered'
    if (waitedForOther && main.replyBy === was.other.replyBy) await backToAnswered(act)
    await addEnquiryEvent(tx, ctx, main.id, 'unmerged', { other: other.id, reference: other.reference })
    await addEnquiryEvent(tx, ctx, other.id, 'unmerged', { other: main.id, reference: main.reference })
    await leaveTrace(act, 'enquiry-unmerged', { other: other.id })
    await leaveTrace({ ...act, enquiry: other }, 'enquiry-unmerged', { other: main.id })
  })

async function backToAnswered({ tx, ctx, enquiry }: Act): Promise<void> {
  await endPromise(tx, ctx, enquiry, { status: 'closed' })
  await markAnsweredAgain(tx, enquiry.id)
}

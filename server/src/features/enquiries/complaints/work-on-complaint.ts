import {
  type AcknowledgeComplaint,
  type AnswerComplaint,
  type ComplaintStage,
  type Council,
  type ExtendComplaint,
  formatDayLong,
  type WithdrawComplaint,
} from '@send-hub/shared'
import { englandAndWales } from '../../../platform/calendar/index.ts'
import type { StaffContext } from '../../../platform/context.ts'
import { conflict, invalid } from '../../../platform/errors.ts'
import { type Act, actOn, addStaffMessage, leaveTrace, ours, tellAsker } from '../act-on-enquiry.ts'
import { draftIsSent } from '../drafts/index.ts'
import { addEnquiryEvent } from '../enquiry-events.ts'
import { requireHarmless, requireMayReply } from '../guard-reply.ts'
import { keepPromise } from '../promise/index.ts'
import { signatureOf } from '../signature.ts'
import { answerBy, latestExtension } from './complaint-clock.ts'
import {
  openStage,
  setAcknowledged,
  setComplaintAnswered,
  setExtended,
  stagesOf,
} from './complaints.store.ts'
import { openStageOf, oweBy } from './open-complaint.ts'

/**
 * Staff make an enquiry a complaint, or take it to stage 2 where the family asked for that by another way: one step.
 * @throws not-found; conflict when it changed meanwhile, is one already, or was answered at both stages
 */
export const openComplaint = (
  ctx: StaffContext,
  council: Council,
  enquiryId: string,
  { version }: { version: number },
) =>
  actOn(ctx, council, enquiryId, version, async (act) => {
    const stages = await stagesOf(act.tx, enquiryId)
    if (openStage(stages)) throw conflict('This is a complaint already.')
    if (stages.length === 2) throw conflict('Both stages are answered. The family can go to the Ombudsman.')
    if (act.enquiry.mergedIntoId) throw conflict('This enquiry goes on in another one.')
    const stage = stages.length === 0 ? 1 : 2
    await openStageOf(act.tx, ctx, council, enquiryId, stage)
    await leaveTrace(act, 'complaint-made', { stage })
    await tellAsker(act, `${enquiryId}:complaint-${stage}`, 'case-updated')
  })

/**
 * A person says what they understand the complaint to be and when it will be answered. It keeps the promise to
 * acknowledge, and starts the clock of the answer.
 * @throws not-found, conflict, validation-failed
 */
export const acknowledgeComplaint = (
  ctx: StaffContext,
  council: Council,
  enquiryId: string,
  input: AcknowledgeComplaint,
) =>
  actWithMessage(ctx, council, enquiryId, input, async (act, stage) => {
    if (stage.acknowledgedOn) throw conflict('This complaint is acknowledged already.')
    const by = answerBy(stage.stage, ctx.today, englandAndWales)
    if (!(await say(act, council, `${input.body}\n\nWe will answer by ${formatDayLong(by)}.`, input))) return
    await setAcknowledged(act.tx, enquiryId, stage.stage, ctx.today, by)
    await keepPromise(act.tx, ctx, act.enquiry, act.me.id)
    await oweBy(act.tx, ctx, council, enquiryId, by)
    await addEnquiryEvent(act.tx, ctx, enquiryId, 'complaint-acknowledged', { stage: stage.stage, dueOn: by })
    await leaveTrace(act, 'complaint-acknowledged', { stage: stage.stage })
  })

/** More time, told with its reason before the day has passed. @throws not-found, conflict, validation-failed */
export const extendComplaint = (
  ctx: StaffContext,
  council: Council,
  enquiryId: string,
  input: ExtendComplaint,
) => {
  const to = formatDayLong(input.extendedTo)
  const body = `We need more time to answer your complaint.\n\n${input.reason}\n\nWe will answer by ${to}.`
  return actWithMessage(ctx, council, enquiryId, { ...input, body }, async (act, stage) => {
    const { answerBy: by, extendedTo } = stage
    if (!by) throw conflict('Acknowledge the complaint first: its answer has no day yet.')
    if (extendedTo) throw conflict('This stage was given more time before.')
    const latest = latestExtension(stage.stage, by, englandAndWales)
    if (input.extendedTo <= by || input.extendedTo > latest) {
      const after = formatDayLong(by)
      throw invalid('/extendedTo', `Choose a day after ${after}, and not after ${formatDayLong(latest)}`)
    }
    if (!(await say(act, council, body, input))) return
    await setExtended(act.tx, enquiryId, stage.stage, input.extendedTo, input.reason)
    await oweBy(act.tx, ctx, council, enquiryId, input.extendedTo)
    await addEnquiryEvent(act.tx, ctx, enquiryId, 'complaint-extended', { dueOn: input.extendedTo })
    await leaveTrace(act, 'complaint-extended', { stage: stage.stage })
  })
}

/** The answer of a stage, with what came of it. @throws not-found, conflict, validation-failed */
export const answerComplaint = (
  ctx: StaffContext,
  council: Council,
  enquiryId: string,
  input: AnswerComplaint,
) =>
  actWithMessage(ctx, council, enquiryId, input, async (act, stage) => {
    if (!stage.acknowledgedOn) throw conflict('Acknowledge the complaint first.')
    if (!(await say(act, council, input.body, input))) return
    await setComplaintAnswered(act.tx, enquiryId, stage.stage, ctx.today, input.outcome)
    await keepPromise(act.tx, ctx, act.enquiry, act.me.id)
    const details = { stage: stage.stage, outcome: input.outcome }
    await addEnquiryEvent(act.tx, ctx, enquiryId, 'complaint-answered', details)
    await leaveTrace(act, 'complaint-answered', details)
  })

/** The family no longer wants it dealt with as a complaint. The enquiry goes on. @throws not-found, conflict */
export const withdrawComplaint = (
  ctx: StaffContext,
  council: Council,
  enquiryId: string,
  { version, reason }: WithdrawComplaint,
) =>
  actOn(ctx, council, enquiryId, version, async (act) => {
    const stage = await requireOpenStage(act)
    await addStaffMessage(act, 'note', ours(`Complaint withdrawn: ${reason}`), act.me.name)
    await setComplaintAnswered(act.tx, enquiryId, stage.stage, ctx.today, 'withdrawn')
    const details = { stage: stage.stage, outcome: 'withdrawn' }
    await addEnquiryEvent(act.tx, ctx, enquiryId, 'complaint-answered', details)
    await leaveTrace(act, 'complaint-answered', details)
    await tellAsker(act, `${enquiryId}:withdrawn-${stage.stage}`, 'case-updated')
  })

interface Said {
  body: string
  requestKey: string
  version: number
  confirms?: string[] | undefined
}

/** An act that writes to the family: a form that comes twice does it once. */
const actWithMessage = (
  ctx: StaffContext,
  council: Council,
  enquiryId: string,
  { version, requestKey, body }: Said,
  work: (act: Act, stage: ComplaintStage) => Promise<void>,
) =>
  actOn(ctx, council, enquiryId, version, async (act) => work(act, await requireOpenStage(act)), {
    requestKey,
    body,
  })

async function requireOpenStage({ tx, enquiry }: Act): Promise<ComplaintStage> {
  const stage = openStage(await stagesOf(tx, enquiry.id))
  if (!stage) throw conflict('No complaint is open here. Look at the enquiry again.')
  return stage
}

/** Guarded as every reply. False when this very message is there already. */
async function say(
  act: Act,
  council: Council,
  body: string,
  { body: typed, requestKey, confirms }: Partial<Pick<Said, 'body'>> & Pick<Said, 'requestKey' | 'confirms'>,
): Promise<boolean> {
  await requireMayReply(act, body)
  await requireHarmless(act, { body, ...(confirms && { confirms }) })
  if (typed) await draftIsSent(act.tx, act.ctx, act.enquiry.id, 'message', { body: typed })
  const isNew = await addStaffMessage(act, 'message', { requestKey, body }, signatureOf(act.me, council))
  if (isNew) await tellAsker(act, requestKey, 'enquiry-answered')
  return isNew
}

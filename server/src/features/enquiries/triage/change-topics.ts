import {
  type ChangeTopics,
  type Council,
  type TeamCode,
  type TopicCode,
  topicSettings,
} from '@send-hub/shared'
import { englandAndWales } from '../../../platform/calendar/index.ts'
import type { StaffContext } from '../../../platform/context.ts'
import { type Act, actOn, leaveTrace } from '../act-on-enquiry.ts'
import { openStageOf } from '../complaints/open-complaint.ts'
import { addEnquiryEvent } from '../enquiry-events.ts'
import { promiseForTopics, renewPromise } from '../promise/index.ts'
import { setPriority } from './change-priority.ts'
import { requireOpen } from './requirements.ts'
import { tellOtherTeams } from './tell-other-teams.ts'
import { isGiven, writeTeam, writeTopics } from './triage.store.ts'

/**
 * Says anew what it is about. The team follows the first topic, unless somebody decided whose it is; a new topic that
 * is more urgent raises the enquiry and brings its day forward. Nothing is ever lowered or put off by this.
 * @throws not-found, conflict
 */
export const changeTopics = (ctx: StaffContext, council: Council, enquiryId: string, input: ChangeTopics) =>
  actOn(ctx, council, enquiryId, input.version, async (act) => {
    requireOpen(act)
    await setTopics(act, council, input.topics, 'topics')
  })

/** `because`: who chose them, in the record. Does nothing where they are the same already. */
export async function setTopics(
  act: Act,
  council: Council,
  topics: readonly TopicCode[],
  because: 'topics' | 'suggestion',
): Promise<void> {
  const { tx, ctx, enquiry } = act
  if (topics.join() === enquiry.topics.join()) return
  const added = topics.filter((topic) => !enquiry.topics.includes(topic))
  await writeTopics(tx, enquiry.id, topics)
  const team = await followTopic(act, topics)
  await addEnquiryEvent(tx, ctx, enquiry.id, 'topics-changed', {
    ...{ from: enquiry.topics, to: topics },
    ...(team && { team }),
    ...(because === 'suggestion' && { because }),
  })
  await leaveTrace(act, 'enquiry-topics-changed', { from: enquiry.topics, to: topics })
  await tellOtherTeams(tx, ctx, { id: enquiry.id, topics: added, team: team ?? enquiry.team })
  if (added.includes('COMPLAINT')) await openStageOf(tx, ctx, council, enquiry.id, 1)
  await hurryFor(act, council, added)
}

/** What a new topic promises, where that is sooner; a topic that goes takes nothing back. */
async function hurryFor(act: Act, council: Council, added: readonly TopicCode[]): Promise<void> {
  if (added.length === 0) return
  const { tx, ctx, enquiry } = act
  const { level, replyBy } = promiseForTopics(added, ctx.now, englandAndWales)
  if (level < enquiry.priority) await setPriority(act, council, level, { because: 'topics' })
  else if (enquiry.status === 'waiting' && enquiry.replyBy && replyBy < enquiry.replyBy) {
    await renewPromise(tx, ctx, council, enquiry, { because: 'changed' })
  }
}

/** The team it goes to now; undefined where it stays. */
async function followTopic(
  { tx, enquiry }: Act,
  topics: readonly TopicCode[],
): Promise<TeamCode | undefined> {
  const { team } = topicSettings[topics[0] as TopicCode]
  if (team === enquiry.team || enquiry.ownerId || (await isGiven(tx, enquiry.id))) return undefined
  await writeTeam(tx, enquiry.id, team, null)
  return team
}

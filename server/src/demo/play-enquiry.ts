import {
  addNote,
  askAboutCase,
  askFamily,
  closeEnquiry,
  handOverEnquiry,
  openFromChannel,
  replyToEnquiry,
  takeEnquiry,
  writeBack,
} from '../features/enquiries/index.ts'
import { statement } from '../platform/db/transaction.ts'
import { newId } from '../platform/ids.ts'
import type { DemoAct, DemoEnquiry } from './enquiry-story.ts'
import { passPromises } from './play-promises.ts'
import { idOf, type Scene } from './scene.ts'

/** Lets one enquiry happen, from the first word to where it stands now. */
export async function playEnquiry(scene: Scene, story: DemoEnquiry): Promise<void> {
  const enquiryId = await open(scene, story)
  for (const act of story.acts) {
    const at = scene.calendar.at(scene.calendar.workingDaysAgo(act.ago), act.time)
    await passPromises(scene, enquiryId, at)
    await play(scene, story, enquiryId, act)
  }
  await passPromises(scene, enquiryId, scene.calendar.now)
}

async function open(scene: Scene, story: DemoEnquiry): Promise<string> {
  const { acting, calendar, council, people } = scene
  const at = calendar.at(calendar.workingDaysAgo(story.opened), story.time)
  const about = story.about === null ? undefined : scene.cases.get(story.about)
  if (story.about !== null && !about) throw new Error(`The demo council has no case of ${story.about}`)

  if (story.channel === 'web' && about) {
    const ctx = acting.family(idOf(people.adults, story.from), at)
    const input = { topic: story.topics[0], body: story.body, requestKey: newId() }
    return (await askAboutCase(ctx, council, about.id, input)).id
  }
  const input = {
    channel: story.channel,
    topics: story.topics,
    body: story.body,
    contact: { name: story.from, ...story.contact },
    caseReference: about?.reference,
  }
  return (await openFromChannel(acting.staff(people.staff.tom, at), council, input, null)).id
}

const readVersion = statement('demo.enquiry-version', 'select version from enquiries where id = $1')

async function play(scene: Scene, story: DemoEnquiry, enquiryId: string, act: DemoAct): Promise<void> {
  const { acting, calendar, council, people } = scene
  const at = calendar.at(calendar.workingDaysAgo(act.ago), act.time)
  const requestKey = newId()
  if (act.kind === 'again' || act.kind === 'back') {
    const ctx = acting.family(idOf(people.adults, story.from), at)
    if (act.kind === 'back') {
      await writeBack(ctx, council, enquiryId, { body: act.text, requestKey })
      return
    }
    const about = scene.cases.get(story.about ?? '')
    if (!about) throw new Error(`${story.from} asks again about no case`)
    await askAboutCase(ctx, council, about.id, { topic: story.topics[0], body: act.text, requestKey })
    return
  }
  const ctx = acting.staff(people.staff[act.by], at)
  const [row] = await ctx.tx((tx) => tx.rows<{ version: number }>(readVersion, [enquiryId]))
  const version = row?.version ?? 1
  switch (act.kind) {
    case 'take':
      await takeEnquiry(ctx, council, enquiryId, { version })
      return
    case 'hand-over': {
      const input = { version, ownerId: people.staff[act.to], note: act.text }
      await handOverEnquiry(ctx, council, enquiryId, input)
      return
    }
    case 'ask':
      await askFamily(
        ctx,
        council,
        enquiryId,
        { body: act.text, requestKey, version, reachesBy: 'told' },
        (address) => address,
      )
      return
    case 'note':
      await addNote(ctx, council, enquiryId, { body: act.text, requestKey })
      return
    case 'reply':
      // Nobody in the demonstration is written to by plain email.
      await replyToEnquiry(
        ctx,
        council,
        enquiryId,
        { body: act.text, requestKey, version, reachesBy: 'told' },
        (address) => address,
      )
      return
    case 'close':
      await closeEnquiry(ctx, council, enquiryId, { version, reason: 'other', words: act.text })
  }
}

import {
  type Caller,
  type ContactRecorded,
  type Council,
  formatDayLong,
  type NewContact,
  priorities,
  type TeamCode,
  type TopicCode,
  topicSettings,
} from '@send-hub/shared'
import { englandAndWales } from '../../../platform/calendar/index.ts'
import type { StaffContext } from '../../../platform/context.ts'
import { conflict, invalid, notFound, signInRequired } from '../../../platform/errors.ts'
import { queueNotification } from '../../notifications/index.ts'
import { findStaffMember } from '../../people/index.ts'
import { type Act, leaveTrace } from '../act-on-enquiry.ts'
import { sentBefore } from '../ask/sent-before.ts'
import { type EnquiryRecordOfStaff, lockEnquiry } from '../enquiries.store.ts'
import { addEnquiryEvent } from '../enquiry-events.ts'
import { promisedBy, promiseForTopics, replyByAt } from '../promise/index.ts'
import { countContact, joinIfRepeat } from '../promise/join-if-repeat.ts'
import { insertPromise } from '../promise/promise.store.ts'
import { tellOtherTeams } from '../triage/tell-other-teams.ts'
import { arrivedAt } from './arrival.ts'
import { readCaller } from './callers.store.ts'
import {
  findContact,
  insertRecordedEnquiry,
  insertRecordedMessage,
  raisePriority,
  readReplyBy,
} from './contacts.store.ts'
import { checkTalk, writeTalk } from './tell-family.ts'

type Desk = Omit<Act, 'enquiry'>

/**
 * Writes down a call, a letter or a visit: as a new enquiry, or in one of the same person that is open. What was agreed
 * goes to the family; the promise counts from the day it came. The same form twice writes once.
 * @throws not-found where the person, the case or the enquiry is not there for who asks
 * @throws validation-failed, conflict: see checkTalk
 */
export async function recordContact(
  ctx: StaffContext,
  council: Council,
  input: NewContact,
): Promise<ContactRecorded> {
  return ctx.tx(async (tx) => {
    const me = ctx.actor.id ? await findStaffMember(tx, ctx.actor.id) : undefined
    if (!me) throw signInRequired()
    const desk = { tx, ctx, me }
    const again = await writtenBefore(desk, input)
    if (again) return again

    const caller = await requireCaller(desk, input)
    const repeated = input.joinsEnquiryId ? null : await repeatOf(desk, council, input)
    const act = { ...desk, enquiry: await requireEnquiry(desk, input, caller, repeated) }
    const mayReadOnline = caller.case === null || caller.standing === 'runs'
    const confirms = await checkTalk(act, input, mayReadOnline)
    const hasJoined = input.joinsEnquiryId !== undefined || repeated !== null
    const isNewDay = hasJoined ? await join(act, council, input) : await open(act, council, input)

    await writeTalk(act, council, input)
    await addEnquiryEvent(tx, ctx, act.enquiry.id, 'recorded', traceOf(input))
    await leaveTrace(act, 'contact-recorded', { ...traceOf(input), ...(confirms.length > 0 && { confirms }) })
    const replyBy = await readReplyBy(tx, act.enquiry.id)
    const tells = input.sendsAgreed && (input.told !== '' || input.agreed !== '')
    if (isNewDay && replyBy && mayReadOnline && !tells) await tellReceived(act, input.requestKey, replyBy)
    const { id: enquiryId, reference } = act.enquiry
    return { enquiryId, reference, messageId: input.requestKey, replyBy, hasJoined }
  })
}

/** Codes and days only. */
const traceOf = ({ channel, receivedOn, callerChecks }: NewContact) => ({
  channel,
  ...(receivedOn && { receivedOn }),
  ...(callerChecks.length > 0 && { callerChecks }),
})

/** @throws conflict when the form was sent before with other words */
async function writtenBefore({ tx, me }: Desk, input: NewContact): Promise<ContactRecorded | undefined> {
  const found = await findContact(tx, input.requestKey)
  if (!found) return undefined
  if (found.recordedById !== me.id || found.body !== input.asked) throw sentBefore()
  const { enquiryId, reference, replyBy, hasJoined } = found
  return { enquiryId, reference, replyBy, hasJoined, messageId: input.requestKey }
}

/** @throws not-found; validation-failed when it is not said who they are */
async function requireCaller({ tx, ctx }: Desk, input: NewContact): Promise<Caller> {
  const { familyMemberId, caseId, contact } = input
  if (!familyMemberId && !contact?.name)
    throw invalid('/contact/name', 'Say who it is: find them, or enter a name')
  const caller = await readCaller(tx, ctx.today, { familyMemberId, caseId })
  if (!caller) throw notFound()
  // Whose access has ended still rings; whoever was never on the case is somebody else than who was meant.
  if (familyMemberId && caller.case && caller.level === null)
    throw invalid('/caseId', 'This person is not on this case. Find the caller again')
  return caller
}

/**
 * The enquiry that this goes on with, or what a new one will be.
 * @throws validation-failed where it is not theirs: enquiries of two people are never joined
 */
async function requireEnquiry(
  { tx, ctx }: Desk,
  input: NewContact,
  caller: Caller,
  repeated: EnquiryRecordOfStaff | null,
): Promise<EnquiryRecordOfStaff> {
  if (repeated) return repeated
  const { joinsEnquiryId, requestKey, familyMemberId = null, caseId = null } = input
  if (!joinsEnquiryId) {
    if (input.topics.length === 0) throw invalid('/topics', 'Choose at least one topic')
    return {
      ...{ id: requestKey, reference: '', caseId, familyMemberId, topics: input.topics, status: 'waiting' },
      ...{ contactName: caller.name ?? input.contact?.name ?? '', team: teamOf(input.topics) },
      ...{ openedAt: ctx.now, waitingSince: ctx.now, replyBy: null, version: 1, mergedIntoId: null },
      ...{ priority: priorities.length - 1, ownerId: null },
    }
  }
  const enquiry = await lockEnquiry(tx, joinsEnquiryId)
  if (!enquiry) throw notFound()
  const isTheirs = enquiry.familyMemberId === familyMemberId && (familyMemberId || sameName(enquiry, input))
  const isAboutIt = enquiry.caseId === null || caseId === null || enquiry.caseId === caseId
  if (!isTheirs || !isAboutIt || enquiry.status === 'spam' || enquiry.mergedIntoId)
    throw invalid('/joinsEnquiryId', 'This enquiry is not one of theirs. Make it a new one')
  return enquiry
}

/** The enquiry that this is about again, counted; null: it is a matter of its own. */
async function repeatOf(
  { tx, ctx }: Desk,
  council: Council,
  input: NewContact,
): Promise<EnquiryRecordOfStaff | null> {
  const { familyMemberId = null, caseId = null, contact = null, topics, isNewMatter, requestKey } = input
  if (topics.length === 0) return null
  const came = { familyMemberId, caseId, contact: familyMemberId ? null : contact, topics, isNewMatter }
  const joined = await joinIfRepeat(tx, ctx, council, { ...came, messageId: requestKey })
  if (!joined) return null
  return (await lockEnquiry(tx, joined.id)) ?? null
}

const sameName = ({ contactName }: EnquiryRecordOfStaff, { contact }: NewContact) =>
  contactName.toLowerCase() === contact?.name.toLowerCase()

const teamOf = (topics: readonly TopicCode[]): TeamCode => topicSettings[topics[0] as TopicCode].team

/** A new enquiry with its first message and its promise. True: a day is promised that they have to hear of. */
async function open(act: Act, council: Council, input: NewContact): Promise<true> {
  const { tx, ctx, me, enquiry } = act
  const { channel, topics, contact, isMine } = input
  const at = arrivedAt(input.receivedOn, ctx.now)
  const usual = promiseForTopics(topics, at, englandAndWales)
  const level = Math.min(usual.level, input.priority ? priorities.indexOf(input.priority) : usual.level)
  const replyBy = level < usual.level ? replyByAt(topics, level, at, englandAndWales) : usual.replyBy
  const team = (isMine ? me.team : enquiry.team) as TeamCode
  enquiry.reference = await insertRecordedEnquiry(tx, {
    ...{ id: enquiry.id, caseId: enquiry.caseId, familyMemberId: enquiry.familyMemberId, channel, topics },
    contact: enquiry.familyMemberId ? null : { phone: contact?.phone, email: contact?.email },
    ...{ contactName: enquiry.contactName, priority: level, openedAt: at, replyBy, team },
    ...{ ownerId: isMine ? me.id : null, recordedById: me.id },
  })
  enquiry.team = team
  await writeAsked(act, input, at)
  const ownerName = promisedBy(council, team, isMine ? me.name : null)
  await insertPromise(tx, {
    ...{ enquiryId: enquiry.id, dueOn: replyBy, madeAt: at, ownerId: isMine ? me.id : null, ownerName },
  })
  await tellOtherTeams(tx, ctx, { id: enquiry.id, topics, team })
  return true
}

/** Goes on with an enquiry of theirs. True where a new day is promised. */
async function join(act: Act, council: Council, input: NewContact): Promise<boolean> {
  const { tx, ctx, enquiry } = act
  await writeAsked(act, input, arrivedAt(input.receivedOn, ctx.now))
  if (input.priority) await raisePriority(tx, enquiry.id, priorities.indexOf(input.priority))
  // One that was recognised as a repeat is counted already.
  if (!input.joinsEnquiryId) return true
  await countContact(tx, ctx, council, enquiry.id)
  return enquiry.status !== 'waiting'
}

/** @throws conflict when the key belongs to another message */
async function writeAsked({ tx, me, enquiry }: Act, input: NewContact, at: Date): Promise<void> {
  const { familyMemberId } = enquiry
  const isNew = await insertRecordedMessage(tx, {
    ...{
      id: input.requestKey,
      enquiryId: enquiry.id,
      body: input.asked,
      writtenAt: at,
      channel: input.channel,
    },
    author: familyMemberId ? { familyMember: familyMemberId } : 'contact',
    ...{ authorName: enquiry.contactName, recordedById: me.id },
  })
  if (!isNew) throw conflict('This form was sent before. Reload the page and look before you send it again.')
}

/** As when they ask on their own page: the reference and the day, nothing else. */
export async function tellReceived(
  { tx, ctx, enquiry }: Act,
  eventKey: string,
  replyBy: string,
): Promise<void> {
  if (!enquiry.familyMemberId) return
  await queueNotification(tx, ctx, {
    ...{ eventKey, kind: 'enquiry-received', to: { familyMembers: [enquiry.familyMemberId] } },
    caseId: enquiry.caseId,
    values: { reference: enquiry.reference, replyBy: formatDayLong(replyBy) },
  })
}

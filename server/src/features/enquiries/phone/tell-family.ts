import {
  type CallerCheck,
  type ContactChannel,
  type Council,
  type Day,
  formatDayLong,
  isCallerKnown,
} from '@send-hub/shared'
import { conflict, invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { requireNoAddress, requireNotHeldBack, requireNothingGivenAway } from '../../cases/index.ts'
import { type Act, tellAsker } from '../act-on-enquiry.ts'
import { addEnquiryEvent } from '../enquiry-events.ts'
import { isAnswer } from '../is-answer.ts'
import { keepPromise } from '../promise/index.ts'
import { setOurTurn } from '../promise/promise.store.ts'
import { replaceBy, requireStanding } from '../promise/promise-acts.ts'
import { signatureOf } from '../signature.ts'
import { insertRecordedMessage, setOwner } from './contacts.store.ts'

/** What was said to a family, and what we are bound to by it. */
export interface Talk {
  channel: ContactChannel
  told: string
  agreed: string
  agreedBy?: Day | undefined
  sendsAgreed: boolean
  isAnswered: boolean
  isMine: boolean
  callerChecks: readonly CallerCheck[]
  note: string
  confirms?: readonly string[] | undefined
}

/** Words of staff that stand in the thread as the family's own: the family reads them, too. */
type WithWords = { asked?: string }

/**
 * Looks at everything a talk would tell before anything is written. Gives back what was let stand, for the audit.
 * @throws validation-failed, conflict: nobody is told of a child before it is known who they are, nor past a restriction
 */
export async function checkTalk(
  { tx, ctx, enquiry }: Act,
  talk: Talk & WithWords,
  mayReadOnline: boolean,
): Promise<string[]> {
  const { told, agreed, agreedBy, asked = '' } = talk
  const says = told !== '' || agreed !== ''
  if (talk.isAnswered && !says)
    throw invalid('/told', 'Write down what you told them, or say that we still owe an answer')
  if (agreedBy && agreed === '') throw invalid('/agreed', 'Write down what you agreed to do by that day')
  if (agreedBy && agreedBy < ctx.today) throw invalid('/agreedBy', 'The day must be today or later')
  const { caseId, familyMemberId } = enquiry
  if (!caseId) return []
  if (says && !isCallerKnown(talk.callerChecks))
    throw invalid(
      '/callerChecks',
      'Tick how you checked who they are: two things that they knew, or one that proves it. Else tell them nothing',
    )
  if (says) await requireNotHeldBack(tx, caseId, familyMemberId)
  if (talk.sendsAgreed && familyMemberId && !mayReadOnline)
    throw invalid('/sendsAgreed', 'They can’t see this case online, so this would not reach them. Untick it')
  await requireNoAddress(tx, caseId, '/asked', asked)
  await requireNoAddress(tx, caseId, '/told', told)
  await requireNoAddress(tx, caseId, '/agreed', agreed)
  const text = [asked, ...(isSent(talk, familyMemberId) ? [told, agreed] : [])].filter(Boolean).join('\n\n')
  const withoutAccount = { name: enquiry.contactName, email: null, phone: null, addressLines: [] }
  const reader = familyMemberId ?? withoutAccount
  return requireNothingGivenAway(tx, ctx, { caseId, text, reader, confirms: talk.confirms ?? [] })
}

/** To somebody without an account nothing can be shown: what was said to them stands in the thread as it is. */
const isSent = ({ sendsAgreed }: Talk, familyMemberId: string | null) =>
  sendsAgreed || familyMemberId === null

/**
 * Writes what a talk came to into the thread, and what follows for the promise: a real answer keeps it, and what was
 * agreed for a day is the next one. Call `checkTalk` first.
 */
export async function writeTalk(act: Act, council: Council, talk: Talk): Promise<void> {
  const { tx, ctx, me, enquiry } = act
  const says = talk.told !== '' || talk.agreed !== ''
  if (says) await writeDown(act, council, talk)
  if (talk.note !== '') {
    await insertRecordedMessage(tx, {
      ...{ id: newId(), enquiryId: enquiry.id, author: { staff: me.id }, isNote: true, authorName: me.name },
      ...{ body: talk.note, writtenAt: ctx.now, channel: null, recordedById: null },
    })
  }
  if (talk.isMine) await setOwner(tx, enquiry.id, me.id, me.team)
  if (talk.isAnswered && (await isAnswer(tx, enquiry.id))) await keepPromise(tx, ctx, enquiry, me.id)
  if (talk.agreedBy) await promiseAgreedDay(act, council, talk.agreedBy)
}

async function writeDown(act: Act, council: Council, talk: Talk): Promise<void> {
  const { tx, ctx, me, enquiry } = act
  const id = newId()
  const isToThem = isSent(talk, enquiry.familyMemberId)
  await insertRecordedMessage(tx, {
    ...{ id, enquiryId: enquiry.id, author: { staff: me.id }, isNote: !isToThem },
    authorName: isToThem ? signatureOf(me, council) : me.name,
    body: wordsOfTalk(talk, ctx.today),
    // After what they asked, where both were written in the same moment.
    ...{ writtenAt: momentAfter(ctx.now), channel: talk.channel, recordedById: null },
  })
  if (isToThem) await tellAsker(act, id, 'enquiry-answered')
}

const momentAfter = (moment: Date) => new Date(moment.getTime() + 1)

const met = { phone: 'spoke on the phone', 'drop-in': 'spoke when you came to us', post: 'spoke' } as const

/** What was said and agreed, as the family reads it. `today` in Europe/London. */
export function wordsOfTalk(
  { channel, told, agreed, agreedBy }: Pick<Talk, 'channel' | 'told' | 'agreed' | 'agreedBy'>,
  today: Day,
): string {
  return [
    `We ${met[channel]} on ${formatDayLong(today)}.`,
    told,
    agreed && `What we agreed:\n${agreed}`,
    agreedBy && `We will do this by ${formatDayLong(agreedBy)}.`,
  ]
    .filter(Boolean)
    .join('\n\n')
}

/**
 * The day that was agreed is a promise like any other. While an answer is owed it never puts that off.
 * @throws conflict where the enquiry is closed
 */
async function promiseAgreedDay({ tx, ctx, enquiry }: Act, council: Council, dueOn: Day): Promise<void> {
  const standing = await requireStanding(tx, enquiry.id)
  if (standing.status === 'closed' || standing.status === 'spam') throw conflict('This enquiry is closed.')
  if (standing.status === 'waiting' && standing.replyBy !== null && standing.replyBy <= dueOn) return
  // After the one that was kept, where both are of the same moment.
  await replaceBy(tx, { ...ctx, now: momentAfter(ctx.now) }, council, standing, dueOn)
  await setOurTurn(tx, {
    ...{ enquiryId: enquiry.id, since: ctx.now, replyBy: dueOn },
    ...{ priority: standing.priority, isReopened: false },
  })
  await addEnquiryEvent(tx, ctx, enquiry.id, 'promise-renewed', { because: 'agreed', dueOn })
}

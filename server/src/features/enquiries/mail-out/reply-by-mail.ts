import {
  findGivenAway,
  type GivenAway,
  giveAwayWords,
  type MailOfReply,
  type NewReply,
} from '@send-hub/shared'
import type { z } from 'zod'
import type { StaffContext } from '../../../platform/context.ts'
import type { PagePart } from '../../../platform/db/page-part.ts'
import { statement } from '../../../platform/db/transaction.ts'
import { conflict, HubError, invalid } from '../../../platform/errors.ts'
import { queueNotification } from '../../notifications/index.ts'
import type { Act } from '../act-on-enquiry.ts'
import { mailCameBack } from './came-back.ts'

/** A reply, or a question of ours: what goes to them by email goes by one set of rules. */
type Written = Pick<z.infer<typeof NewReply>, 'body' | 'confirms' | 'fileIds' | 'reachesBy' | 'mailTo'>

interface Facts {
  familyMemberId: string | null
  caseId: string | null
  status: string
  hasWholeAnswers: boolean
  email: string | null
  cameBack: boolean
}

const columns = `e.family_member_id as "familyMemberId", e.case_id as "caseId", e.status, e.contact ->> 'email' as email,
  coalesce(f.replies_by_email, false) as "hasWholeAnswers",
  e.family_member_id is null and ${mailCameBack("lower(e.contact ->> 'email')")} as "cameBack"`

/** How an answer reaches who asked: shown beside the box before it is sent. */
export const mailOfReply: PagePart<MailOfReply, StaffContext> = {
  query: `select ${columns} from enquiries e left join family_members f on f.id = e.family_member_id where e.id = $3`,
  toView: (rows: Facts[]) => wayOf(rows[0]),
}

/**
 * Somebody without an account has no right to any case: what is linked to one may not go to an address that anybody could
 * have given. Staff link the person, or tell them in another way.
 */
function wayOf(facts: Facts | undefined): MailOfReply {
  if (!facts) return { way: 'none', address: null, refusal: null }
  const { familyMemberId, caseId, status, hasWholeAnswers, email, cameBack } = facts
  if (familyMemberId) return { way: hasWholeAnswers ? 'whole' : 'notice', address: null, refusal: null }
  if (!email) return { way: 'none', address: null, refusal: null }
  if (caseId) return { way: 'none', address: null, refusal: 'linked-to-case' }
  if (status === 'spam') return { way: 'none', address: null, refusal: 'spam' }
  if (cameBack) return { way: 'none', address: null, refusal: 'came-back' }
  return { way: 'choose', address: email, refusal: null }
}

const readFacts = statement(
  'enquiries.mail-of-reply',
  `select ${columns}, e.channel from enquiries e left join family_members f on f.id = e.family_member_id where e.id = $1`,
)

/**
 * Where the words of a reply, or of our question, go by plain email; null when they don't.
 * @throws validation-failed when the writer has not said how what answers an email reaches its sender, and for words that
 * name another child; conflict when they may not go by email, or the address is another than the writer saw
 */
export async function addressForReply(
  { tx, enquiry }: Act,
  input: Written,
  named: 'answer' | 'question',
): Promise<string | null> {
  const [facts] = await tx.rows<Facts & { channel: string }>(readFacts, [enquiry.id])
  const { way, address, refusal } = wayOf(facts)
  if (input.reachesBy === 'email') {
    if (refusal === 'linked-to-case') throw conflict(linkedToCase)
    if (refusal === 'came-back') throw conflict(cameBackWords)
    if (way !== 'choose' || !address) throw conflict(`This ${named} can’t go by email.`)
    if (input.mailTo?.toLowerCase() !== address.toLowerCase()) throw conflict(otherAddress)
    if (input.fileIds?.length) throw conflict(noFiles)
    requireNoOtherChild(input, enquiry.contactName)
    return address
  }
  if (way === 'choose' && facts?.channel === 'email' && !input.reachesBy)
    throw invalid('/reachesBy', `Say how your ${named} reaches them`)
  return null
}

const linkedToCase =
  'This enquiry is linked to a case, and its sender has no account with a right to it. Nothing of it may go by email: link the person, or tell them in another way.'
const noFiles =
  'Files don’t go by email, and they can’t sign in to open them. Take the files away, or give them to them in another way.'
const cameBackWords =
  'Email to this address came back. Check it with them, then correct it or say in the task that it is right, or tell them in another way.'
const otherAddress =
  'The email address is another one than when you opened this. Look at it again before you go on.'

/** No case, so no adults to compare with: but a number of a case or a pupil is of somebody. */
function requireNoOtherChild({ body, confirms = [] }: Written, name: string): void {
  const reader = { name, email: null, phone: null, addressLines: [] }
  const child = { forename: '', preferredName: null, surname: '', upn: null, references: [] }
  const left = findGivenAway(body, { reader, child, others: [] }).filter(
    ({ code }) => !confirms.includes(code),
  )
  if (left.length === 0) return
  throw new HubError(
    'validation-failed',
    'These words tell their reader of somebody else. Take that out, or confirm that it may stay.',
    { errors: left.map(faultOf) },
  )
}

const faultOf = ({ code, kind }: GivenAway) => ({
  pointer: `/confirms/${code}`,
  detail: `${giveAwayWords[kind]}. Take it out, or confirm that it may stay`,
})

/** Queues the mail: its words are read from the message when it goes, and the address is sealed until then. */
export async function sendReplyByMail(
  { tx, ctx }: Act,
  kind: 'reply-by-email' | 'ask-by-email',
  messageId: string,
  sealedTo: string,
): Promise<void> {
  await queueNotification(tx, ctx, { eventKey: messageId, kind, to: {}, sealedTo })
}

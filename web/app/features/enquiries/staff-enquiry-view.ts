import type { Council, Day, EnquiryForStaff, HereNow, UnsentKind } from '@send-hub/shared'
import { momentWords } from '../../lib/staff-moments.ts'
import { channelLabel, teamName, topicLabel } from '../../lib/staff-words.ts'
import { mailOfMessage, type ThreadMail } from '../inbound-mail/thread-mail.tsx'
import { type AnswerView, answerView, type Replies } from './answer-view.ts'
import { type AskedView, askedView } from './ask-staff-view.ts'
import { type ComplaintView, complaintView } from './complaint-view.ts'
import { type DraftView, draftView } from './live-draft-view.ts'
import { type PhoneBesideView, phoneBesideView } from './phone-beside.tsx'
import { type CaseBesideView, caseBesideView } from './staff-case-beside-view.ts'
import { type EnquiryAct, type FormState, noForm } from './staff-enquiry-forms.ts'
import { type PromisedView, promisedView } from './staff-promise-view.ts'
import { promiseWords, type Urgency, urgencyOf } from './staff-promise-words.ts'
import { type ThreadPlace, threadPlace } from './thread-place.tsx'
import type { TriageAct } from './triage-acts.ts'
import { type TriageView, triageView } from './triage-view.ts'

export type MessageView = {
  id: string
  /** `note`: staff only. `them`: whoever asks. */
  kind: 'them' | 'us' | 'note'
  name: string
  writtenAt: string
  when: string
  body: string
  /** The reference of the enquiry it was written in, where that was joined to this one. */
  joinedFrom: string | null
  /** The email it came by; null: it came another way. */
  mail: ThreadMail | null
}

/** All that the page of one enquiry shows: plain values, the same on the server and in the browser. */
export type EnquiryView = {
  now: number
  /** Europe/London. */
  today: Day
  id: string
  version: number
  reference: string
  contactName: string
  contact: { email: string | null; phone: string | null }
  /** They read the thread themselves and are told by email; else somebody has to ring or write. */
  canSignIn: boolean
  channel: string
  topics: string[]
  priority: number
  status: EnquiryForStaff['status']
  opened: string
  closed: string | null
  waitingSince: number | null
  urgency: Urgency
  promise: { heading: string; detail: string }
  /** What was promised before and now. */
  promised: PromisedView
  owner: string | null
  isMine: boolean
  team: string
  messages: MessageView[]
  thread: ThreadPlace
  /** Which were the newest, on a page of earlier messages; else empty. */
  newest: EnquiryForStaff['newest']
  /** Emails to who asked came back. */
  isMailStopped: boolean
  may: Record<Exclude<EnquiryAct, TriageAct | 'verdict' | 'unask'>, boolean>
  triage: TriageView
  complaint: ComplaintView
  /** What helps with an answer. */
  answers: AnswerView
  /** What they said besides their words, and the files. */
  asked: AskedView
  colleagues: { value: string; text: string }[]
  case: CaseBesideView | null
  phone: PhoneBesideView
  /** The reader's id: only they may keep what is typed here. */
  writerId: string
  /** What the reader has written here and not sent. */
  drafts: Record<UnsentKind, DraftView>
  /** Who has it open, the reader too. */
  here: HereNow[]
  /** How an answer would reach them. */
  mailOfReply: EnquiryForStaff['mailOfReply']
  /** Made with the page, so that sending a form twice writes once. */
  requestKeys: { reply: string; note: string; pause: string }
  form: FormState
  /** What the person has just done; null on a first look. */
  done: EnquiryAct | null
}

export type EnquiryFacts = {
  enquiry: EnquiryForStaff
  /** Name of the person at the desk. */
  me: string
  council: Council
  today: Day
  now: Date
  newKey: () => string
  /** Left out: nobody can answer it now. */
  savedReplies?: Replies
  /** The message before which those that are shown stand; left out: they are the newest. */
  before?: string | undefined
  form?: FormState
  done?: EnquiryAct | null
}

export function enquiryView(facts: EnquiryFacts): EnquiryView {
  const { enquiry, me, council, today, now, form = noForm, done = null } = facts
  const { id, version, reference, contactName, contact, priority, status } = enquiry
  return {
    now: now.getTime(),
    today,
    ...{ id, version, reference, contactName, contact, priority, status },
    canSignIn: enquiry.triage.familyMemberId !== null,
    channel: channelLabel(enquiry.channel),
    topics: enquiry.topics.map(topicLabel),
    opened: momentWords(enquiry.openedAt, today),
    closed: enquiry.closedAt && momentWords(enquiry.closedAt, today),
    waitingSince: status === 'waiting' && enquiry.waitingSince ? Date.parse(enquiry.waitingSince) : null,
    urgency: urgencyOf(enquiry, today),
    promise: promiseWords(enquiry, today),
    promised: promisedView(enquiry, today),
    owner: enquiry.ownerName,
    isMine: enquiry.ownerName === me,
    team: teamName(council, enquiry.team),
    messages: enquiry.messages.map((message) =>
      messageView(message, today, mailOfMessage(enquiry, message.id)),
    ),
    thread: threadPlace(`/staff/enquiries/${id}`, enquiry, facts.before),
    newest: enquiry.newest,
    isMailStopped: enquiry.isMailStopped,
    may: allowedActs(enquiry, me),
    triage: triageView(enquiry, council, today),
    complaint: complaintView(enquiry, today),
    answers: answerView(enquiry, facts.savedReplies ?? { items: [], mayChange: false }, today),
    asked: askedView(enquiry),
    colleagues: enquiry.colleagues
      .filter((colleague) => colleague.id !== enquiry.ownerId)
      .map(({ id, name, team }) => ({ value: id, text: `${name}, ${teamName(council, team)}` })),
    case: enquiry.case && caseBesideView(enquiry.case, today),
    phone: phoneBesideView(enquiry),
    writerId: enquiry.readerId,
    here: enquiry.here,
    drafts: {
      message: draftView(enquiry, 'message', form),
      note: draftView(enquiry, 'note', form),
    },
    mailOfReply: enquiry.mailOfReply,
    requestKeys: { reply: facts.newKey(), note: facts.newKey(), pause: facts.newKey() },
    form,
    done,
  }
}

/** What may be done with an enquiry as it stands, beside triage (triage-acts.ts). */
export function allowedActs(
  {
    status,
    ownerName,
    triage,
    promised,
  }: Pick<EnquiryForStaff, 'status' | 'ownerName'> & {
    promised: Pick<EnquiryForStaff['promised'], 'cannotPause'>
    triage: Pick<EnquiryForStaff['triage'], 'mergedInto'>
  },
  me: string,
): EnquiryView['may'] {
  const isOpen = status !== 'closed' && status !== 'spam'
  return {
    take: isOpen && ownerName !== me,
    'hand-over': isOpen,
    notes: true,
    replies: isOpen && triage.mergedInto === null,
    pause: promised.cannotPause === null && triage.mergedInto === null,
  }
}

function messageView(
  message: EnquiryForStaff['messages'][number],
  today: Day,
  mail: ThreadMail | null,
): MessageView {
  const { id, kind, authorKind, authorName, writtenAt, body, joinedFrom } = message
  return {
    id,
    kind: kind === 'note' ? 'note' : authorKind === 'family' || authorKind === 'contact' ? 'them' : 'us',
    name: authorName,
    writtenAt,
    when: momentWords(writtenAt, today),
    body,
    mail,
    joinedFrom,
  }
}

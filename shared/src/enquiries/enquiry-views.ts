import { z } from 'zod'
import { DutyView } from '../cases/case-views.ts'
import { RestrictionOfCase } from '../cases/people-restrictions.ts'
import { teamCodes } from '../councils/council.ts'
import { Day } from '../day.ts'
import { Confirms } from '../guard/given-away.ts'
import { Paging } from '../paging.ts'
import { AskedFor, OfferedAnswer, UrgentChoice } from './asking.ts'
import { CallBackForStaff } from './call-backs.ts'
import { CloseReason } from './close-reasons.ts'
import { ComplaintStage, FeedbackForFamily } from './complaint-views.ts'
import { WrittenDown, WrittenDownForFamily } from './contacts.ts'
import { OwnDraft } from './draft.ts'
import { DraftReviews } from './draft-review.ts'
import { EnquiryEventForStaff } from './enquiry-event.ts'
import { MailOfMessage } from './inbound-mail-views.ts'
import { HereNow } from './live-marks.ts'
import { FileTokens, MessageFileForFamily, MessageFileForStaff, SentFiles } from './message-files.ts'
import { PromisesForFamily, PromisesForStaff } from './promise-views.ts'
import { MailOfReply, SentByMail } from './reply-way.ts'
import { ToldBefore } from './told-before.ts'
import { TopicCode } from './topics.ts'
import { TriageForStaff } from './triage-views.ts'

export const EnquiryParams = z.object({ enquiryId: z.uuid() })

/** How many messages of a conversation are read at once: the newest, or those before one that is named. */
export const messagesOnPage = 100

/** `before`: a message of this conversation. Left out: the newest are read. */
export const EnquiryQuery = z.object({ before: z.uuid().optional() })

/** How many more there are before the messages that are given. */
const Earlier = z.number().int()

/** paused: we wait for the family, and the promise stands still. spam: staff's alone. */
export const EnquiryStatus = z.enum(['waiting', 'paused', 'answered', 'closed', 'spam'])
export type EnquiryStatus = z.infer<typeof EnquiryStatus>
/** To a family, what we took for spam is closed. */
export const EnquiryStatusForFamily = EnquiryStatus.exclude(['spam'])
export type EnquiryStatusForFamily = z.infer<typeof EnquiryStatusForFamily>

/** The longest message: about fifteen pages, more than anyone has to write and less than a mistake pastes. */
const longestMessage = 20_000

const MessageBody = z
  .string()
  .trim()
  .min(1, 'Write your message')
  .max(longestMessage, `Your message must be ${longestMessage.toLocaleString('en-GB')} characters or fewer`)

/** Made when the form is shown; sending the same form twice makes one enquiry or message. */
const RequestKey = z.uuid()

export const NewEnquiry = z.object({
  topic: TopicCode,
  body: MessageBody.describe('What the family member asks, in their words'),
  requestKey: RequestKey,
  files: FileTokens,
  urgentBecause: UrgentChoice.optional(),
  /** It is about something else than what they asked before. */
  isNewMatter: z.boolean().optional(),
  /** The answer they were shown before, and still asked. */
  offered: OfferedAnswer.optional(),
})
export type NewEnquiry = z.infer<typeof NewEnquiry>

export const NewMessage = z.object({ body: MessageBody, requestKey: RequestKey, files: FileTokens })
export type NewMessage = z.infer<typeof NewMessage>

/** An enquiry from another channel, by staff or another system. */
export const NewEnquiryFromChannel = z.object({
  channel: z.enum(['email', 'phone', 'post', 'drop-in', 'web']),
  topics: z.array(TopicCode).min(1, 'Choose at least one topic').max(5),
  body: MessageBody,
  contact: z.object({
    name: z.string().trim().min(1, 'Enter the name of the person who asks').max(200),
    email: z.email('Enter an email address in the correct format, like name@example.com').max(254).optional(),
    phone: z.string().trim().max(40).optional(),
  }),
  caseReference: z.string().max(20).optional(),
  /** It is about something else than what they asked before. */
  isNewMatter: z.boolean().optional(),
})
export type NewEnquiryFromChannel = z.infer<typeof NewEnquiryFromChannel>

/** `askedOn`: they had asked about this on that day, and the words joined that enquiry. */
export const EnquiryOpened = z.object({
  id: z.uuid(),
  reference: z.string(),
  replyBy: Day,
  askedOn: Day.optional(),
})

export const EnquiryForFamily = z.object({
  id: z.uuid(),
  reference: z.string(),
  caseId: z.uuid().nullable(),
  childName: z.string().nullable(),
  /** A school asked it, about a pupil of its own. */
  isOfSchool: z.boolean(),
  topics: z.array(z.string()),
  status: EnquiryStatusForFamily,
  openedAt: z.string(),
  replyBy: Day.nullable(),
  isOverdue: z.boolean(),
  /**
   * Where it goes on, when staff joined two questions of theirs; what was written here is read there too. `replyBy` is the
   * promise for both; null: nobody waits for an answer there.
   */
  mergedInto: z.object({ id: z.uuid(), reference: z.string(), replyBy: Day.nullable() }).nullable(),
  /** Who answers: a team, and a first name when somebody has taken it. */
  answeredBy: z.string(),
  /** At most `messagesOnPage`, oldest first. */
  messages: z.array(
    z.object({
      id: z.uuid(),
      from: z.enum(['you', 'us']),
      name: z.string(),
      writtenAt: z.string(),
      body: z.string(),
    }),
  ),
  earlier: Earlier,
  /** What was promised, broken promises too, and who has the question now. */
  promised: PromisesForFamily,
  /** Its stages where it is a complaint; empty where it is none. */
  complaint: z.array(ComplaintStage),
  feedback: FeedbackForFamily,
  /** Which messages came or went by phone, by post or at the door. */
  writtenDown: z.array(WrittenDownForFamily),
  /** What went with these messages, in the order in which it came. */
  files: z.array(MessageFileForFamily),
})
export type EnquiryForFamily = z.infer<typeof EnquiryForFamily>

export const EnquiryChannel = z.enum(['web', 'email', 'phone', 'post', 'drop-in'])
export type EnquiryChannel = z.infer<typeof EnquiryChannel>

/** Whose enquiries: a view of the queue. mine: also those of colleagues whom I cover for today. */
export const QueueName = z.enum(['all', 'mine', 'unassigned', 'team'])
export type QueueName = z.infer<typeof QueueName>

/** A mark in an address: there, or not. */
const Mark = z.literal('yes').optional()

export const EnquirySearch = Paging.extend({
  queue: QueueName.default('all'),
  /** waiting: our turn (the default), without those put aside until a day. snoozed: those. */
  status: z.enum(['waiting', 'snoozed', 'paused', 'answered', 'closed', 'spam', 'any']).default('waiting'),
  topic: TopicCode.optional(),
  owner: z.uuid().optional(),
  team: z.enum(teamCodes).optional(),
  /** 0 (a risk of harm) to 4. urgent: 0 and 1. */
  priority: z.enum(['0', '1', '2', '3', '4', 'urgent']).optional(),
  channel: EnquiryChannel.optional(),
  /** today: promised for today. */
  due: z.enum(['late', 'today']).optional(),
  /** Raised to a senior or a manager. */
  escalated: Mark,
  /** About no case that we know. */
  unlinked: Mark,
  query: z.string().trim().max(100).optional(),
  sort: z.enum(['reply-by', 'waiting', 'newest']).default('reply-by'),
})
export type EnquirySearch = z.infer<typeof EnquirySearch>

export const EnquiryRow = z.object({
  id: z.uuid(),
  reference: z.string(),
  contactName: z.string(),
  caseId: z.uuid().nullable(),
  caseReference: z.string().nullable(),
  childName: z.string().nullable(),
  topics: z.array(z.string()),
  priority: z.number().int(),
  channel: z.string(),
  status: EnquiryStatus,
  openedAt: z.string(),
  waitingSince: z.string().nullable(),
  replyBy: Day.nullable(),
  /** Calendar days past the promised day; 0 while it can still be kept. */
  daysOver: z.number().int(),
  ownerId: z.uuid().nullable(),
  ownerName: z.string().nullable(),
  /** Whether the owner is away today. */
  ownerIsAway: z.boolean(),
  team: z.string(),
  version: z.number().int(),
  /** What the asker is on the case; null: not known, or nothing. */
  askerRole: z.string().nullable(),
  /** Out of the queue until this day; null: in it. */
  snoozedUntil: Day.nullable(),
  /** The place in `escalationLevels`. */
  escalation: z.number().int(),
  contactCount: z.number().int(),
  /** Since when it waits for the family; null unless paused. */
  pausedSince: z.string().nullable(),
  /** Colleagues who have begun an answer and not sent it. */
  draftsBy: z.array(z.string()),
  /** Words in it sound like a risk of harm, and nobody has said yet whether they are. */
  mayBeHarm: z.boolean(),
  /** A call back that is agreed: two hours from `startsAtHour`, Europe/London. */
  callBack: z.object({ on: Day, startsAtHour: z.number().int() }).nullable(),
})
export type EnquiryRow = z.infer<typeof EnquiryRow>
/** `isMore`: there are more than `total`, which were not counted. */
export const EnquiryRows = z.object({
  items: z.array(EnquiryRow),
  total: z.number().int(),
  isMore: z.boolean().optional(),
})
export type EnquiryRows = z.infer<typeof EnquiryRows>

/** Whether the asker may see the case: `ended` and `held-back` may be told nothing of it. */
export const AskerStanding = z.enum(['runs', 'ended', 'held-back', 'none'])
export type AskerStanding = z.infer<typeof AskerStanding>

export const EnquiryForStaff = EnquiryRow.extend({
  contact: z.object({ email: z.string().nullable(), phone: z.string().nullable() }),
  closedAt: z.string().nullable(),
  /** At most `messagesOnPage`, oldest first. */
  messages: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(['message', 'note']),
      authorKind: z.enum(['family', 'staff', 'contact', 'system']),
      authorName: z.string(),
      writtenAt: z.string(),
      body: z.string(),
      /** The reference of the enquiry it was written in, where that was joined to this one. */
      joinedFrom: z.string().nullable(),
    }),
  ),
  earlier: Earlier,
  /** Which are the newest, where those before another are given; else empty. */
  newest: z.array(z.object({ id: z.uuid(), writtenAt: z.string() })),
  /** Who reads this: what is typed beside it is theirs. */
  readerId: z.uuid(),
  /** What whoever reads this has written here and not sent. */
  ownDrafts: z.array(OwnDraft),
  /** Who of staff has it open now, the reader too. */
  here: z.array(HereNow),
  /** What the asker said besides their words. */
  asked: AskedFor,
  /** What went with these messages and notes or with what we wrote down, and what the reader has chosen for an answer. */
  files: z.array(MessageFileForStaff),
  /** Which messages came or went by phone, by post or at the door. */
  writtenDown: z.array(WrittenDown),
  /** The last call back, agreed or over, with every try; null where none was ever agreed. */
  lastCallBack: CallBackForStaff,
  /** What was done with it, oldest first. */
  events: z.array(EnquiryEventForStaff),
  /** Which of these messages came by email, and how sure we are who wrote them. */
  mails: z.array(MailOfMessage),
  /** Mail to who asked came back: nothing but codes goes to them until their address was checked. */
  isMailStopped: z.boolean(),
  /** How an answer would reach them. */
  mailOfReply: MailOfReply,
  triage: TriageForStaff,
  /** Every day promised for an answer, and whether it may be paused. */
  promised: PromisesForStaff,
  /** Its stages where it is a complaint; empty where it is none. */
  complaint: z.array(ComplaintStage),
  /** What this asker was told by us before, elsewhere than in this thread. */
  toldBefore: z.array(ToldBefore),
  /** What a colleague thinks of the reader's draft; null: nobody was asked. */
  ownReview: DraftReviews.shape.own,
  /** Colleagues' drafts that the reader is asked to look at. */
  draftsToRead: DraftReviews.shape.toRead,
  /** The child's live case, beside the question; null while nobody has linked one. */
  case: z
    .object({
      id: z.uuid(),
      reference: z.string(),
      childName: z.string(),
      birthOn: Day,
      stage: z.string(),
      statusSince: Day,
      officer: z.string().nullable(),
      isLate: z.boolean(),
      lateByDays: z.number().int(),
      duties: z.array(DutyView),
      /** How the asker may see this case: what they may be told. */
      askerLevel: z.string().nullable(),
      askerRelationship: z.string().nullable(),
      askerStanding: AskerStanding,
      /** Who may be told what: in plain sight. Empty for other systems. */
      restrictions: z.array(RestrictionOfCase),
      /** Contact details are left out here until somebody asks for them on the case. */
      isAddressHidden: z.boolean(),
      /** What the family reads on its page now. */
      familyWords: z.object({
        title: z.string(),
        now: z.string(),
        next: z.string(),
        late: z.object({ heading: z.string(), paragraphs: z.array(z.string()) }).nullable(),
      }),
    })
    .nullable(),
  colleagues: z.array(z.object({ id: z.uuid(), name: z.string(), team: z.string() })),
})
export type EnquiryForStaff = z.infer<typeof EnquiryForStaff>

/** Every act names the version it was decided on, so that nothing is answered or taken twice. */
const Version = z.coerce.number().int()

export const TakeEnquiry = z.object({ version: Version })
export const HandOverEnquiry = z.object({
  version: Version,
  ownerId: z.uuid('Choose who takes it over'),
  note: z.string().trim().max(2_000).optional(),
})
/** The draft that is sent with this: it is done with then, unless it was changed in another tab. */
const DraftVersion = z.coerce.number().int().optional()
export const NewNote = z.object({ body: MessageBody, requestKey: RequestKey, draftVersion: DraftVersion })
export const NewReply = z.object({
  body: MessageBody,
  requestKey: RequestKey,
  version: Version,
  /** What the words give away of somebody else and may stay (shared/src/guard/given-away.ts). */
  confirms: Confirms.optional(),
  draftVersion: DraftVersion,
  ...SentFiles.shape,
  ...SentByMail.shape,
})
export const CloseEnquiry = z.object({
  version: Version,
  reason: CloseReason,
  /** Owed where somebody still waits, and where the reason says little. */
  words: z.string().trim().max(500, 'Use 500 characters or fewer').optional(),
})

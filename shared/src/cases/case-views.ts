import { z } from 'zod'
import { AccessLevel, AccessRole } from '../access/access-roles.ts'
import { RightsForFamily } from '../access/rights-views.ts'
import { Day } from '../day.ts'
import { DocumentForFamily, DocumentForStaff } from '../documents/document-views.ts'
import { Confirms } from '../guard/given-away.ts'
import { LetterForFamily, LetterForStaff, NewLetter } from '../letters/letter-views.ts'
import { Paging } from '../paging.ts'
import { AdviceBoard, ReportsForFamily, SettingsForFamily } from './advice-views.ts'
import { RecordKind, StepKind } from './case-event.ts'
import { CaseStatus } from './case-status.ts'
import { AppealForFamily } from './challenge-words.ts'
import { DraftForStaff, DraftOnCase } from './draft.ts'
import { dutyStates } from './duty.ts'
import { TribunalOrder } from './event-details.ts'
import { RestrictionOfCase } from './people-restrictions.ts'

export const CaseParams = z.object({ caseId: z.uuid() })

/** A mark on the 20-week line. `on`: when it was done. `by`: the legal day. */
export const TimelineStep = z.object({
  key: z.string(),
  label: z.string(),
  state: z.enum(['done', 'done-late', 'now', 'late', 'later']),
  on: Day.nullable(),
  by: Day.nullable(),
})
export type TimelineStep = z.infer<typeof TimelineStep>

export const timelineSubjects = ['twenty-weeks', 'review', 'changes', 'new-assessment'] as const

/** One child on "Your children". */
export const CaseCard = z.object({
  id: z.uuid(),
  reference: z.string(),
  childName: z.string(),
  /** The reader helps somebody else with this case. */
  isHelping: z.boolean(),
  /** The reader is the young person whom the case is about. */
  isAboutReader: z.boolean(),
  title: z.string(),
  isYourTurn: z.boolean(),
  isLate: z.boolean(),
  nextDate: z.object({ label: z.string(), day: Day }).nullable(),
  newReplies: z.number().int(),
})
export type CaseCard = z.infer<typeof CaseCard>
export const CaseCards = z.object({
  items: z.array(CaseCard),
  /** Pupils whom the same reader sees as somebody of a school. */
  pupilCount: z.number().int(),
})

/** Everything a family member may see of a case, in words they can read as they are. */
export const CaseForFamily = z.object({
  id: z.uuid(),
  reference: z.string(),
  childName: z.string(),
  status: CaseStatus,
  stage: z.object({
    title: z.string(),
    now: z.string(),
    next: z.string(),
    youCanDo: z.string(),
    who: z.string(),
  }),
  /** The one date that matters now. `isYourTurn`: the family has to act by then. */
  keyDate: z
    .object({ label: z.string(), day: Day, daysLeft: z.number().int(), isYourTurn: z.boolean() })
    .nullable(),
  /** The honest late wording, a paragraph each; null when nothing is late. */
  late: z.object({ heading: z.string(), paragraphs: z.array(z.string()) }).nullable(),
  exception: z.string().nullable(),
  /** Dates promised before for the same step, oldest first: what became of each. */
  earlierPromises: z.array(
    z.object({ day: Day, madeOn: Day, outcome: z.enum(['kept', 'missed', 'changed']) }),
  ),
  /** What goes on beside the stage, a sentence or two each. */
  alsoHappening: z.array(z.string()),
  /** Only for a reader who has the right to appeal, while its time runs. */
  appeal: AppealForFamily.nullable(),
  /** We do not know the day, or whether this reader has the right: their letter says. Never once the time is over. */
  mayAppealByLetter: z.boolean(),
  /** Whose right to appeal runs now, for a reader who has it not and may read of it, such as a social worker. */
  appealIsOf: z.enum(['parent', 'young-person']).nullable(),
  /** A young person reads about themselves. */
  isAboutReader: z.boolean(),
  /** What the line below is about: the first 20 weeks, or what the plan goes through now. */
  timelineOf: z.enum(timelineSubjects),
  timeline: z.array(TimelineStep),
  history: z.array(z.object({ id: z.string(), on: Day, text: z.string() })),
  contact: z.object({ team: z.string(), phone: z.string(), email: z.string(), hours: z.string() }),
  advice: z.object({ name: z.string(), about: z.string(), phone: z.string(), url: z.string() }),
  seenBy: z.array(z.object({ name: z.string(), relationship: z.string().nullable(), isYou: z.boolean() })),
  /** This reader may see who of the council opened the case. */
  showsLooked: z.boolean(),
  /** This reader has set up no second check yet. */
  offersSecondCheck: z.boolean(),
  /** Something that this reader said was wrong was answered in the last month. */
  hasCorrectionAnswer: z.boolean(),
  /** Whose helper the reader is, and until when; null for the family. */
  helps: z.object({ name: z.string(), until: Day.nullable() }).nullable(),
  /** The reports of the assessment that runs, and how many settings were asked; never who in person. */
  reports: ReportsForFamily,
  settings: SettingsForFamily,
  enquiries: z.array(
    z.object({
      id: z.uuid(),
      reference: z.string(),
      topics: z.array(z.string()),
      status: z.enum(['waiting', 'paused', 'answered', 'closed']),
      openedOn: Day,
      replyBy: Day.nullable(),
      isOverdue: z.boolean(),
      /** The last day that we missed since we last answered. */
      missedBy: Day.nullable(),
    }),
  ),
  /** What was released to this reader, and what they sent; newest first. */
  documents: z.array(DocumentForFamily),
  /** Letters to this reader, newest first. */
  letters: z.array(LetterForFamily),
  /** The draft this reader has to check; null without one, or when they may only look. */
  draft: DraftOnCase.nullable(),
  /** That the rights pass, or have passed, to the young person; null for those whom it does not touch. */
  rights: RightsForFamily.nullable(),
  /** Null when this reader may only look. */
  asking: z.object({ workingDays: z.number().int(), replyBy: Day }).nullable(),
})
export type CaseForFamily = z.infer<typeof CaseForFamily>

/** A duty of the statutory clock. Days are YYYY-MM-DD, Europe/London. */
export const DutyView = z.object({
  kind: z.string(),
  /** What it is about where a case can have several of the kind; else null. */
  subjectId: z.uuid().nullable(),
  state: z.enum(dutyStates),
  label: z.string(),
  legalDate: Day,
  /** Last working day strictly before the legal date. */
  actBy: Day,
  metOn: Day.nullable(),
  lateByDays: z.number().int(),
  exception: z.string().nullable(),
  promisedDate: Day.nullable(),
})
export type DutyView = z.infer<typeof DutyView>

export const CaseRow = z.object({
  id: z.uuid(),
  reference: z.string(),
  childName: z.string(),
  birthOn: Day,
  status: CaseStatus,
  stage: z.string(),
  statusSince: Day,
  district: z.string().nullable(),
  team: z.string(),
  officer: z.string().nullable(),
  nextDuty: z.string().nullable(),
  nextLegalOn: Day.nullable(),
  isLate: z.boolean(),
})
export type CaseRow = z.infer<typeof CaseRow>

export const CaseSearch = Paging.extend({
  query: z.string().trim().max(100).optional(),
  stage: CaseStatus.optional(),
  district: z.string().max(60).optional(),
  late: z.stringbool().optional(),
})
export type CaseSearch = z.infer<typeof CaseSearch>
export const CaseRows = z.object({ items: z.array(CaseRow), total: z.number().int() })

export const CaseForStaff = z.object({
  id: z.uuid(),
  reference: z.string(),
  version: z.number().int(),
  child: z.object({
    name: z.string(),
    preferredName: z.string().nullable(),
    birthOn: Day,
    upn: z.string().nullable(),
    postcode: z.string().nullable(),
    district: z.string().nullable(),
  }),
  status: CaseStatus,
  stage: z.string(),
  statusSince: Day,
  receivedOn: Day,
  team: z.string(),
  officer: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  isLate: z.boolean(),
  lateByDays: z.number().int(),
  duties: z.array(DutyView),
  /** The steps the rules allow now. */
  nextSteps: z.array(z.object({ kind: StepKind, to: CaseStatus, label: z.string() })),
  /** The facts that the rules allow to record now. */
  records: z.array(z.object({ kind: RecordKind, label: z.string() })),
  /** Orders of the Tribunal that are not carried out yet. */
  ordersWaiting: z.array(TribunalOrder),
  people: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      relationship: z.string(),
      role: AccessRole,
      level: AccessLevel,
      /** A restriction stands in the way: they see nothing and hear nothing, whatever their level. */
      isHeldBack: z.boolean(),
      startsOn: Day,
      endsOn: Day.nullable(),
      hasParentalResponsibility: z.boolean().nullable(),
      email: z.string().nullable(),
      phone: z.string().nullable(),
      preferredLanguage: z.string(),
      /** Lines of the address that letters go to; never shown to another family member. */
      postalAddress: z.array(z.string()),
    }),
  ),
  /** What must not be done around this child; the notes are for people, not for other systems. */
  restrictions: z.array(RestrictionOfCase),
  /** Where the child lives and learns, and how to reach anybody, is left out until somebody asks for it. */
  isAddressHidden: z.boolean(),
  /** Until when the case, locked to this reader, is open to them in an emergency. */
  glassUntil: z.iso.datetime().nullable(),
  /** Nobody may act for this child here: somebody has to be found. */
  mayNobodyAct: z.boolean(),
  promises: z.array(
    z.object({
      id: z.uuid(),
      duty: z.string(),
      dueOn: Day,
      madeOn: Day,
      ownerName: z.string(),
      reason: z.string(),
      outcome: z.enum(['open', 'kept', 'missed', 'changed']),
    }),
  ),
  events: z.array(
    z.object({
      id: z.uuid(),
      kind: z.string(),
      label: z.string(),
      on: Day,
      recordedAt: z.string(),
      by: z.string(),
      /** What the entry carries besides its day, in words. */
      about: z.string().nullable(),
      isVisibleToFamily: z.boolean(),
      note: z.string().nullable(),
      /** It was wrong: another entry says so. */
      isCorrected: z.boolean(),
      canBeCorrected: z.boolean(),
    }),
  ),
  enquiries: z.array(
    z.object({
      id: z.uuid(),
      reference: z.string(),
      contactName: z.string(),
      status: z.string(),
      topics: z.array(z.string()),
      openedOn: Day,
      replyBy: Day.nullable(),
    }),
  ),
  advice: AdviceBoard,
  /** Newest first. */
  documents: z.array(DocumentForStaff),
  /** Newest first; one for each adult. */
  letters: z.array(LetterForStaff),
  /** What the family said of the newest draft and asked for; null without one. */
  draft: DraftForStaff.nullable(),
  /** What the family reads now, word for word. */
  familyWords: z.object({
    title: z.string(),
    now: z.string(),
    next: z.string(),
    youCanDo: z.string(),
    late: z.object({ heading: z.string(), paragraphs: z.array(z.string()) }).nullable(),
  }),
})
export type CaseForStaff = z.infer<typeof CaseForStaff>

export const CaseStep = z.object({
  kind: StepKind,
  on: Day,
  /** The version of the case that the officer was looking at. */
  version: z.coerce.number().int(),
  note: z.string().trim().max(2_000).optional(),
  /** SEN2 CeaseReason; needed when a plan ends. */
  ceaseReason: z.coerce.number().int().min(1).max(9).optional(),
  /** The day of the review meeting, which may lie ahead; needed when a review is arranged. */
  meetingOn: Day.optional(),
  /** A plan that changed only in section I: an appeal against it needs no mediation certificate. */
  sectionsOnly: z.literal('I').optional(),
  /** Needed where the step is told by letter (shared/src/letters/letter-kind.ts). */
  letter: NewLetter.optional(),
})
export type CaseStep = z.infer<typeof CaseStep>

export const NewDelay = z.object({
  duty: z.string().min(1, 'Choose which step is late'),
  reason: z.string().min(1, 'Choose the reason'),
  /** Own words for the family, where the reason is "other". */
  reasonWords: z.string().trim().max(200).optional(),
  promisedOn: Day,
  ownerId: z.uuid('Choose who stands behind this date'),
  /** What the reason gives away of somebody else and may stay. */
  confirms: Confirms.optional(),
  version: z.coerce.number().int(),
})
export type NewDelay = z.infer<typeof NewDelay>

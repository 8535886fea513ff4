import type { CameBy, FamilyRequestKind, PlanSection, RequestAnswer } from '@send-hub/shared'
import type { Context, FamilyContext, StaffContext } from '../../../platform/context.ts'
import type { PagePart } from '../../../platform/db/page-part.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'

export interface DraftCommentsRow {
  id: string
  draftEventId: string
  familyMemberId: string
  name: string
  sections: Partial<Record<PlanSection, string>>
  settingName: string | null
  sentAt: Date | null
  updatedAt: Date
  /** Where staff entered it: how it came. */
  cameBy: CameBy | null
  /** Only where staff read it: a family's connection knows no staff. */
  enteredBy?: string | null
}

export interface FamilyRequestRow {
  id: string
  draftEventId: string | null
  familyMemberId: string
  name: string
  kind: FamilyRequestKind
  words: string | null
  askedAt: Date
  answerBy: string
  answeredAt: Date | null
  answer: RequestAnswer | null
  answerWords: string | null
  extendedTo: string | null
  answeredByName: string | null
  cameBy: CameBy | null
  enteredBy?: string | null
}

const commentsOf = (
  more = '',
) => `select d.id, d.draft_event_id as "draftEventId", d.family_member_id as "familyMemberId", f.name,
    d.sections, d.setting_name as "settingName", d.sent_at as "sentAt", d.updated_at as "updatedAt", d.came_by as "cameBy"${more}
  from draft_comments d join family_members f on f.id = d.family_member_id and d.taken_back_at is null`
const requestsOf = (
  more = '',
) => `select r.id, r.draft_event_id as "draftEventId", r.family_member_id as "familyMemberId", f.name, r.kind,
    r.words, r.asked_at as "askedAt", r.answer_by as "answerBy", r.answered_at as "answeredAt", r.answer,
    r.answer_words as "answerWords", r.extended_to as "extendedTo", r.answered_by_name as "answeredByName",
    r.came_by as "cameBy"${more}
  from family_requests r join family_members f on f.id = r.family_member_id`

const enteredBy = (row: string) =>
  `, (select s.name from staff_members s where s.id = ${row}.entered_by_id) as "enteredBy"`

type FromJson<Row> = {
  [Key in keyof Row]: Date extends Row[Key] ? string | Extract<Row[Key], null> : Row[Key]
}

const toMoment = (text: string | null) => (text === null ? null : new Date(text))
const toComments = (rows: FromJson<DraftCommentsRow>[]): DraftCommentsRow[] =>
  rows.map((row) => ({ ...row, sentAt: toMoment(row.sentAt), updatedAt: new Date(row.updatedAt) }))
const toRequests = (rows: FromJson<FamilyRequestRow>[]): FamilyRequestRow[] =>
  rows.map((row) => ({ ...row, askedAt: new Date(row.askedAt), answeredAt: toMoment(row.answeredAt) }))

/** What was written and asked about the drafts of a case, of every round: `wordsOfRound` leaves those of one. */
export interface DraftWordsRows {
  comments: DraftCommentsRow[]
  /** Newest first. */
  requests: FamilyRequestRow[]
}

type DraftParts<Ctx extends Context> = {
  [Key in keyof DraftWordsRows]: PagePart<DraftWordsRows[Key], Ctx>
}

/** One person's words: what is not sent yet first, then what was sent, newest first; and what they asked for. */
export const draftOfPerson: DraftParts<FamilyContext> = {
  comments: {
    query: `${commentsOf()} where d.case_id = $3 and d.family_member_id = $1
      order by d.sent_at desc nulls first, d.updated_at desc`,
    toView: toComments,
  },
  requests: {
    query: `${requestsOf()} where r.case_id = $3 and r.family_member_id = $1 order by r.asked_at desc, r.id desc`,
    toView: toRequests,
  },
}

/** What everybody sent, oldest first, and asked for. */
export const draftOfEverybody: DraftParts<StaffContext> = {
  comments: {
    query: `${commentsOf(enteredBy('d'))} where d.case_id = $3 and d.sent_at is not null order by d.sent_at, d.id`,
    toView: toComments,
  },
  requests: {
    query: `${requestsOf(enteredBy('r'))} where r.case_id = $3 order by r.asked_at desc, r.id desc`,
    toView: toRequests,
  },
}

/** The words about the drafts of a round and the requests about them, with any request that still waits. */
export function wordsOfRound(
  { comments, requests }: DraftWordsRows,
  draftIds: readonly string[],
): DraftWordsRows {
  return {
    comments: comments.filter(({ draftEventId }) => draftIds.includes(draftEventId)),
    requests: requests.filter(
      ({ draftEventId, answeredAt }) =>
        answeredAt === null || (draftEventId !== null && draftIds.includes(draftEventId)),
    ),
  }
}

const carryOver = statement(
  'drafts.carry-over',
  `update draft_comments set draft_event_id = $3 where id = (
     select id from draft_comments where case_id = $1 and family_member_id = $2 and draft_event_id = any($4)
       and sent_at is null order by updated_at desc limit 1)
   and draft_event_id <> $3 and not exists (
     select from draft_comments d where d.draft_event_id = $3 and d.family_member_id = $2 and d.sent_at is null)`,
)

/** A new draft took the place of the one that somebody was writing about: their words go along. */
export async function carryOverComments(
  tx: Tx,
  caseId: string,
  familyMemberId: string,
  draft: { draftId: string; draftIds: string[] },
): Promise<void> {
  await tx.rows(carryOver, [caseId, familyMemberId, draft.draftId, draft.draftIds])
}

// Two tabs that save two sections at once both keep theirs: the database puts the sections together.
const upsertComments = statement(
  'drafts.upsert-comments',
  `insert into draft_comments as d (id, case_id, draft_event_id, family_member_id, sections, setting_name, updated_at)
   values ($1, $2, $3, $4, $5::jsonb, $6, $7)
   on conflict (draft_event_id, family_member_id) where sent_at is null do update
     set sections = d.sections || excluded.sections, setting_name = coalesce(excluded.setting_name, d.setting_name),
       updated_at = excluded.updated_at`,
)

/** Words typed, not sent. An empty text takes back what was there; a setting of null leaves it as it is. */
export async function saveTypedComments(
  tx: Tx,
  comments: Pick<DraftCommentsRow, 'id' | 'draftEventId' | 'familyMemberId' | 'sections' | 'settingName'> & {
    caseId: string
    at: Date
  },
): Promise<void> {
  const { id, caseId, draftEventId, familyMemberId, sections, settingName, at } = comments
  await tx.rows(upsertComments, [
    id,
    caseId,
    draftEventId,
    familyMemberId,
    JSON.stringify(sections),
    settingName,
    at,
  ])
}

const sendComments = statement(
  'drafts.send-comments',
  `update draft_comments set sent_at = $3 where draft_event_id = $1 and family_member_id = $2 and sent_at is null`,
)

export async function markCommentsSent(tx: Tx, draftEventId: string, familyMemberId: string, at: Date) {
  await tx.rows(sendComments, [draftEventId, familyMemberId, at])
}

const insertRequest = statement(
  'drafts.insert-request',
  `insert into family_requests (id, case_id, family_member_id, draft_event_id, kind, words, asked_at, answer_by, came_by,
     entered_by_id)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
)

export interface NewRequestRow {
  id: string
  caseId: string
  familyMemberId: string
  draftEventId: string
  kind: FamilyRequestKind
  words: string | null
  askedAt: Date
  answerBy: string
  /** By staff, for this person. */
  entered?: Entered | undefined
}

/** Who of staff entered something for a family member, and how it had come. */
export interface Entered {
  cameBy: CameBy
  byId: string
}

export async function insertFamilyRequest(tx: Tx, request: NewRequestRow): Promise<void> {
  const { id, caseId, familyMemberId, draftEventId, kind, words, askedAt, answerBy, entered } = request
  const values = [id, caseId, familyMemberId, draftEventId, kind, words, askedAt, answerBy]
  await tx.rows(insertRequest, [...values, entered?.cameBy ?? null, entered?.byId ?? null])
}

const enterComments = statement(
  'drafts.enter-comments',
  `insert into draft_comments (id, case_id, draft_event_id, family_member_id, sections, setting_name, sent_at, updated_at,
     came_by, entered_by_id) values ($1, $2, $3, $4, $5::jsonb, $6, $7, $8, $9, $10)`,
)

/** Words of a family member that staff enter. What that person has typed here and not sent stays beside them. */
export async function insertEnteredComments(
  tx: Tx,
  comments: Pick<DraftCommentsRow, 'id' | 'draftEventId' | 'familyMemberId' | 'sections' | 'settingName'> & {
    caseId: string
    toldAt: Date
    at: Date
    entered: Entered
  },
): Promise<void> {
  const { id, caseId, draftEventId, familyMemberId, sections, settingName, toldAt, at, entered } = comments
  await tx.rows(enterComments, [
    ...[id, caseId, draftEventId, familyMemberId, JSON.stringify(sections), settingName, toldAt, at],
    ...[entered.cameBy, entered.byId],
  ])
}

const takeBack = statement(
  'drafts.take-back-comments',
  `update draft_comments d set taken_back_at = $3
   where d.id = $2 and d.case_id = $1 and d.entered_by_id is not null and d.taken_back_at is null
   returning d.family_member_id as "familyMemberId", (select v.id from case_events v where v.case_id = d.case_id
     and v.kind = 'draft-comments-received' and v.details ->> 'commentsId' = d.id::text) as "eventId"`,
)

/** Undefined when there is none that staff entered; else whose they were, and the event that told of them. */
export async function takeBackComments(tx: Tx, caseId: string, id: string, at: Date) {
  return (await tx.rows<{ familyMemberId: string; eventId: string }>(takeBack, [caseId, id, at]))[0]
}

const readRequest = statement('drafts.request', `${requestsOf()} where r.id = $1 and r.case_id = $2`)

export async function findFamilyRequest(tx: Tx, caseId: string, id: string) {
  return (await tx.rows<FamilyRequestRow>(readRequest, [id, caseId]))[0]
}

const answerRow = statement(
  'drafts.answer-request',
  `update family_requests set answered_at = $2, answer = $3, answer_words = $4, extended_to = $5, answered_by_id = $6,
     answered_by_name = $7, draft_event_id = coalesce($8, draft_event_id) where id = $1 and answered_at is null`,
)

export async function answerRequestRow(
  tx: Tx,
  id: string,
  answer: {
    at: Date
    answer: RequestAnswer
    words: string
    extendedTo: string | null
    /** Time is given for the draft that the family has now, whichever it was asked about. */
    forDraft: string | null
    byId: string | null
    byName: string
  },
): Promise<void> {
  const { at, answer: said, words, extendedTo, forDraft, byId, byName } = answer
  await tx.rows(answerRow, [id, at, said, words, extendedTo, byId, byName, forDraft])
}

const readOldestOpen = statement(
  'drafts.oldest-open-request',
  `select kind, asked_at as "askedAt" from family_requests where case_id = $1 and answered_at is null
   order by asked_at, id limit 1`,
)

export async function findOldestOpenRequest(tx: Tx, caseId: string) {
  return (await tx.rows<Pick<FamilyRequestRow, 'kind' | 'askedAt'>>(readOldestOpen, [caseId]))[0]
}

import type { LetterContent, LetterForFamily, LetterForStaff, LetterKind } from '@send-hub/shared'
import type { FamilyContext, StaffContext } from '../../platform/context.ts'
import type { PagePart } from '../../platform/db/page-part.ts'
import { statement, type Tx } from '../../platform/db/transaction.ts'
import { type PostingRow, postOf } from './post-by.ts'

export interface NewLetterRow {
  id: string
  caseId: string
  eventId: string
  kind: LetterKind
  familyMemberId: string
  content: LetterContent
  templateVersion: number
  isByPost: boolean
  createdAt: Date
}

const insertRow = statement(
  'letters.insert',
  `insert into letters (id, case_id, event_id, kind, family_member_id, content, template_version, is_by_post, sent_on,
     created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
)

export async function insertLetter(tx: Tx, letter: NewLetterRow): Promise<void> {
  const { id, caseId, eventId, kind, familyMemberId, content, templateVersion, isByPost, createdAt } = letter
  const values = [id, caseId, eventId, kind, familyMemberId, content, templateVersion, isByPost]
  await tx.rows(insertRow, [...values, content.sentOn, createdAt])
}

/** The decision that it told of was recorded by mistake and did not happen; not only its day was put right. */
export const takenBack = `exists (select from case_events v where v.corrects_event_id = l.event_id
  and v.details ->> 'rightOn' is null)`
const takenBackColumn = `${takenBack} as "isTakenBack"`

/** The letters to this reader, newest first. */
export const lettersForFamily: PagePart<LetterForFamily[], FamilyContext> = {
  query: `select l.id, l.content ->> 'title' as title, l.sent_on as "sentOn", l.first_read_at is null as "isNew", ${takenBackColumn}
   from letters l where l.case_id = $3 and l.family_member_id = $1 order by l.created_at desc, l.id desc`,
  toView: (rows: LetterForFamily[]) => rows,
}

const staffColumns = `l.id, l.content ->> 'title' as title, f.name as "to", l.sent_on as "sentOn",
  l.is_by_post as "isByPost", (l.first_read_at at time zone 'Europe/London')::date as "readOn", ${takenBackColumn},
  l.posted_on as "postedOn", (select s.name from staff_members s where s.id = l.posted_by_id) as "postedBy",
  (select c.status from cases c where c.id = l.case_id) as "caseStatus"`

type StaffRow = Omit<LetterForStaff, 'post'> & PostingRow

/** Every letter of a case, newest first. */
export const lettersForStaff: PagePart<LetterForStaff[], StaffContext> = {
  query: `select ${staffColumns} from letters l join family_members f on f.id = l.family_member_id
   where l.case_id = $3 order by l.created_at desc, f.name, l.id`,
  toView: (rows: StaffRow[], ctx) =>
    rows.map((row) => {
      const { id, title, to, sentOn, isByPost, readOn, isTakenBack } = row
      return { id, title, to, sentOn, isByPost, readOn, isTakenBack, post: postOf(row, ctx.today) }
    }),
}

export interface KeptLetter {
  id: string
  caseId: string
  content: LetterContent
  createdAt: Date
  isTakenBack: boolean
}

const findOfFamily = statement(
  'letters.one-of-family',
  `select l.id, l.case_id as "caseId", l.content, l.created_at as "createdAt", ${takenBackColumn}
   from letters l where l.id = $1 and l.family_member_id = $2`,
)

/** Undefined when it is absent or another person's. */
export async function findLetterOfFamily(
  tx: Tx,
  letterId: string,
  familyMemberId: string,
): Promise<KeptLetter | undefined> {
  return (await tx.rows<KeptLetter>(findOfFamily, [letterId, familyMemberId]))[0]
}

const markRead = statement(
  'letters.mark-read',
  'update letters set first_read_at = $2 where id = $1 and first_read_at is null',
)

export async function markLetterRead(tx: Tx, letterId: string, at: Date): Promise<void> {
  await tx.rows(markRead, [letterId, at])
}

/** What restrictions on the child do to a letter in the hands of staff. */
export interface RestrictedLetter {
  /** It must not reach whom it is to. */
  isHeldBack: boolean
  /** The address in its head is not for the screen. */
  isAddressHidden: boolean
}

const findOfCase = statement(
  'letters.one-of-case',
  `select ${staffColumns}, l.case_id as "caseId", l.content, l.created_at as "createdAt",
     (is_held_back(c.child_id, l.family_member_id, null) or exists (select from case_access h
       where h.case_id = l.case_id and h.family_member_id = l.family_member_id and h.held_back)) as "isHeldBack",
     exists (select from restrictions r where r.child_id = c.child_id and r.kind = 'ADDRESS_HIDDEN'
       and r.cleared_at is null) as "isAddressHidden"
   from letters l join family_members f on f.id = l.family_member_id join cases c on c.id = l.case_id
   where l.id = $1 and l.case_id = $2`,
)

export async function findLetterOfCase(
  tx: Tx,
  letterId: string,
  caseId: string,
): Promise<(KeptLetter & StaffRow & RestrictedLetter) | undefined> {
  return (await tx.rows<KeptLetter & StaffRow & RestrictedLetter>(findOfCase, [letterId, caseId]))[0]
}

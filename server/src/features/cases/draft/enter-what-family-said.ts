import {
  type CaseForStaff,
  type Council,
  draftRequestWords,
  type FamilyRequestKind,
  type PlanSection,
  type ToldByFamily,
} from '@send-hub/shared'
import { type Day, englandAndWales, replyByDay, startOfLondonDay } from '../../../platform/calendar/index.ts'
import type { StaffContext } from '../../../platform/context.ts'
import { readParts } from '../../../platform/db/page-part.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { conflict, invalid, notAllowed } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { recordAudit } from '../../audit/index.ts'
import { queueNotification } from '../../notifications/index.ts'
import { type EnquiriesOfCase, readCaseForStaff } from '../case-for-staff.ts'
import type { CaseRecord } from '../case-record.ts'
import { insertCaseEvent, listRecipients, mayAct } from '../cases.store.ts'
import { requireUnchangedCase } from '../move-case.ts'
import { saveCase } from '../save-case.ts'
import { answeredWithinWorkingDays, eventOfRequest } from './ask-in-one-press.ts'
import {
  draftOfEverybody,
  type Entered,
  type FamilyRequestRow,
  insertEnteredComments,
  insertFamilyRequest,
  wordsOfRound,
} from './draft.store.ts'
import { type DraftRound, draftRound } from './draft-round.ts'
import { personWindow } from './person-window.ts'

/**
 * Enters what one family member told us of the draft by phone, on paper or in person, as that person's own: the same
 * rows and events as theirs, marked with how it came and who entered it. Whether it came in time is decided by the day
 * they told us, not by the day somebody had time to enter it. Only they are told that there is something new.
 * @throws not-found; conflict when the case changed, the draft is not with the family, or it came too late
 * @throws validation-failed for a person who does not act on the case, a day that can't be, or when nothing is said
 */
export async function enterWhatFamilySaid(
  ctx: StaffContext,
  council: Council,
  enquiries: EnquiriesOfCase,
  caseId: string,
  input: ToldByFamily,
): Promise<CaseForStaff> {
  const { actor } = ctx
  if (actor.kind !== 'staff') throw notAllowed()
  return ctx.tx(async (tx) => {
    const record = await requireUnchangedCase(tx, caseId, input.version)
    const said = await requireSaid(tx, ctx, record, input)
    const entered = { cameBy: input.cameBy, byId: actor.id }
    const events = [
      ...(said.hasComments ? [await enterComments(tx, ctx, said, entered)] : []),
      ...(await enterRequests(tx, ctx, said, entered)),
    ]
    await saveCase(tx, ctx, caseId)
    const isTold = (await listRecipients(tx, caseId, ctx.today)).includes(said.familyMemberId)
    await queueNotification(tx, ctx, {
      eventKey: events[0] ?? newId(),
      kind: 'case-updated',
      to: { familyMembers: isTold ? [said.familyMemberId] : [] },
      caseId,
    })
    return readCaseForStaff(tx, ctx, council, enquiries, caseId)
  })
}

/** What is to be written, once it is known that it may be. */
interface Said {
  caseId: string
  familyMemberId: string
  draftId: string
  on: Day
  toldAt: Date
  hasComments: boolean
  sections: Partial<Record<PlanSection, string>>
  settingName: string | null
  requests: FamilyRequestKind[]
  words: string | null
}

async function requireSaid(
  tx: Tx,
  ctx: StaffContext,
  record: CaseRecord,
  input: ToldByFamily,
): Promise<Said> {
  const { id: caseId } = record
  const { familyMemberId, on, nothingToChange = false } = input
  if (!(await mayAct(tx, familyMemberId, caseId)))
    throw invalid('/familyMemberId', 'This person does not act on this case. Choose somebody who does')
  const round = draftRound(record)
  if (!round?.isWithFamily)
    throw conflict('The draft is not with the family now. Record what they said as a contact.')
  const words = wordsOfRound(
    await readParts(tx, 'drafts.of-everybody', draftOfEverybody, ctx, caseId),
    round.draftIds,
  )
  const asked = words.requests.filter((request) => request.familyMemberId === familyMemberId)
  requireInTime(round, asked, on, ctx.today)

  const sections = sectionsSaid(input)
  const settingName = input.settingName || null
  const hasWords = settingName !== null || Object.keys(sections).length > 0
  const requests = [...new Set(input.requests ?? [])]
  requireSomething({ hasWords, nothingToChange, requests }, asked)
  return {
    ...{ caseId, familyMemberId, on, sections, settingName, requests },
    draftId: round.draftId,
    toldAt: on === ctx.today ? ctx.now : noonOf(on),
    hasComments: hasWords || nothingToChange,
    words: input.words || null,
  }
}

function requireInTime(round: DraftRound, asked: FamilyRequestRow[], on: Day, today: Day): void {
  if (on > today) throw invalid('/on', 'The day is in the future. Enter the day they told us')
  if (on < round.servedOn) throw invalid('/on', 'The draft had not gone to them on that day')
  const { closedWords } = personWindow(round, asked, on)
  if (closedWords) throw conflict(`${closedWords} Record what they said as a contact, so that it is read.`)
}

function sectionsSaid({ sections = {} }: ToldByFamily): Said['sections'] {
  return Object.fromEntries(
    Object.entries(sections).flatMap(([code, text]) => (text.trim() ? [[code, text.trim()]] : [])),
  )
}

function requireSomething(
  {
    hasWords,
    nothingToChange,
    requests,
  }: Pick<Said, 'requests'> & Record<'hasWords' | 'nothingToChange', boolean>,
  asked: readonly FamilyRequestRow[],
): void {
  if (hasWords && nothingToChange)
    throw invalid('/nothingToChange', 'Enter what is to change, or that nothing has to: not both')
  if (!hasWords && !nothingToChange && requests.length === 0)
    throw invalid(
      '/sections',
      'Enter what they said of one part, a school, a request, or that nothing has to change',
    )
  const waiting = requests.find((kind) => asked.some((each) => each.kind === kind && each.answer === null))
  if (waiting)
    throw invalid(
      '/requests',
      `“${draftRequestWords[waiting].staff}” waits for an answer already: answer it instead`,
    )
}

/** A day before today has no moment that anybody knows: its noon stands for it. */
const noonOf = (day: Day) => new Date(startOfLondonDay(day).getTime() + 12 * 3_600_000)

async function enterComments(tx: Tx, ctx: StaffContext, said: Said, entered: Entered): Promise<string> {
  const { caseId, familyMemberId, draftId, sections, settingName, toldAt } = said
  const id = newId()
  await insertEnteredComments(tx, {
    ...{ id, caseId, familyMemberId, sections, settingName, toldAt, entered },
    draftEventId: draftId,
    at: ctx.now,
  })
  return leaveTrace(tx, ctx, said, {
    kind: 'draft-comments-received',
    details: { commentsId: id, draftEventId: draftId, cameBy: entered.cameBy },
  })
}

/** One event each, as if the person had pressed; the answer is due from the day they asked. */
async function enterRequests(tx: Tx, ctx: StaffContext, said: Said, entered: Entered): Promise<string[]> {
  const { caseId, familyMemberId, draftId, words, toldAt } = said
  const events: string[] = []
  for (const kind of said.requests) {
    const id = newId()
    await insertFamilyRequest(tx, {
      ...{ id, caseId, familyMemberId, kind, words, entered },
      draftEventId: draftId,
      askedAt: toldAt,
      answerBy: replyByDay(toldAt, answeredWithinWorkingDays, englandAndWales),
    })
    const details = { requestId: id, draftEventId: draftId, cameBy: entered.cameBy }
    events.push(await leaveTrace(tx, ctx, said, { kind: eventOfRequest[kind], details }))
  }
  return events
}

async function leaveTrace(
  tx: Tx,
  ctx: StaffContext,
  { caseId, familyMemberId, on }: Said,
  {
    kind,
    details,
  }: {
    kind: 'draft-comments-received' | (typeof eventOfRequest)[FamilyRequestKind]
    details: Record<string, string>
  },
): Promise<string> {
  const id = newId()
  await insertCaseEvent(tx, ctx, {
    ...{ id, caseId, kind, on, details, familyMemberId, isVisibleToFamily: true },
  })
  await recordAudit(tx, ctx, {
    ...{ action: `${kind}-entered`, subjectKind: 'case', subjectId: caseId, caseId },
    details: { ...details, familyMemberId, on },
  })
  return id
}

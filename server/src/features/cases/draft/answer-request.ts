import type {
  AnswerFamilyRequest,
  CaseForStaff,
  Council,
  FamilyRequestKind,
  TeamCode,
} from '@send-hub/shared'
import { formatDayLong } from '@send-hub/shared'
import { addMonths, latest } from '../../../platform/calendar/index.ts'
import type { StaffContext } from '../../../platform/context.ts'
import { conflict, invalid, notAllowed, notFound } from '../../../platform/errors.ts'
import { recordAudit } from '../../audit/index.ts'
import { queueNotification } from '../../notifications/index.ts'
import { findStaffMember, firstNameOf } from '../../people/index.ts'
import { type EnquiriesOfCase, readCaseForStaff } from '../case-for-staff.ts'
import type { CaseRecord } from '../case-record.ts'
import { insertCaseEvent, listRecipients } from '../cases.store.ts'
import { requireNothingGivenAway } from '../guard/gives-away.ts'
import { requireUnchangedCase } from '../move-case.ts'
import { requireNotHeldBack } from '../people/asker-standing.ts'
import { requireNoAddress } from '../people/hidden-address.ts'
import { saveCase } from '../save-case.ts'
import { answerRequestRow, findFamilyRequest } from './draft.store.ts'
import { draftRound } from './draft-round.ts'

/** More time is weeks: a date beyond this is a slip in the month or year, which must not reach a family. */
const mostMonthsAhead = 3

/**
 * Answers what a family member asked for; the answer, and that there is one, reach that person alone.
 * @throws not-found; conflict when it was answered already, the case changed, or nobody may be written to any more
 * @throws validation-failed when more time is agreed without a day after the one by law
 */
export async function answerFamilyRequest(
  ctx: StaffContext,
  council: Council,
  enquiries: EnquiriesOfCase,
  params: { caseId: string; requestId: string },
  input: AnswerFamilyRequest,
): Promise<CaseForStaff> {
  const { caseId, requestId } = params
  return ctx.tx(async (tx) => {
    const record = await requireUnchangedCase(tx, caseId, input.version)
    const request = await findFamilyRequest(tx, caseId, requestId)
    if (!request) throw notFound()
    if (request.answer) throw conflict('This was answered already.')
    if (record.status === 'CLOSED_DECEASED') throw conflict('Nothing is sent about this case any more.')
    const { extendedTo, forDraft } = extensionFor(request.kind, input, record, ctx.today)
    const officer = ctx.actor.kind === 'staff' ? await findStaffMember(tx, ctx.actor.id) : undefined
    if (!officer) throw notAllowed()
    await requireNotHeldBack(tx, caseId, request.familyMemberId)
    await requireNoAddress(tx, caseId, '/words', input.words)
    const confirmed = await requireNothingGivenAway(tx, ctx, {
      ...{ caseId, text: input.words, reader: request.familyMemberId, confirms: input.confirms ?? [] },
    })

    await answerRequestRow(tx, requestId, {
      at: ctx.now,
      answer: input.answer,
      words: input.words,
      extendedTo,
      forDraft,
      byId: officer.id,
      byName: `${firstNameOf(officer.name)}, ${council.teams[officer.team as TeamCode].publicName}`,
    })
    const eventId = await insertCaseEvent(tx, ctx, {
      caseId,
      kind: 'family-request-answered',
      on: ctx.today,
      details: { requestId, kind: request.kind, answer: input.answer, ...(extendedTo && { extendedTo }) },
      isVisibleToFamily: true,
      familyMemberId: request.familyMemberId,
    })
    await saveCase(tx, ctx, caseId)
    await recordAudit(tx, ctx, {
      action: 'family-request-answered',
      subjectKind: 'case',
      subjectId: caseId,
      caseId,
      details: {
        ...{ requestId, kind: request.kind, answer: input.answer, extendedTo },
        ...(confirmed.length > 0 && { confirms: confirmed }),
      },
    })
    const mayBeTold = (await listRecipients(tx, caseId, ctx.today)).includes(request.familyMemberId)
    const familyMembers = mayBeTold ? [request.familyMemberId] : []
    await queueNotification(tx, ctx, {
      eventKey: eventId,
      kind: 'case-updated',
      to: { familyMembers },
      caseId,
    })
    return readCaseForStaff(tx, ctx, council, enquiries, caseId)
  })
}

/** The person's new last day and the draft it is for; null where no time was asked for or given. */
function extensionFor(
  kind: FamilyRequestKind,
  { answer, extendedTo }: AnswerFamilyRequest,
  record: CaseRecord,
  today: string,
): { extendedTo: string | null; forDraft: string | null } {
  if (kind !== 'more-time' || answer !== 'agreed') return { extendedTo: null, forDraft: null }
  if (!extendedTo) throw invalid('/extendedTo', 'Enter the new last day to comment')
  const round = draftRound(record)
  if (!round?.isWithFamily)
    throw conflict('The draft is not with the family any more: there is no time to give.')
  const after = latest([round.legalDate, today]) ?? today
  if (extendedTo <= after)
    throw invalid('/extendedTo', `The new last day must be after ${formatDayLong(after)}`)
  if (extendedTo > addMonths(today, mostMonthsAhead)) {
    throw invalid(
      '/extendedTo',
      `The new last day is more than ${mostMonthsAhead} months away. Check the date`,
    )
  }
  return { extendedTo, forDraft: round.draftId }
}

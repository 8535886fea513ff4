import { type Council, type Day, type LetterPreview, type LetterToPreview, StepKind } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import { notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { recordAudit } from '../../audit/index.ts'
import { cannotPrint, draftLetters, withoutAddressOf } from '../../letters/index.ts'
import { allowedStep } from '../acts/allowed-step.ts'
import type { CaseRecord } from '../case-record.ts'
import { findCaseRecord } from '../cases.store.ts'
import { listHeldBackNames } from '../people/asker-standing.ts'
import { hasHiddenAddress, tellsAddressWords, tellsHiddenAddress } from '../people/hidden-address.ts'
import { gatherLetters } from './gather-letters.ts'

/**
 * The letters of a decision as they would go today, and what is missing. Nothing is kept but the trace of who looked.
 * @throws not-found; conflict or validation-failed when the rules forbid this step today
 */
export async function previewLetters(
  ctx: StaffContext,
  council: Council,
  caseId: string,
  { kind, letter = {}, sectionsOnly = null }: LetterToPreview,
): Promise<LetterPreview> {
  return ctx.tx(async (tx) => {
    const record = await findCaseRecord(tx, caseId)
    if (!record) throw notFound()
    const decision = {
      ...{ kind, letter, on: ctx.today, eventId: newId(), to: stageAfter(record, kind, ctx.today) },
      details: { sectionsOnly },
    }
    const gathered = await gatherLetters(tx, ctx, council, record, decision)
    const { missing, letters } = draftLetters({ ...gathered, confirms: letter.confirms })
    await recordAudit(tx, ctx, {
      ...{ action: 'letters-previewed', subjectKind: 'case', subjectId: caseId, caseId },
      details: { kind },
    })
    const isHidden = await hasHiddenAddress(tx, caseId)
    const tells = await tellsHiddenAddress(tx, caseId, letter.reasons ?? '')
    return {
      missing: tells ? [...missing, { pointer: '/letter/reasons', detail: tellsAddressWords }] : missing,
      heldBack: await listHeldBackNames(tx, caseId),
      letters: letters.map(({ recipient, content }) => ({
        to: recipient.name,
        isByPost: recipient.isByPost,
        cannotPrint: cannotPrint(content),
        content: isHidden ? withoutAddressOf(content) : content,
      })),
    }
  })
}

/** @throws conflict, or validation-failed with the rule that forbids the step today */
function stageAfter(record: CaseRecord, kind: LetterToPreview['kind'], today: Day): CaseRecord['status'] {
  const step = StepKind.safeParse(kind)
  // A record moves no case.
  return step.success ? allowedStep(record, { kind: step.data, on: today }, today).to : record.status
}

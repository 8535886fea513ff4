import {
  type Council,
  caseEventWords,
  caseWords,
  findStep,
  type LetterPreview,
  type LetterToPreview,
  StepKind,
} from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import { conflict, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { recordAudit } from '../../audit/index.ts'
import { cannotPrint, draftLetters } from '../../letters/index.ts'
import type { CaseRecord } from '../case-record.ts'
import { findCaseRecord } from '../cases.store.ts'
import { gatherLetters } from './gather-letters.ts'

/**
 * The letters of a decision as they would go today, and what is missing. Nothing is kept but the trace of who looked.
 * @throws not-found; conflict when the case can't take this step from where it is
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
      ...{ kind, letter, on: ctx.today, eventId: newId(), to: stageAfter(record, kind) },
      details: { sectionsOnly },
    }
    const { missing, letters } = draftLetters(await gatherLetters(tx, ctx, council, record, decision))
    await recordAudit(tx, ctx, {
      ...{ action: 'letters-previewed', subjectKind: 'case', subjectId: caseId, caseId },
      details: { kind },
    })
    return {
      missing,
      letters: letters.map(({ recipient, content }) => ({
        to: recipient.name,
        isByPost: recipient.isByPost,
        cannotPrint: cannotPrint(content),
        content,
      })),
    }
  })
}

function stageAfter({ status }: CaseRecord, kind: LetterToPreview['kind']): CaseRecord['status'] {
  const step = StepKind.safeParse(kind)
  if (!step.success) return status // a record moves no case
  const found = findStep(status, step.data)
  if (found) return found.to
  throw conflict(`“${caseEventWords[kind].staff}” cannot follow “${caseWords[status].staffLabel}”.`)
}

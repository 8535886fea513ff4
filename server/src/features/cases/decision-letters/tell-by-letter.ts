import { type Council, hasLetter, type NewLetter, type RecordKind, type StepKind } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { conflict, invalid } from '../../../platform/errors.ts'
import { recordAudit } from '../../audit/index.ts'
import { writeLetters } from '../../letters/index.ts'
import type { CaseRecord } from '../case-record.ts'
import { requireNoAddress } from '../people/hidden-address.ts'
import type { Decision } from './decision-facts.ts'
import { gatherLetters } from './gather-letters.ts'
import { hasChildDied } from './letter-people.store.ts'

type DecisionMade = Omit<Decision, 'kind' | 'letter'> & {
  kind: StepKind | RecordKind
  letter: NewLetter | undefined
}

/**
 * Sends the letters of a decision in its own transaction; a step that no letter tells of passes by. Two ways only:
 * the hub writes the letters now, so the decision has today's date; or staff state that they went from another system,
 * on the day of the decision. Either way that day is the one from which the time to appeal runs.
 * `record`: the case before the decision. `council`: may be left out by an act that takes no such step.
 * @throws validation-failed when a letter is owed and not given, is dated wrongly, or lacks what the law asks for
 * @throws conflict after the death of the child
 */
export async function tellByLetter(
  tx: Tx,
  ctx: StaffContext,
  council: Council | undefined,
  record: CaseRecord,
  decision: DecisionMade,
): Promise<void> {
  const { kind, eventId, on, letter } = decision
  if (!hasLetter(kind)) return
  if (!council) throw new Error(`${kind} is told by letter, which takes the council’s settings`)
  if (!letter) {
    throw invalid(
      '/letter',
      'This is told by letter. Write the letter here, or say that it went from another system.',
    )
  }
  if (letter.wentElsewhere) {
    return recordAudit(tx, ctx, {
      ...{ action: 'letter-went-elsewhere', subjectKind: 'case', subjectId: record.id, caseId: record.id },
      details: { kind, eventId, on },
    })
  }
  if (on !== ctx.today) {
    throw invalid(
      '/on',
      'A letter that the hub sends has today’s date, and so has the decision. If the letter went from another system on an earlier day, say so.',
    )
  }
  if (await hasChildDied(tx, record.id)) {
    throw conflict('This child has died: another case says so. The hub sends no letter any more.')
  }
  await requireNoAddress(tx, record.id, '/letter/reasons', letter.reasons)
  const letters = await gatherLetters(tx, ctx, council, record, { ...decision, kind, letter })
  await writeLetters(tx, ctx, { ...letters, caseId: record.id, eventId, confirms: letter.confirms })
}

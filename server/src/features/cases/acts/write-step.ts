import type { Council, Step } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { CaseRecord } from '../case-record.ts'
import { changeOf } from './step-change.ts'
import { detailsOfStep, type StepInput } from './step-details.ts'
import { writeAct } from './write-act.ts'

/**
 * Writes a step that the rules allow on a case that is locked.
 * @throws conflict, validation-failed when the letter, or what this kind of step needs besides, is wrong
 */
export async function writeStep(
  tx: Tx,
  ctx: StaffContext,
  record: CaseRecord,
  step: Step,
  input: StepInput,
  council?: Council,
): Promise<void> {
  const act = {
    kind: step.kind,
    on: input.on,
    details: detailsOfStep(input, ctx.today),
    changeOf: (row: Parameters<typeof changeOf>[2]) => changeOf(step, input, row),
    to: step.to,
    notes: [input.note],
    letter: input.letter,
    isTold: true,
  }
  await writeAct(tx, ctx, record, act, council)
}

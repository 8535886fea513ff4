import { checkStep, type Step, type StepKind, stepKinds } from '@send-hub/shared'
import type { Day } from '../../../platform/calendar/index.ts'
import { conflict, invalid } from '../../../platform/errors.ts'
import { type CaseEventRecord, type CaseRecord, standingEvents } from '../case-record.ts'
import { reckonCase } from '../reckon-case.ts'
import { planKept } from './plan-kept.ts'

/**
 * The step, if the rules allow it on that day, as the case stands in `record`.
 * @throws conflict or validation-failed, with the rule that forbids it in a sentence
 */
export function allowedStep(
  record: CaseRecord,
  { kind, on, ceaseReason }: { kind: StepKind; on: Day; ceaseReason?: number | undefined },
  today: Day,
): Step {
  const { duties } = reckonCase(record, today)
  const comments = duties.find((duty) => duty.kind === 'family-comments')
  const checked = checkStep(record.status, kind, on, {
    today,
    lastStepOn: lastStepOn(record),
    commentsOpenUntil: comments?.legalDate ?? null,
    // An answer to an earlier draft is none to this one.
    familyRepliedOn: comments?.metOn ?? null,
    planKept: kind === 'plan-ceased' ? planKept(record, on, ceaseReason) : null,
  })
  if (checked.ok) return checked.step
  if (checked.rule === 'no-such-step') throw conflict(checked.sentence)
  throw invalid('/on', checked.sentence)
}

/** The day of the step, or of the request, that brought the case to where it is. */
export function lastStepOn({ events, receivedOn }: CaseRecord): Day {
  return standingEvents(events).findLast(broughtItHere)?.on ?? receivedOn
}

/** Only these move a case: a fact recorded beside them may be of a later day than the next step. */
const broughtItHere = ({ kind }: CaseEventRecord) =>
  kind === 'request-received' ||
  kind === 'plan-transferred-in' ||
  (stepKinds as readonly string[]).includes(kind)

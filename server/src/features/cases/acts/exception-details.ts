import { type DutyKind, dutyWords, formatDay, type NewException } from '@send-hub/shared'
import type { Day } from '../../../platform/calendar/index.ts'
import { conflict, invalid } from '../../../platform/errors.ts'
import { dutiesExcusedBy, schoolClosureException } from '../clock/index.ts'
import type { ReckonedCase } from '../reckon-case.ts'

/**
 * What an exception leaves in the history, if the law knows it for these steps of this case. What the evidence says is
 * staff's: only its kind is kept here, for families read it.
 * @throws conflict when the case has no such step; validation-failed with what the answer rests on
 */
export function exceptionDetails(
  { duties, record }: ReckonedCase,
  input: NewException,
  today: Day,
): Record<string, unknown> {
  const { code, adviceId, toldFamilyOn, evidenceKind } = input
  requireExcusable(input)
  for (const kind of input.duties) {
    const known = duties.filter((duty) => duty.kind === kind && (!adviceId || duty.subjectId === adviceId))
    if (known.length === 0) {
      const what = adviceId && kind === 'advice' ? 'that report' : `“${dutyWords[kind].staff}”`
      throw conflict(`This case has no step for ${what}, so there is nothing to excuse.`)
    }
  }
  requireClosure(input)
  if (toldFamilyOn > today) throw invalid('/toldFamilyOn', 'The day the family was told is in the future')
  if (toldFamilyOn < record.receivedOn) {
    throw invalid('/toldFamilyOn', `The case began on ${formatDay(record.receivedOn)}. Check the day.`)
  }
  return {
    code,
    duties: input.duties,
    evidence: evidenceKind,
    toldFamilyOn,
    ...(adviceId && { adviceId }),
    ...(input.closedFrom && {
      closedFrom: input.closedFrom,
      reopensOn: input.reopensOn,
      adviceAskedOn: input.adviceAskedOn,
    }),
  }
}

function requireExcusable({ code, duties, adviceId }: NewException): void {
  const excusable: readonly DutyKind[] = dutiesExcusedBy[code]
  const wrong = duties.find((kind) => !excusable.includes(kind))
  if (wrong) {
    throw invalid(
      '/duties',
      code === 'MISSED_APPT'
        ? 'A missed appointment excuses only a report that a service owes us, never a step of ours.'
        : `This exception can’t excuse “${dutyWords[wrong].staff}”.`,
    )
  }
  if (code === 'MISSED_APPT' && !adviceId) {
    throw invalid('/adviceId', 'Choose the report for which the appointment was missed')
  }
}

/** A closing of a school excuses only when it was long and the school was asked around it. */
function requireClosure({ code, closedFrom, reopensOn, adviceAskedOn }: NewException): void {
  if (code !== 'SCHOOL_CLOSED' && code !== 'EY_CLOSED') return
  if (!closedFrom) throw invalid('/closedFrom', 'Enter the first day it was closed')
  if (!reopensOn) throw invalid('/reopensOn', 'Enter the first day it is open again')
  if (!adviceAskedOn) throw invalid('/adviceAskedOn', 'Enter the day we asked for its advice')
  if (reopensOn <= closedFrom) throw invalid('/reopensOn', 'It must open again after it closed')
  const found = schoolClosureException({ closedFrom, reopensOn, adviceAskedOn })
  if (found.isPossible) return
  const window = `from ${formatDay(found.windowFrom)} to ${formatDay(found.windowTo)}`
  const wasAskedInWindow = found.windowFrom <= adviceAskedOn && adviceAskedOn <= found.windowTo
  if (wasAskedInWindow) {
    throw invalid(
      '/reopensOn',
      `It was closed for ${found.closureDays} days. The law asks for at least four weeks without a break.`,
    )
  }
  throw invalid(
    '/adviceAskedOn',
    `It was closed for ${found.closureDays} days. We asked on ${formatDay(adviceAskedOn)}; the law asks for a day ${window}.`,
  )
}

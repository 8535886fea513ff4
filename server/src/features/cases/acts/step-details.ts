import { type CaseStep, caseEventWords, type StepKind } from '@send-hub/shared'
import { addMonths, type Day } from '../../../platform/calendar/index.ts'
import { invalid } from '../../../platform/errors.ts'

export type StepInput = Omit<CaseStep, 'version'>

/** A meeting further ahead than this is a slip in the year, which a family would read. */
const mostMonthsAhead = 18

/** A move starts the time to send the plan on, and a death stops all messages: as a mere end of the plan neither would. */
export const stepInstead: Partial<Record<number, StepKind>> = { 5: 'moved-away', 8: 'child-died' }

/** What a step carries in its event (shared/src/cases/event-details.ts): codes and days only, for families read it. */
const carried: Partial<Record<StepKind, (input: StepInput, today: Day) => Record<string, unknown>>> = {
  'plan-issued': ({ sectionsOnly }) => ({ sectionsOnly: sectionsOnly ?? null }),
  'plan-amended': ({ sectionsOnly }) => ({ sectionsOnly: sectionsOnly ?? null }),
  'review-arranged': ({ meetingOn, on }, today) => ({ meetingOn: meetingDay(meetingOn, on, today) }),
  'plan-ceased': ({ ceaseReason }) => {
    if (!ceaseReason) throw invalid('/ceaseReason', 'Choose why the plan ended')
    const step = stepInstead[ceaseReason]
    if (step) {
      const { staff } = caseEventWords[step]
      throw invalid(
        '/ceaseReason',
        `Choose the step “${staff}” for this: more follows from it than the end of the plan`,
      )
    }
    return { ceaseReason }
  },
}

/** @throws validation-failed when a field that this kind of step needs is missing or wrong */
export function detailsOfStep(input: StepInput, today: Day): Record<string, unknown> {
  return carried[input.kind]?.(input, today) ?? {}
}

function meetingDay(meetingOn: Day | undefined, arrangedOn: Day, today: Day): Day {
  if (!meetingOn) throw invalid('/meetingOn', 'Enter the day of the review meeting')
  if (meetingOn < arrangedOn) {
    throw invalid('/meetingOn', 'The meeting can’t be before the day it was arranged. Check both days.')
  }
  if (meetingOn > addMonths(today, mostMonthsAhead)) {
    throw invalid('/meetingOn', 'The meeting is more than 18 months away. Check the year.')
  }
  return meetingOn
}

import { Day } from '@send-hub/shared'
import type { FormError, FormValues } from '../../lib/form.ts'

/** What is wrong with a step before it is checked. The rules themselves are the server's; this is what a form can tell. */
export function stepFaults({ kind, on, ceaseReason, meetingOn }: FormValues, today: Day): FormError[] {
  return present([
    !kind && fault('kind', 'Choose the step'),
    dayFault('on', on) ||
      (isAfter(on, today) && fault('on', 'The day is in the future. Enter the day it happened')),
    kind === 'plan-ceased' && !ceaseReason && fault('ceaseReason', 'Choose why the plan ended'),
    kind === 'review-arranged' && dayFault('meetingOn', meetingOn),
  ])
}

/** What is wrong with a delay before it is checked. */
export function delayFaults(values: FormValues, today: Day): FormError[] {
  const { duty, reason, reasonWords, promisedOn, ownerId } = values
  return present([
    !duty && fault('duty', 'Choose which step is late'),
    !reason && fault('reason', 'Choose the reason'),
    reason === 'OTHER' && !reasonWords?.trim() && fault('reasonWords', 'Say the reason in your own words'),
    dayFault('promisedOn', promisedOn) ||
      (!isAfter(promisedOn, today) && fault('promisedOn', 'The new date must be after today')),
    !ownerId && fault('ownerId', 'Choose who answers for this date'),
  ])
}

const fault = (field: string, text: string): FormError => ({ field, text })
const present = (faults: readonly (FormError | false)[]) => faults.filter((error) => error !== false)
const isAfter = (day: string | undefined, today: Day) => day !== undefined && day > today

function dayFault(field: string, typed: string | undefined): FormError | false {
  return Day.safeParse(typed).success ? false : fault(field, 'Enter a real date')
}

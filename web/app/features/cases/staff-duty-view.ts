import { type Day, type DutyView, othersDutyKinds } from '@send-hub/shared'
import { compactDay } from '../../lib/staff-moments.ts'
import { count } from '../../lib/waiting-words.ts'

/** A line of the duties table. */
export type DutyRowView = {
  kind: string
  label: string
  legalDate: string
  actBy: string
  metOn: string | null
  /** How it stands, in words that need no colour. */
  state: string
  isLate: boolean
  exception: string | null
  promised: string | null
}

/** Time that the family or a setting has. Nobody can be late on it. */
const windows = ['family-comments', 'setting-reply']

/** Whether the council still owes this; a report that others owe is no step of the council. */
export function isOwed({ kind, metOn }: Pick<DutyView, 'kind' | 'metOn'>): boolean {
  return metOn === null && !(othersDutyKinds as readonly string[]).includes(kind)
}

export function dutyRow(duty: DutyView, today: Day): DutyRowView {
  const { kind, label, legalDate, actBy, metOn, lateByDays, exception, promisedDate } = duty
  return {
    ...{ kind, label, exception },
    legalDate: compactDay(legalDate, today),
    actBy: compactDay(actBy, today),
    metOn: metOn && compactDay(metOn, today),
    state: stateWords(duty, today),
    isLate: lateByDays > 0 && metOn === null,
    promised: promisedDate && compactDay(promisedDate, today),
  }
}

function stateWords({ kind, metOn, lateByDays, legalDate, actBy }: DutyView, today: Day): string {
  if (metOn) return lateByDays > 0 ? `Done, ${count(lateByDays, 'day')} late` : 'Done in time'
  if (lateByDays > 0) return `${count(lateByDays, 'day')} late`
  if (windows.includes(kind)) return legalDate < today ? 'Time is over' : 'Their time'
  if (legalDate < today) return 'Not open any more'
  return actBy <= today ? 'Act today' : 'To do'
}

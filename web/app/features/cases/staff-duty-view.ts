import { type Day, type DutyView, othersDutyKinds } from '@send-hub/shared'
import { compactDay } from '../../lib/staff-moments.ts'
import { count } from '../../lib/waiting-words.ts'

/** A line of the duties table. */
export type DutyRowView = {
  /** Of its kind there can be several: a right to appeal for every decision. */
  key: string
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
const windows = ['family-comments', 'setting-reply', 'contact-mediation', 'appeal', 'review-papers']

/** Whether the council still owes this; a report that others owe is no step of the council. */
export function isOwed({ kind, state }: Pick<DutyView, 'kind' | 'state'>): boolean {
  return (state === 'due' || state === 'late') && !(othersDutyKinds as readonly string[]).includes(kind)
}

export function dutyRow(duty: DutyView, today: Day): DutyRowView {
  const { kind, subjectId, label, legalDate, actBy, metOn, lateByDays, exception, promisedDate } = duty
  return {
    key: [kind, subjectId].join(' '),
    ...{ label, exception },
    legalDate: compactDay(legalDate, today),
    actBy: compactDay(actBy, today),
    metOn: metOn && compactDay(metOn, today),
    state: stateWords(duty, today),
    isLate: lateByDays > 0 && metOn === null,
    promised: promisedDate && compactDay(promisedDate, today),
  }
}

function stateWords({ kind, state, metOn, lateByDays, actBy }: DutyView, today: Day): string {
  if (metOn) return lateByDays > 0 ? `Done, ${count(lateByDays, 'day')} late` : 'Done in time'
  if (state === 'not-recorded') return 'Done, day not on record'
  if (lateByDays > 0) return `${count(lateByDays, 'day')} late`
  const isWindow = windows.includes(kind)
  // It may end before its day: the case closed, or the Tribunal has the appeal already.
  if (state === 'ended') return isWindow ? 'Time is over' : 'Not open any more'
  if (isWindow) return 'Their time'
  return actBy <= today ? 'Act today' : 'To do'
}

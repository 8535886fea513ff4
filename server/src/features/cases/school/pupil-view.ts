import {
  type CaseForSchool,
  type Council,
  isOwedByCouncil,
  type PupilRow,
  schoolDateWords,
  schoolStageWords,
} from '@send-hub/shared'
import type { Day } from '../../../platform/calendar/index.ts'
import type { SharedCase } from '../cases.store.ts'
import { type ReckonedCase, reckonCase } from '../reckon-case.ts'
import { ownAdvice, type SettingAdvice, tasksOfSchool } from './tasks-of-school.ts'

/** A pupil in the list of a school. `advice`: all that its connection reads of settings asked on this case. */
export function pupilRow(record: SharedCase, advice: readonly SettingAdvice[], today: Day): PupilRow {
  const reckoned = reckonCase(record, today)
  const open = tasksOf(reckoned, record, advice).filter(({ state }) => state !== 'done')
  return {
    ...pupil(reckoned),
    taskCount: open.length,
    hasLateTask: open.some(({ state }) => state === 'late'),
  }
}

export function caseForSchool(
  record: SharedCase,
  advice: readonly SettingAdvice[],
  council: Council,
  today: Day,
): CaseForSchool {
  const reckoned = reckonCase(record, today)
  const { phone, email, openingHours } = council.hub
  return {
    ...pupil(reckoned),
    tasks: tasksOf(reckoned, record, advice),
    contact: { team: council.teams[record.team].publicName, phone, email, hours: openingHours },
  }
}

const tasksOf = (reckoned: ReckonedCase, { relationship }: SharedCase, advice: readonly SettingAdvice[]) =>
  tasksOfSchool(reckoned, ownAdvice(advice, relationship))

function pupil({ record, duties }: ReckonedCase): Omit<PupilRow, 'taskCount' | 'hasLateTask'> {
  const { id: caseId, reference, childFirstName, childSurname, status } = record
  const dates = duties.flatMap(({ kind, state, legalDate }) => {
    const label = isOwedByCouncil(kind) && state === 'due' ? schoolDateWords[kind] : null
    return label ? [{ label, day: legalDate }] : []
  })
  return {
    ...{ caseId, reference },
    name: `${childFirstName} ${childSurname}`,
    stage: schoolStageWords[status],
    nextDate: dates.toSorted((one, other) => one.day.localeCompare(other.day))[0] ?? null,
  }
}

import type { Duty, SchoolTask, SchoolTaskKind } from '@send-hub/shared'
import type { AdviceRecord } from '../advice/advice.store.ts'
import { assessmentFrom, dueReport, isCounted } from '../advice/advice-rules.ts'
import type { ReckonedCase } from '../reckon-case.ts'

/** A report that a setting was asked for. */
export type SettingAdvice = AdviceRecord & { caseId: string }

/**
 * The name of the setting in what somebody is to the child: "SENCO, Hillside School". Null for a row of before, which has
 * the job alone.
 */
export function settingOf(relationship: string): string | null {
  const [, ...name] = relationship.split(',')
  return name.join(',').trim() || null
}

/**
 * The reports asked of this setting. Where it is not certain whose a request is, it is nobody's: that another setting
 * writes too is not theirs to know.
 */
export function ownAdvice<Asked extends Pick<AdviceRecord, 'askedOf'>>(
  asked: readonly Asked[],
  relationship: string,
): Asked[] {
  const name = settingOf(relationship)
  if (!name) return asked.length === 1 ? [...asked] : []
  return asked.filter(({ askedOf }) =>
    isNameless(askedOf) ? asked.length === 1 : isSameSetting(askedOf, name),
  )
}

const fold = (text: string) =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `

function isSameSetting(one: string, other: string): boolean {
  const [first, second] = [fold(one), fold(other)]
  return first.includes(second) || second.includes(first)
}

/** "School", "Head teacher": asked without a name. */
const isNameless = (askedOf: string) =>
  /^(the )?(child’s |child's )?(school|college|nursery|setting|early years setting|head ?teacher)( or (school|college|setting))*$/i.test(
    askedOf.trim(),
  )

/** What the school has to do, or did, on a case: what is to do first, soonest first. */
export function tasksOfSchool(reckoned: ReckonedCase, advice: readonly SettingAdvice[]): SchoolTask[] {
  const tasks = [...adviceTasks(reckoned, advice), ...reviewTasks(reckoned)]
  return tasks.toSorted((one, other) => orderOf(one).localeCompare(orderOf(other)))
}

const orderOf = ({ state, dueOn }: SchoolTask) => `${state === 'done' ? 1 : 0} ${dueOn ?? '9999'}`

function adviceTasks({ record, duties }: ReckonedCase, advice: readonly SettingAdvice[]): SchoolTask[] {
  const from = assessmentFrom(record)
  return advice
    .filter((request) => isCounted(request, from))
    .flatMap((request) => {
      const { dueOn, state } = dueReport(request, duties)
      // Nobody waits for it any longer: the decision it was asked for is made.
      if (state === 'missing') return []
      const standing = state === 'waiting' ? 'to-do' : state === 'late' ? 'late' : 'done'
      return [{ kind: 'advice' as const, dueOn, state: standing, doneOn: request.arrivedOn }]
    })
}

function reviewTasks({ duties, record }: ReckonedCase): SchoolTask[] {
  if (record.status !== 'IN_REVIEW') return []
  return (['review-papers', 'review-report'] as const).flatMap((kind) => {
    const duty = duties.findLast((each) => each.kind === kind)
    return duty ? reviewTask(kind, duty) : []
  })
}

/** Papers for a meeting that was are no task any more, whether they went out or not: nobody records it. */
function reviewTask(kind: SchoolTaskKind, { state, legalDate, metOn }: Duty): SchoolTask[] {
  const standing = standingOf[state]
  return standing && (kind === 'review-report' || standing === 'to-do')
    ? [{ kind, dueOn: legalDate, state: standing, doneOn: metOn }]
    : []
}

const standingOf = {
  due: 'to-do',
  window: 'to-do',
  late: 'late',
  met: 'done',
  'met-late': 'done',
  'not-recorded': 'done',
  ended: null,
  'ended-late': null,
} as const satisfies Record<Duty['state'], SchoolTask['state'] | null>

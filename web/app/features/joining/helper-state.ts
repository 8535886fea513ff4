import {
  type CasePeopleForFamily,
  type Day,
  formatDay,
  type HelperLevel,
  HelperLevel as HelperLevels,
  type HelperRole,
  HelperRole as HelperRoles,
  isWithin,
  widestLevel,
} from '@send-hub/shared'
import { FormFault, type FormValues } from '../../lib/form.ts'
import { requireTypedDay } from '../../lib/typed-day.ts'

export const helperSteps = ['role', 'name', 'level', 'until', 'check'] as const
export type HelperStep = (typeof helperSteps)[number]

/** What has been answered so far; it travels in hidden fields. */
export interface HelperAnswers {
  role?: HelperRole
  name?: string
  level?: HelperLevel
  endsOn?: Day
}

export const peopleHref = (caseId: string) => `/cases/${caseId}/people`
export const newHelperHref = (caseId: string) => `${peopleHref(caseId)}/new`
export const stopHref = (caseId: string, accessId: string) => `${peopleHref(caseId)}/${accessId}/stop`
export const withdrawHref = (caseId: string, invitationId: string) =>
  `${peopleHref(caseId)}/codes/${invitationId}/withdraw`

type MayGive = NonNullable<CasePeopleForFamily['mayGive']>

/** What can be given to a helper of this kind by this reader. */
export const levelsFor = (role: HelperRole, { levels }: MayGive): HelperLevel[] =>
  levels.filter((level) => isWithin(level, widestLevel[role]))

/** The answers that stand in a form, as far as they are answers. */
export function answersIn(values: FormValues): HelperAnswers {
  const role = HelperRoles.safeParse(values.role).data
  const level = HelperLevels.safeParse(values.level).data
  const { name, endsOn } = values
  return { ...(role && { role }), ...(name && { name }), ...(level && { level }), ...(endsOn && { endsOn }) }
}

/** What is still to be asked; the check when nothing is. A kind of helper with one choice is not asked for it. */
export function nextStep(answers: HelperAnswers, mayGive: MayGive): HelperStep {
  const { role, name, level, endsOn } = answers
  if (!role) return 'role'
  if (!name) return 'name'
  if (!level || !levelsFor(role, mayGive).includes(level)) return 'level'
  return endsOn ? 'check' : 'until'
}

/**
 * The answers with the one that was given now.
 * @throws FormFault
 */
export function withAnswer(
  step: HelperStep,
  values: FormValues,
  mayGive: MayGive,
  today: Day,
): HelperAnswers {
  const before = answersIn(values)
  switch (step) {
    case 'role': {
      const role = HelperRoles.safeParse(values.role).data
      if (!role) throw fault('role', 'Choose who they are')
      const [only, ...more] = levelsFor(role, mayGive)
      return { ...before, role, ...(only && more.length === 0 && { level: only }) }
    }
    case 'name': {
      const name = values.name?.trim() ?? ''
      if (name === '') throw fault('name', 'Enter their name')
      if (name.length > 100) throw fault('name', 'Use 100 characters or fewer for the name')
      return { ...before, name }
    }
    case 'level':
      if (!before.level) throw fault('level', 'Choose what they can see')
      return before
    case 'until': {
      const endsOn = requireTypedDay(values, 'until', 'Enter the last day')
      if (endsOn < today) throw fault('until-day', 'The last day must be today or later')
      if (endsOn > mayGive.latestEnd) {
        throw fault('until-day', `The last day can be ${formatDay(mayGive.latestEnd)} at the latest`)
      }
      return { ...before, endsOn }
    }
    default:
      return before
  }
}

const fault = (field: string, text: string) => new FormFault([{ field, text }])

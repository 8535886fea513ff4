import {
  accessLevels,
  accessLevelWords,
  accessRoles,
  accessRoleWords,
  helperRoles,
  type PeopleOfCase,
} from '@send-hub/shared'
import type { FormValues } from '../../lib/form.ts'
import type { ActField } from '../cases/acts/act-form-view.ts'
import { given } from './people-errors.ts'

const isHelper = (role: string) => (helperRoles as readonly string[]).includes(role)

const responsibilities = [
  { value: 'yes', text: 'Yes, checked' },
  { value: 'no', text: 'No' },
  { value: 'unknown', text: 'Not checked' },
]
/** The chosen answer as the form says it. */
export const responsibilityWords = (chosen: string | undefined): string =>
  responsibilities.find(({ value }) => value === chosen)?.text ?? 'Not checked'

/** What is asked of any access: as whom, how much, on what evidence, until when. */
export function accessFields(people: PeopleOfCase['people']): ActField[] {
  const consenters = people.filter(({ standing, level, role }) => {
    return standing === 'runs' && level === 'act' && !isHelper(role) && role !== 'school'
  })
  const consent: ActField[] = [
    {
      ...{
        is: 'select',
        name: 'consentedById',
        hint: 'Only for an advocate, an advice service, a solicitor or a councillor.',
        label: 'Who consented to this help?',
      },
      items: [
        { value: '', text: 'Nobody: this is no helper' },
        ...consenters.map(({ familyMemberId, name }) => ({ value: familyMemberId, text: name })),
      ],
    },
    {
      ...{ is: 'line', name: 'consentHow', label: 'How was the consent given?' },
      hint: 'Such as a signed form of 3 March. It lasts 12 months at most.',
    },
  ]
  const setting: ActField = { is: 'line', name: 'settingName', label: 'Name of the school or setting' }
  return [
    {
      ...{ is: 'radios', name: 'role', label: 'Who are they?' },
      items: accessRoles
        .filter((role) => role !== 'alternative-person')
        .map((role) => ({
          ...{ value: role, text: accessRoleWords[role] },
          ...(role === 'school' ? { fields: [setting] } : {}),
        })),
    },
    {
      ...{ is: 'line', name: 'relationship', label: 'In their own word' },
      hint: 'Mother, foster carer, social worker, SENCO.',
    },
    {
      ...{ is: 'radios', name: 'responsibility', label: 'Parental responsibility' },
      items: responsibilities,
    },
    {
      ...{ is: 'radios', name: 'level', label: 'What may they see and do?' },
      items: accessLevels.map((level) => ({ value: level, text: accessLevelWords[level] })),
    },
    {
      ...{ is: 'text', name: 'evidence', label: 'What have you checked?', rows: 3 },
      hint: 'Who they are, and that they may. Of a looked-after child: who decided it. For staff only.',
    },
    {
      ...{ is: 'day', name: 'endsOn', label: 'Last day (if it ends)' },
      hint: 'Leave it empty for no end. Help by consent ends after 12 months.',
    },
    ...consent,
  ]
}

/** The fields of the API. */
export function accessBody(values: FormValues) {
  const responsibility = values.responsibility
  return {
    role: values.role,
    relationship: values.relationship ?? '',
    settingName: values.role === 'school' ? given(values.settingName) : undefined,
    hasParentalResponsibility: responsibility === 'yes' ? true : responsibility === 'no' ? false : null,
    level: values.level,
    evidence: values.evidence ?? '',
    endsOn: given(values.endsOn),
    consentedById: isHelper(values.role ?? '') ? given(values.consentedById) : undefined,
    consentHow: isHelper(values.role ?? '') ? given(values.consentHow) : undefined,
    isCompared: values.isCompared === 'yes',
    isRestrictionRead: values.isRestrictionRead === 'yes',
  }
}

/** What is left open is asked for, before the API says so in its own words. */
export function missingChoices(values: FormValues): { field: string; text: string }[] {
  return [
    ...(values.role ? [] : [{ field: 'role', text: 'Choose who they are' }]),
    ...(values.responsibility ? [] : [{ field: 'responsibility', text: 'Choose whether it was checked' }]),
    ...(values.level ? [] : [{ field: 'level', text: 'Choose what this person may do' }]),
  ]
}

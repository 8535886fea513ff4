import {
  type Council,
  type ServiceScope,
  type StaffAccountView,
  serviceScopes,
  staffPowers,
  staffPowerWords,
  staffRoles,
  staffRoleWords,
  teamCodes,
} from '@send-hub/shared'
import type { FormValues } from '../../lib/form.ts'
import type { ActField } from '../cases/acts/act-form-view.ts'

const scopeWords: Record<ServiceScope, string> = {
  'cases:read': 'Read cases',
  'enquiries:read': 'Read enquiries',
  'enquiries:write': 'Send enquiries in',
  'reports:read': 'Read reports',
  'metrics:read': 'Read how the service is running',
}

/** What somebody may do, as questions. */
export function rightsFields(council: Council): ActField[] {
  return [
    {
      ...{ is: 'radios', name: 'role', label: 'Role' },
      items: staffRoles.map((role) => ({ value: role, text: staffRoleWords[role] })),
    },
    {
      ...{ is: 'select', name: 'team', label: 'Team' },
      items: teamCodes.map((team) => ({ value: team, text: council.teams[team].name })),
    },
    {
      ...{ is: 'boxes', name: 'powers', label: 'Further powers', hint: 'Leave empty for most people.' },
      items: staffPowers.map((power) => ({ name: `power-${power}`, text: staffPowerWords[power] })),
    },
  ]
}

export const personFields: ActField[] = [
  { is: 'line', name: 'name', label: 'Name' },
  { is: 'line', name: 'email', label: 'Work email address' },
]

export const tokenFields: ActField[] = [
  { is: 'line', name: 'name', label: 'Which system is it for?' },
  {
    ...{ is: 'boxes', name: 'scopes', label: 'What may it do?' },
    items: serviceScopes.map((scope) => ({ name: `scope-${scope}`, text: scopeWords[scope] })),
  },
  { is: 'line', name: 'validForDays', label: 'For how many days?', hint: 'At most 3650. Shorter is safer.' },
]

/** The values of ticked boxes whose names begin so. */
const ticked = (values: FormValues, prefix: string): string[] =>
  Object.entries(values).flatMap(([name, value]) =>
    name.startsWith(prefix) && value === 'yes' ? [name.slice(prefix.length)] : [],
  )

export const rightsOf = (values: FormValues) => ({
  role: values.role,
  team: values.team,
  powers: ticked(values, 'power-'),
})

export const tokenOf = (values: FormValues) => ({
  name: values.name ?? '',
  scopes: ticked(values, 'scope-'),
  validForDays: values.validForDays?.trim() || undefined,
})

/** An account as the form would have been filled in. */
export function typedOf({ role, team, powers }: StaffAccountView): FormValues {
  return { role, team, ...Object.fromEntries(powers.map((power) => [`power-${power}`, 'yes'])) }
}

export const scopeText = (scopes: readonly string[]) =>
  scopes.map((scope) => scopeWords[scope as ServiceScope] ?? scope).join(', ')

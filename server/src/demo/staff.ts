import type { StaffPower, StaffRole, TeamCode } from '@send-hub/shared'

/** Those who work at the invented council. Addresses end in `@example.test`. */
export const demoStaff = {
  joe: { name: 'Joe Marsh', email: 'joe.hub', role: 'hub', team: 'hub' },
  hana: { name: 'Hana Iqbal', email: 'hana.hub', role: 'hub', team: 'hub' },
  tom: { name: 'Tom Adeyemi', email: 'tom.hub', role: 'hub', team: 'hub' },
  priya: { name: 'Priya Rai', email: 'priya.officer', role: 'officer', team: 'assessment' },
  daniel: { name: 'Daniel Osei', email: 'daniel.officer', role: 'officer', team: 'assessment' },
  ruth: { name: 'Ruth Castle', email: 'ruth.officer', role: 'officer', team: 'assessment' },
  karen: { name: 'Karen Webb', email: 'karen.casework', role: 'officer', team: 'casework' },
  grace: {
    ...{ name: 'Grace Lindqvist', email: 'grace.manager', role: 'manager', team: 'assessment' },
    powers: ['accounts'],
  },
  moira: { name: 'Moira Penhale', email: 'moira.manager', role: 'manager', team: 'hub' },
  dana: {
    ...{
      name: 'Dana Whitfield',
      email: 'dana.safeguarding',
      role: 'manager',
      team: 'social-care-front-door',
    },
    powers: ['safeguarding'],
  },
  imran: {
    ...{ name: 'Imran Aziz', email: 'imran.records', role: 'hub', team: 'information-governance' },
    powers: ['data-protection'],
  },
  wen: {
    ...{ name: 'Wen Zhao', email: 'wen.records', role: 'hub', team: 'information-governance' },
    powers: ['data-protection'],
  },
} as const satisfies Record<
  string,
  { name: string; email: string; role: StaffRole; team: TeamCode; powers?: readonly StaffPower[] }
>

export type StaffKey = keyof typeof demoStaff

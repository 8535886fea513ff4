import type { StaffRole } from '../features/people/index.ts'

/** Those who work at the invented council. Addresses end in `@example.test`. */
export const demoStaff = {
  joe: { name: 'Joe Marsh', email: 'joe.hub', role: 'hub', team: 'hub' },
  hana: { name: 'Hana Iqbal', email: 'hana.hub', role: 'hub', team: 'hub' },
  tom: { name: 'Tom Adeyemi', email: 'tom.hub', role: 'hub', team: 'hub' },
  priya: { name: 'Priya Rai', email: 'priya.officer', role: 'officer', team: 'assessment' },
  daniel: { name: 'Daniel Osei', email: 'daniel.officer', role: 'officer', team: 'assessment' },
  ruth: { name: 'Ruth Castle', email: 'ruth.officer', role: 'officer', team: 'assessment' },
  karen: { name: 'Karen Webb', email: 'karen.casework', role: 'officer', team: 'casework' },
  grace: { name: 'Grace Lindqvist', email: 'grace.manager', role: 'manager', team: 'assessment' },
} as const satisfies Record<string, { name: string; email: string; role: StaffRole; team: string }>

export type StaffKey = keyof typeof demoStaff

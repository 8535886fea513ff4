import type { StaffPower } from './staff-powers.ts'

/** What a service token may be given. */
export const serviceScopes = [
  'cases:read',
  'enquiries:read',
  'enquiries:write',
  'reports:read',
  'metrics:read',
] as const
export type ServiceScope = (typeof serviceScopes)[number]

/**
 * Who may call a route. Every route declares one, or the service does not start.
 * `public`: anyone. `family`, `staff`: a signed-in person of that side.
 * `{ staff, service }`: signed-in staff, or a service token with that scope.
 * `{ power }`: signed-in staff with that power.
 */
export type Access =
  | 'public'
  | 'family'
  | 'staff'
  | 'any-session'
  | { staff: boolean; service: ServiceScope }
  | { power: StaffPower }

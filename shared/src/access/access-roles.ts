import { z } from 'zod'

/** What somebody is to the child: decides which rights they can have at all. Their own word for it is `relationship`. */
export const accessRoles = [
  'parent',
  'carer',
  'young-person',
  'alternative-person',
  'social-worker',
  'virtual-school',
  'advocate',
  'advice-service',
  'solicitor',
  'school',
  'councillor',
] as const
export const AccessRole = z.enum(accessRoles, 'Choose who they are').meta({ id: 'AccessRole' })
export type AccessRole = z.infer<typeof AccessRole>

/** What somebody sees of a case; each takes in the one before it. */
export const accessLevels = ['none', 'status', 'status+documents', 'act'] as const
export const AccessLevel = z.enum(accessLevels, 'Choose what this person may do').meta({ id: 'AccessLevel' })
export type AccessLevel = z.infer<typeof AccessLevel>

/** Those who help by consent: given for a scope and a time by somebody with rights of their own, and taken back at will. */
export const helperRoles = [
  'advocate',
  'advice-service',
  'solicitor',
  'councillor',
] as const satisfies readonly AccessRole[]

/** The longest that a consent lasts, in months. Then it is asked for again. (Our own rule.) */
export const consentMonths = 12

/** What each role may be given at most, whatever staff would like. A school sees the stage and its own tasks, no more. */
export const widestLevel: Record<AccessRole, AccessLevel> = {
  parent: 'act',
  carer: 'act',
  'young-person': 'act',
  'alternative-person': 'act',
  'social-worker': 'act',
  'virtual-school': 'act',
  advocate: 'act',
  'advice-service': 'act',
  solicitor: 'act',
  school: 'status',
  councillor: 'status',
}

/** Whether `level` is no wider than `widest`. */
export function isWithin(level: AccessLevel, widest: AccessLevel): boolean {
  return accessLevels.indexOf(level) <= accessLevels.indexOf(widest)
}

/** For staff. */
export const accessRoleWords: Record<AccessRole, string> = {
  parent: 'Parent',
  carer: 'Carer without parental responsibility',
  'young-person': 'The young person',
  'alternative-person': 'Alternative person for a decision',
  'social-worker': 'Social worker',
  'virtual-school': 'Virtual School',
  advocate: 'Advocate or supporter',
  'advice-service': 'Information, advice and support service',
  solicitor: 'Solicitor',
  school: 'School, college or early years setting',
  councillor: 'Councillor or MP',
}

export const accessLevelWords: Record<AccessLevel, string> = {
  none: 'Nothing',
  status: 'The stage and its dates',
  'status+documents': 'The stage, its dates, and documents',
  act: 'Everything, and may act on it',
}

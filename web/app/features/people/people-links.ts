import type { SessionView } from '@send-hub/shared'

/** Where staff see and change who may see a case. */
export const peopleHref = (caseId: string) => `/staff/cases/${caseId}/people`
export const giveAccessHref = (caseId: string) => `${peopleHref(caseId)}/add`
export const accessHref = (caseId: string, accessId: string, act: 'change' | 'end') =>
  `/staff/cases/${caseId}/access/${accessId}/${act}`
export const pupilLeftHref = (caseId: string) => `${peopleHref(caseId)}/pupil-left`
export const newRestrictionHref = (caseId: string) => `/staff/cases/${caseId}/restrictions/new`
export const clearRestrictionHref = (caseId: string, restrictionId: string) =>
  `/staff/cases/${caseId}/restrictions/${restrictionId}/clear`
export const newCapacityHref = (caseId: string) => `/staff/cases/${caseId}/capacity/new`
export const endCapacityHref = (caseId: string, decisionId: string) =>
  `/staff/cases/${caseId}/capacity/${decisionId}/end`
export const locksHref = (caseId: string) => `/staff/cases/${caseId}/locks`
export const newLockHref = (caseId: string) => `${locksHref(caseId)}/new`
export const clearLockHref = (caseId: string, lockId: string) => `${locksHref(caseId)}/${lockId}/clear`
export const knowFamilyHref = (caseId: string) => `/staff/cases/${caseId}/i-know-this-family`
export const shownAddressHref = (caseId: string) => `/staff/cases/${caseId}/address`
export const restrictionsHref = '/staff/restrictions'
export const brokenGlassHref = '/staff/broken-glass'
export const breakGlassHref = '/staff/broken-glass/new'
export const seenGlassHref = (glassId: string) => `/staff/broken-glass/${glassId}/seen`

/** The lists of those who look after safeguarding, and of managers. */
export function watchLinks({ role, powers }: SessionView): { href: string; text: string }[] {
  const isGuard = powers.includes('safeguarding')
  return [
    ...(isGuard ? [{ href: restrictionsHref, text: 'Restrictions' }] : []),
    ...(isGuard || role === 'manager'
      ? [{ href: brokenGlassHref, text: 'Locked cases that were opened' }]
      : []),
  ]
}

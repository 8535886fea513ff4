/** Where a letter with a code is made for one person of a case. */
export const invitationHref = (caseId: string, familyMemberId: string) =>
  `/staff/cases/${caseId}/people/${familyMemberId}/invitation`

/** Where a letter is read, and where it is had on paper: for its reader, and for staff. */
export const letterHref = (letterId: string) => `/letters/${letterId}`
export const letterPdfHref = (letterId: string) => `${letterHref(letterId)}/pdf`
export const staffLetterHref = (caseId: string, letterId: string) =>
  `/staff/cases/${caseId}/letters/${letterId}`
export const staffLetterPdfHref = (caseId: string, letterId: string) =>
  `${staffLetterHref(caseId, letterId)}/pdf`
export const notPostedHref = (caseId: string, letterId: string) =>
  `${staffLetterHref(caseId, letterId)}/not-posted`
export const addressHref = (caseId: string, familyMemberId: string) =>
  `/staff/cases/${caseId}/people/${familyMemberId}/address`

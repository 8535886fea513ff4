/** Where a family sends something about a case. */
export const sendHref = (caseId: string) => `/cases/${caseId}/documents/send`
export const sentHref = (caseId: string) => `/cases/${caseId}/documents/sent`
/** Opens a document, or the way to sign in first. */
export const openHref = (caseId: string, documentId: string) => `/cases/${caseId}/documents/${documentId}`

export const staffOpenHref = (caseId: string, documentId: string) =>
  `/staff/cases/${caseId}/documents/${documentId}`
export const staffAddHref = (caseId: string) => `/staff/cases/${caseId}/documents/new`
export const releaseHref = (caseId: string, documentId: string) =>
  `${staffOpenHref(caseId, documentId)}/release`
export const withdrawHref = (caseId: string, documentId: string) =>
  `${staffOpenHref(caseId, documentId)}/withdraw`

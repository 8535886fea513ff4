export const lookedHref = (caseId: string) => `/cases/${caseId}/looked`

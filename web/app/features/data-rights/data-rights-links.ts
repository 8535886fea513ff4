/** Where a family says that something is wrong. */
export const correctHref = (caseId: string) => `/cases/${caseId}/correct`
/** Where a family finds the copies they asked for. */
export const copiesHref = '/account/copies'
export const copyHref = (requestId: string) => `${copiesHref}/${requestId}`

export const correctionsHref = '/staff/corrections'
export const correctionHref = (id: string) => `${correctionsHref}/${id}`
export const correctCaseHref = (caseId: string) => `/staff/cases/${caseId}/correct`

export const requestsHref = '/staff/access-requests'
export const requestHref = (id: string) => `${requestsHref}/${id}`
export const newRequestHref = (caseId: string) => `/staff/cases/${caseId}/access-request`

export const retentionHref = '/staff/retention'

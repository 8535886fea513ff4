/** Where a young person says what their parents may see. */
export const parentsHref = (caseId: string) => `/cases/${caseId}/parents`

/** Young people whom staff have to ask, or to invite. */
export const rightsHref = '/staff/rights'

/** Where staff enter what a young person said of their parents. */
export const staffParentsHref = (caseId: string) => `/staff/cases/${caseId}/parents`

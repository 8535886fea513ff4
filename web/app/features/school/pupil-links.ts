/** A school's list of pupils. */
export const pupilsHref = '/pupils'
export const pupilHref = (caseId: string) => `${pupilsHref}/${caseId}`
/** Where a school asks about a pupil. */
export const pupilAskHref = (caseId: string) => `${pupilHref(caseId)}/ask`

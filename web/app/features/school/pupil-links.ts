/** A school's list of pupils. */
export const pupilsHref = '/pupils'
export const pupilHref = (caseId: string) => `${pupilsHref}/${caseId}`

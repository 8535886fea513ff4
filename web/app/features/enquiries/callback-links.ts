/** Where a family asks for a call about a question that is there, and sees the call that is agreed. */
export const callBackHref = (enquiryId: string): string => `/enquiries/${enquiryId}/call-back`
/** Where it asks for a call about a child's case. */
export const callAboutCaseHref = (caseId: string): string => `/cases/${caseId}/call-back`
/** Where staff agree a call back, and write down each try. */
export const staffCallBackHref = (enquiryId: string): string => `/staff/enquiries/${enquiryId}/call-back`

/** Mails that became no enquiry, and what can be done with one. */
export const mailHref = '/staff/mail'
export const mailEnquiryHref = (id: string) => `${mailHref}/${id}/enquiry`
export const mailSeenHref = (id: string) => `${mailHref}/${id}/seen`
export const addressCheckedHref = (familyMemberId: string) => `${mailHref}/addresses/${familyMemberId}`
/** The mail as it came, as a text file. */
export const rawMailHref = (id: string) => `/api/staff/inbound-mails/${id}/raw`

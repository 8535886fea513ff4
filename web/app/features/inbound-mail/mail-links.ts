/** Mails that became no enquiry, and what can be done with one. */
export const mailHref = '/staff/mail'
export const mailEnquiryHref = (id: string) => `${mailHref}/${id}/enquiry`
export const mailSeenHref = (id: string) => `${mailHref}/${id}/seen`
/** What was held back of one sender: its own list, and that there is nothing to do with any of it. */
export const floodHref = (id: string) => `${mailHref}?flood=${id}`
export const floodSeenHref = (id: string) => `${mailHref}/floods/${id}/seen`
export const addressCheckedHref = (familyMemberId: string) => `${mailHref}/addresses/${familyMemberId}`
/** The mail as it came, as a text file. */
export const rawMailHref = (id: string) => `/api/staff/inbound-mails/${id}/raw`

/** What can be done with several enquiries at once. */
export const bulkEnquiryActs = ['give-person', 'give-team', 'snooze', 'topics', 'spam', 'close'] as const
/** As many as fit on a page, and as one can still look over before doing it. */
export const mostBulkEnquiries = 50

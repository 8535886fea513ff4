/** The pages of one conversation. */
export type ConversationPage = 'answered' | 'not-answered' | 'complain' | 'urgent' | 'call-back'

export const conversationHref = (enquiryId: string, page: ConversationPage): string =>
  `/enquiries/${encodeURIComponent(enquiryId)}/${page}`

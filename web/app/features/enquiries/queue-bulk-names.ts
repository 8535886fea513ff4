import type { BulkEnquiryAct } from '@send-hub/shared'

export const bulkActNames: Record<BulkEnquiryAct, string> = {
  'give-person': 'Give them to a colleague',
  'give-team': 'Give them to a team',
  snooze: 'Put them aside until a day',
  topics: 'Set their topic',
  spam: 'Mark them as spam',
  close: 'Close them',
}

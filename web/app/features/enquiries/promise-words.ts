import {
  type CaseForFamily,
  type EnquiryForFamily,
  formatDayLong,
  type TopicCode,
  topicSettings,
} from '@send-hub/shared'

/** What we promise before a question is sent. The exact day depends on the topic, so it is told once it is sent. */
export function promiseBeforeSending(asking: NonNullable<CaseForFamily['asking']>, topic: TopicCode): string {
  const usual = `${asking.workingDays} working days`
  switch (topicSettings[topic].defaultPriority) {
    case 'P3':
      return `We answer within ${usual}: by ${formatDayLong(asking.replyBy)}.`
    case null:
    case 'P4':
      return 'We will tell you on the next page by when we answer.'
    default:
      return `We answer this sooner than other questions, and at the latest within ${usual}. We will tell you the day on the next page.`
  }
}

/** The promise as it stands in a conversation: kept, to come, or broken; a broken one is never softened. */
export function promiseWords({
  status,
  replyBy,
  isOverdue,
}: Pick<EnquiryForFamily, 'status' | 'replyBy' | 'isOverdue'>) {
  if (status === 'answered') return 'We have answered. You can write back below.'
  if (status === 'closed') return 'This question is closed. If you write back, we open it again.'
  if (!replyBy) return 'We have not answered yet.'
  if (!isOverdue) return `We will answer by ${formatDayLong(replyBy)}.`
  return `We said we would answer by ${formatDayLong(replyBy)}. We have not. We are sorry. Your question is at the top of our list. You do not need to ask again. You can also phone us, or complain.`
}

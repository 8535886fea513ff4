import {
  type CaseForFamily,
  type EnquiryForFamily,
  escalationForFamily,
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

export interface PromiseWords {
  headline: string
  more: string | null
}

/** The promise as it stands in a conversation: kept, to come, or broken; a broken one is never softened. */
export function promiseWords(
  enquiry: Pick<EnquiryForFamily, 'status' | 'replyBy' | 'isOverdue' | 'answeredBy'> & {
    promised?: Pick<EnquiryForFamily['promised'], 'heldBy' | 'missedBy'>
  },
): PromiseWords {
  const { status, replyBy, isOverdue, answeredBy } = enquiry
  const raised = escalationForFamily[enquiry.promised?.heldBy ?? 'owner']
  const who = [`Who answers: ${answeredBy}.`, raised].filter(Boolean).join(' ')
  if (status === 'answered') return { headline: 'We have answered.', more: 'You can write back below.' }
  if (status === 'closed') {
    return { headline: 'This question is closed.', more: 'If you write back, we open it again.' }
  }
  if (status === 'paused') {
    return {
      headline: 'We need something from you.',
      more: 'Read our last message, and write back below. Our promise to answer is on hold until then.',
    }
  }
  if (!replyBy) return { headline: 'We have not answered yet.', more: who }
  const missedBy = enquiry.promised?.missedBy
  if (!isOverdue && missedBy) {
    return {
      headline: `We said we would answer by ${formatDayLong(missedBy)}. We missed it, and we are sorry. We will answer by ${formatDayLong(replyBy)}.`,
      more: who,
    }
  }
  if (!isOverdue) return { headline: `We will answer by ${formatDayLong(replyBy)}.`, more: who }
  return {
    headline: `We said we would answer by ${formatDayLong(replyBy)}. We have not.`,
    more: `We are sorry. Your question is at the top of our list, so you do not need to ask again. ${who} You can also phone us, or complain.`,
  }
}

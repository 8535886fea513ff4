import type { TopicCode } from '@send-hub/shared'
import { isSameName } from '../../people/index.ts'
import type { EnquiryRecordOfStaff } from '../enquiries.store.ts'
import { hasOwnClock } from '../promise/promise.ts'
import { compare, plainEmail, plainPhone } from './likeness.ts'
import type { MergeSide } from './merge.store.ts'

type Side = EnquiryRecordOfStaff & MergeSide

const mostTopics = 5

/**
 * Whether two enquiries are one person's: the same account, or without one the same name with the same email or phone.
 * Two parents of a child share a case, sometimes a surname and sometimes a phone: they are never one asker.
 */
export function isSameAsker(one: Side, other: Side): boolean {
  if (one.familyMemberId || other.familyMemberId) return one.familyMemberId === other.familyMemberId
  const isReached =
    compare(one.email, other.email, plainEmail) === 'same' ||
    compare(one.phone, other.phone, plainPhone) === 'same'
  return isReached && isSameName(one.contactName, other.contactName)
}

/** Why the other can't be joined to the main one, in words for staff; undefined where it can. */
export function refusalToMerge(main: Side, other: Side): string | undefined {
  if (main.id === other.id) return 'This is the reference of this enquiry itself. Enter the other one'
  if (!isSameAsker(main, other)) {
    return 'These are not from the same person. Enquiries of two people are never joined, not even of two parents'
  }
  if (other.caseId && other.caseId !== main.caseId) {
    return main.caseId
      ? 'The other enquiry is about another case'
      : 'The other enquiry is on a case and this one is not. Link this one first, or join this one to the other'
  }
  if (other.mergedIntoId) return 'The other enquiry was joined to one already'
  if (other.status === 'spam') return 'The other enquiry is marked as spam. Take that back first'
  if (other.hasJoined) return 'Others were joined to that enquiry. Open it, and join this one to it instead'
  if (other.hasCallBack)
    return 'A call back is agreed on the other enquiry. Make the call first, or join this one to it'
  if (other.status === 'paused' && main.status === 'answered') {
    return 'We wait for the family in the other enquiry. Open it, and join this one to it instead'
  }
  if (other.priority === 0 && main.priority !== 0) {
    return 'The other enquiry is a risk of harm. Open it, and join this one to it instead'
  }
  if (other.isComplaint || other.topics.some((topic) => hasOwnClock(topic) && !main.topics.includes(topic))) {
    return 'A complaint or a request for information keeps its own clock, and stays an enquiry of its own'
  }
  return undefined
}

/** What the main one is about then: its own topics first. */
export const topicsTogether = (main: readonly TopicCode[], other: readonly TopicCode[]): TopicCode[] =>
  [...new Set([...main, ...other])].slice(0, mostTopics)

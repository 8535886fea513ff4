import type { FormError, FormValues } from '../../lib/form.ts'
import { topicChoices } from '../../lib/staff-words.ts'

/** The form "Record a contact": plain values, the same on the server and in the browser. */
export type RecordView = {
  requestKey: string
  channels: { value: string; text: string }[]
  topics: { value: string; text: string }[]
  typed: FormValues
  chosenTopics: string[]
  errors: readonly FormError[]
}

export const recordChannels = [
  { value: 'phone', text: 'Phone' },
  { value: 'post', text: 'Post' },
  { value: 'drop-in', text: 'Drop-in' },
  { value: 'email', text: 'Email to a colleague' },
]

/** @param newKey key of this form; one that was refused comes back with a new key, as nothing was stored under its own */
export function recordView(
  typed: FormValues,
  chosenTopics: string[],
  errors: readonly FormError[],
  newKey: string,
): RecordView {
  return {
    requestKey: newKey,
    channels: recordChannels,
    topics: topicChoices(),
    typed,
    chosenTopics,
    errors,
  }
}

/** Where the form shows a fault that the API names by its own structure. */
export function formField(pointer: string): string {
  return pointer.replace(/^\/contact\//, '/').split('/')[1] ?? ''
}

/** What is read out to the caller at the end. */
export type RecordedView = { id: string; reference: string; replyBy: string; contactName: string }

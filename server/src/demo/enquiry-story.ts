import type { TopicCode } from '@send-hub/shared'
import type { Time } from './calendar.ts'
import type { StaffKey } from './staff.ts'

/** A question and what became of it. `opened` and `ago` count working days before today; 0 is today. */
export interface DemoEnquiry {
  /** A family member of the stories, or anybody. */
  from: string
  /** The child whose case it is about; null while nobody has linked one. */
  about: string | null
  channel: 'web' | 'phone' | 'email' | 'post' | 'drop-in'
  topics: [TopicCode, ...TopicCode[]]
  opened: number
  time: Time
  body: string
  contact: { email?: string; phone?: string }
  acts: DemoAct[]
}

export type DemoAct =
  | { kind: 'take'; by: StaffKey; ago: number; time: Time }
  | { kind: 'note' | 'reply' | 'close' | 'ask'; by: StaffKey; ago: number; time: Time; text: string }
  | { kind: 'hand-over'; by: StaffKey; to: StaffKey; ago: number; time: Time; text: string }
  | { kind: 'back'; ago: number; time: Time; text: string }
  | { kind: 'again'; ago: number; time: Time; text: string }

type Topics = TopicCode | [TopicCode, ...TopicCode[]]

/** Asked by a signed-in family member. */
export const web = (
  from: string,
  about: string,
  topic: TopicCode,
  opened: number,
  time: Time,
  body: string,
  ...acts: DemoAct[]
): DemoEnquiry => ({ from, about, channel: 'web', topics: [topic], opened, time, body, contact: {}, acts })

/** Came another way; `how` is the telephone number or email address for the answer. */
export const from = (
  channel: Exclude<DemoEnquiry['channel'], 'web'>,
  who: string,
  how: string | null,
  about: string | null,
  topics: Topics,
  opened: number,
  time: Time,
  body: string,
  ...acts: DemoAct[]
): DemoEnquiry => ({
  from: who,
  about,
  channel,
  topics: typeof topics === 'string' ? [topics] : topics,
  opened,
  time,
  body,
  contact: how === null ? {} : how.includes('@') ? { email: how } : { phone: how },
  acts,
})

export const take = (by: StaffKey, ago: number, time: Time): DemoAct => ({ kind: 'take', by, ago, time })
export const note = (by: StaffKey, ago: number, time: Time, text: string): DemoAct => ({
  kind: 'note',
  by,
  ago,
  time,
  text,
})
export const reply = (by: StaffKey, ago: number, time: Time, text: string): DemoAct => ({
  kind: 'reply',
  by,
  ago,
  time,
  text,
})
export const close = (by: StaffKey, ago: number, time: Time, text: string): DemoAct => ({
  kind: 'close',
  by,
  ago,
  time,
  text,
})
export const handOver = (by: StaffKey, to: StaffKey, ago: number, time: Time, text: string): DemoAct => ({
  kind: 'hand-over',
  by,
  to,
  ago,
  time,
  text,
})
/** Asks the family for something: the promise stands still. */
export const ask = (by: StaffKey, ago: number, time: Time, text: string): DemoAct => ({
  ...{ kind: 'ask', by, ago, time, text },
})
/** Asks about the same matter once more, as if nothing had been asked. */
export const again = (ago: number, time: Time, text: string): DemoAct => ({ kind: 'again', ago, time, text })
export const back = (ago: number, time: Time, text: string): DemoAct => ({ kind: 'back', ago, time, text })

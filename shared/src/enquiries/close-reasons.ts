import { z } from 'zod'

type CloseReasonSettings = {
  words: string
  /** Says why nobody is owed an answer any more, so that it may close what still waits for us. */
  endsPromise: boolean
  /** A person did answer: the promise is kept. */
  keepsPromise: boolean
  /** Says why a call back that was agreed is not owed any more. */
  endsCallBack: boolean
}

const ends = { endsPromise: true, keepsPromise: false, endsCallBack: false }

/** Why an enquiry can be closed. */
export const closeReasons = {
  done: {
    words: 'Answered: nothing more to do',
    endsPromise: false,
    keepsPromise: false,
    endsCallBack: false,
  },
  'answered-by-phone': {
    words: 'Answered by phone or face to face',
    endsPromise: true,
    keepsPromise: true,
    endsCallBack: true,
  },
  'no-answer-owed': { ...ends, words: 'It asks nothing of us' },
  duplicate: { ...ends, words: 'They asked the same elsewhere, and it is answered there' },
  'asker-withdrew': { ...ends, words: 'They told us that they need no answer any more', endsCallBack: true },
  'they-did-not-write': { ...ends, words: 'We asked them, and they did not write' },
  'belongs-elsewhere': { ...ends, words: 'Another service answers this, and they were told which' },
  other: { ...ends, words: 'Another reason' },
} as const satisfies Record<string, CloseReasonSettings>

export type CloseReason = keyof typeof closeReasons
export const closeReasonCodes = Object.keys(closeReasons) as CloseReason[]
export const CloseReason = z.enum(
  closeReasonCodes as [CloseReason, ...CloseReason[]],
  'Choose why it can be closed',
)

/** Whether words of staff's own are owed besides the code: where somebody still waits, and where the code says little. */
export const owesCloseWords = (reason: CloseReason, isSomethingOpen: boolean): boolean =>
  reason === 'other' || (isSomethingOpen && reason !== 'duplicate')

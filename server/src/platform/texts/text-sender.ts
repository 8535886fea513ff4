export interface TextMessage {
  /** As +447…. */
  to: string
  text: string
  /** The same for every try. */
  reference: string
  /** It was tried before, and may have gone. */
  isRetry: boolean
}

/** What became of one handing-over. Reasons hold codes, no numbers. */
export type TextResult =
  | { outcome: 'accepted' }
  /** This one will never be taken. */
  | { outcome: 'refused'; reason: string }
  /** Not now. `isServerDown`: the next one would fare no better. */
  | { outcome: 'try-again'; reason: string; isServerDown: boolean }

/** Sends text messages to mobile phones, in one of the ways there are. */
export interface TextSender {
  send(message: TextMessage): Promise<TextResult>
}

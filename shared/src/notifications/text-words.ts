/** What goes by text message, not by email. */
export const textKinds = ['text-code'] as const
export type TextKind = (typeof textKinds)[number]

/** Goes up whenever a word changes, so the ledger can say what was sent. */
export const textVersion = 1

/** A code and who sends it: a text lies open on a locked phone. */
export const codeByText = (code: string, councilName: string): string =>
  `${code} is your code. ${councilName}`

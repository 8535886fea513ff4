/** The news on the page of a case after something was done there or on a page of its own, by the name in the address. */
export const caseDoneWords = {
  steps: 'The step is recorded. This is the case now',
  delays: 'The delay and the new date are recorded',
  answer: 'The answer is recorded',
  document: 'The document is on the case. No family sees it until you release it',
  release: 'The document is released',
  withdraw: 'The document is withdrawn',
} as const

export type CaseDone = keyof typeof caseDoneWords

export function doneOf(text: string | undefined): CaseDone | null {
  return text !== undefined && Object.hasOwn(caseDoneWords, text) ? (text as CaseDone) : null
}

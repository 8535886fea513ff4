/** The news on the page of a case after something was done there or on a page of its own, by the name in the address. */
export const caseDoneWords = {
  steps: 'The step is recorded. This is the case now',
  delays: 'The delay and the new date are recorded',
  records: 'The entry is recorded',
  corrections: 'The entry is put right. This is the case now',
  officer: 'The officer is assigned',
  opened: 'The case is open. Its family is told',
  answer: 'The answer is recorded',
  told: 'What they said is entered',
  'taken-back': 'The entry is taken back. Nobody of the family reads it any more',
  document: 'The document is on the case. No family sees it until you release it',
  release: 'The document is released',
  withdraw: 'The document is withdrawn',
  address: 'The postal address is saved',
} as const

export type CaseDone = keyof typeof caseDoneWords

export function doneOf(text: string | undefined): CaseDone | null {
  return text !== undefined && Object.hasOwn(caseDoneWords, text) ? (text as CaseDone) : null
}

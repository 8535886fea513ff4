/** What a task asks of us. `details` of each kind hold codes, ids and days only. */
export const staffTaskWords = {
  'words-of-harm': 'Somebody may be at risk of harm: read what they wrote now',
  'check-address': 'Mail to this person came back: check their email address',
  'words-not-sent': 'An email with our words did not go out: tell them in another way',
  'read-mail': 'A mail could not be read by the hub: read it and record it',
  'mail-flood': 'Very many emails came from one address: look through those that were held back',
  'repeat-contact': 'Somebody has come to us again about the same matter',
  'promise-near': 'A promised day is near',
  'promise-missed': 'A promised day passed',
  'escalated-to-you': 'An enquiry was raised to you',
  'call-back-missed': 'A call back was not made in its slot',
  'review-draft': 'A colleague asks you to read a draft',
  'no-word-from-family': 'The family has not answered our question for ten working days',
  'said-urgent': 'A family says that it has become urgent: look at it today',
  'look-again': 'An enquiry that was put aside is to be looked at again today',
  'also-yours': 'An enquiry concerns your team too',
  'safeguarding-not-handed': 'A risk of harm has not been handed over',
} as const
export type StaffTaskKind = keyof typeof staffTaskWords
export const staffTaskKinds = Object.keys(staffTaskWords) as StaffTaskKind[]

/** A task in words. `isNotTold`: who asked has no account, and of what it is about the hub could not write to them. */
export function wordsOfTask(kind: StaffTaskKind, isNotTold: boolean): string {
  if (!isNotTold) return staffTaskWords[kind]
  const what = kind === 'no-word-from-family' ? 'reminded' : 'told'
  return `${staffTaskWords[kind]}. They have not been ${what}: ring them, or write to them`
}

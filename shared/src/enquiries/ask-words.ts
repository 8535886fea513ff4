/** What the pages of asking say, to families and to people without an account. */
export const askWords = {
  doesThatAnswer: 'Does that answer your question?',
  yes: 'Yes, that answers it',
  no: 'I still want to ask',
  thanks: 'We are glad that helped',
  thanksMore: 'You did not send us anything. You can ask us at any time.',
  filesHint: 'You can add up to 5 files, such as a letter or a photo.',
  filesLost: 'Choose your files again. They did not come with you when you signed in.',
  filesKept: 'These files go with your message',
  isItUrgent: 'Is it urgent?',
  urgentHint: 'A person reads what you say and decides how soon we answer.',
  notUrgent: 'No, it can wait for the usual time',
  callInstead: 'Ask us to call you instead',
  withoutAccount: 'Write to us without an account',
  withoutAccountIntro: 'A person will read this and answer you. You do not have to sign in.',
  withoutAccountPrivate:
    'Do not tell us private things about your child here. We will ask you for them in a safe way if we need them.',
} as const

/** What happens after something was sent. */
export const sentWords = {
  ifWeMiss: 'If we miss that date',
  saySo: 'We say so, and that we are sorry. We give you a new date.',
  goesUp:
    'A senior officer then has your question. If we are late again, a manager has it. You can see this here.',
  noNeed: 'You do not have to ask again.',
} as const

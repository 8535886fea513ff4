/**
 * Mails of one sender that are taken into enquiries within an hour; the next are held back for staff (docs/decisions/0030).
 * Nobody with one matter writes more.
 */
export const mostMailsPerHour = 30
/** As many where who asked answers in their own thread, or where words sound like harm: nobody is silenced, and it ends. */
export const mostSurelyMeantPerHour = 60

/** What became of a mail that came in, in words staff read. */
export const mailOutcomeWords = {
  'new-enquiry': 'Became a new enquiry',
  joined: 'Joined its enquiry',
  'noted-automatic': 'An automatic answer: noted in its enquiry, nobody was answered',
  'ignored-automatic': 'An automatic answer that belongs to no enquiry',
  bounce: 'One of our mails came back',
  'bounce-unknown': 'A returned mail that we did not send',
  loop: 'Our own mail came back to us',
  repeat: 'The same mail came before',
  spam: 'Marked as spam by the mail server',
  flood: `Held back: ${mostMailsPerHour} emails from this address in an hour`,
  'flood-harm': `May speak of harm: read it now. Held back after ${mostSurelyMeantPerHour} emails from this address in an hour`,
} as const
export type MailOutcome = keyof typeof mailOutcomeWords

/** Stands at the top of a mail that can be answered: what is below it in an answer is ours, and is left out. */
export const replyAboveLine = '##- Please write your answer above this line -##'

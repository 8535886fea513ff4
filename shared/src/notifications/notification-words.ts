import { z } from 'zod'
import { replyAboveLine } from '../enquiries/mail.ts'

export const notificationKinds = [
  'case-updated',
  'keep-in-touch',
  'enquiry-received',
  'question-received',
  'mail-received',
  'enquiry-answered',
  'answer-by-email',
  'reply-by-email',
  'call-agreed',
  'call-missed',
  'call-given-up',
  'enquiry-late',
  'late-by-email',
  'enquiry-asks',
  'ask-by-email',
  'enquiry-still-asks',
  'still-asks-by-email',
  'promise-near',
  'enquiry-escalated',
  'access-granted',
  'access-changed',
  'access-ended',
  'access-ending',
  'glass-broken',
  'sign-in-code',
  'new-device',
  'session-ended',
  'email-change-old',
  'email-change-new',
  'email-changed',
  'factor-added',
  'factor-removed',
] as const
export const NotificationKind = z.enum(notificationKinds).meta({ id: 'NotificationKind' })
export type NotificationKind = z.infer<typeof NotificationKind>

/**
 * Plain values a message may carry, kept in the outbox; `replyBy`, `saidBy`, `newBy` and `askedOn` are dates in words. What
 * staff wrote, and who signs it, is read when the mail goes out and kept nowhere else.
 */
export type NotificationFacts = {
  'case-updated': Record<never, never>
  'keep-in-touch': Record<never, never>
  'enquiry-received': { reference: string; replyBy: string }
  'question-received': { replyBy: string }
  'mail-received': { reference: string; replyBy: string }
  'enquiry-answered': Record<never, never>
  'answer-by-email': { words: string; signature: string }
  'reply-by-email': { words: string; signature: string }
  'call-agreed': { when: string }
  'call-missed': Record<never, never>
  'call-given-up': Record<never, never>
  'enquiry-late': Record<never, never>
  'late-by-email': { reference: string; saidBy: string | null; newBy: string }
  'enquiry-asks': Record<never, never>
  'ask-by-email': { words: string; signature: string }
  'enquiry-still-asks': Record<never, never>
  'still-asks-by-email': { reference: string; askedOn: string }
  'promise-near': Record<never, never>
  'enquiry-escalated': Record<never, never>
  'access-granted': Record<never, never>
  'access-changed': Record<never, never>
  'access-ended': Record<never, never>
  'access-ending': Record<never, never>
  'glass-broken': Record<never, never>
  'sign-in-code': { code: string }
  'new-device': Record<never, never>
  'session-ended': Record<never, never>
  'email-change-old': { code: string }
  'email-change-new': { code: string }
  'email-changed': Record<never, never>
  'factor-added': Record<never, never>
  'factor-removed': Record<never, never>
}

/** Where the message comes from. The council's name stands alone: a service name could tell what it is about. */
export type NotificationSender = {
  councilName: string
  serviceUrl: string
  /** Whom to ring when somebody else may be at work, and when: "Monday to Friday, 9am to 5pm". */
  phone: string
  openingHours: string
}

export type NotificationMessage = { subject: string; text: string; html: string; version: number }

type Template<K extends NotificationKind> = {
  /** Goes up whenever a word changes, so the ledger can say what was sent. */
  version: number
  subject: string
  paragraphs: (facts: NotificationFacts[K], sender: NotificationSender) => string[]
}

/** How long a sign-in code works, in minutes. */
export const signInCodeMinutes = 10
/** How long the two codes for a new email address work, in minutes: two mailboxes are looked at. */
export const emailChangeMinutes = 30

const ringUs = ({ phone, openingHours }: NotificationSender) => `phone us on ${phone}, ${openingHours}.`

/**
 * Emails are read on shared phones and lock screens. They say that something happened and where to sign in:
 * never a name, a school, a need, a stage or a decision.
 */
const templates = {
  'case-updated': {
    version: 1,
    subject: 'There is an update for you',
    paragraphs: () => ['There is an update for you.', 'Sign in to read it:'],
  },
  // Said where nothing has changed: "an update" would raise hopes. True also when something else is told that day.
  'keep-in-touch': {
    version: 1,
    subject: 'We are still working on it',
    paragraphs: () => ['We are still working on it.', 'Sign in to read what we are waiting for:'],
  },
  'enquiry-received': {
    version: 1,
    subject: 'We have your question',
    paragraphs: ({ reference, replyBy }) => [
      'We have your question.',
      `Your reference is ${reference}.`,
      `We will reply by ${replyBy}.`,
      'Sign in to see it:',
    ],
  },
  // To somebody without an account: nothing that they wrote, and nothing of whether we know them.
  'question-received': {
    version: 1,
    subject: 'We have your message',
    paragraphs: ({ replyBy }, sender) => [
      'We have your message.',
      `We will answer you by ${replyBy}.`,
      `If it can’t wait, ${ringUs(sender)}`,
      'If you did not write to us, ignore this email. How to reach us:',
    ],
  },
  // To whoever wrote us an email: the reference brings what they write next to the same place.
  'mail-received': {
    version: 1,
    subject: 'We have your email',
    paragraphs: ({ reference, replyBy }, sender) => [
      'We have your email.',
      `Your reference is ${reference}. Put it in any email to us about this.`,
      `We will answer you by ${replyBy}.`,
      `If it can’t wait, ${ringUs(sender)}`,
      'If you did not write to us, ignore this email. How to reach us:',
    ],
  },
  'enquiry-answered': {
    version: 1,
    subject: 'There is a reply for you',
    paragraphs: () => ['There is a reply for you.', 'Sign in to read it:'],
  },
  // The whole answer, to who chose that in their account. The subject still tells nothing.
  'answer-by-email': {
    version: 1,
    subject: 'There is a reply for you',
    paragraphs: ({ words, signature }) => [
      words,
      signature,
      'You asked for whole answers by email. You can change that in your account:',
    ],
  },
  // The whole answer, to somebody who has no account to read it in. Staff have said that it may go.
  'reply-by-email': {
    version: 1,
    subject: 'Our reply to you',
    paragraphs: ({ words, signature }, sender) => [
      words,
      signature,
      `To write back, answer this email. If it can’t wait, ${ringUs(sender)}`,
      'How to reach us:',
    ],
  },
  'enquiry-late': {
    version: 1,
    subject: 'We are late, and we are sorry',
    paragraphs: () => [
      'We said that we would reply to you by a day that has passed. We are sorry.',
      'Sign in to see the new day, and who will reply:',
    ],
  },
  // To somebody without an account, who has nowhere to read it: nothing of what they asked. `saidBy` is null where nobody
  // told them the day that was missed.
  'late-by-email': {
    version: 1,
    subject: 'We are late, and we are sorry',
    paragraphs: ({ reference, saidBy, newBy }, sender) => [
      saidBy === null
        ? 'We should have answered you by now, and we have not. We are sorry.'
        : `We said that we would answer you by ${saidBy}, and we did not. We are sorry.`,
      `We will answer you by ${newBy}. You don’t have to do anything.`,
      `Your reference is ${reference}. To tell us more, answer this email. If it can’t wait, ${ringUs(sender)}`,
      'If you did not ask us anything, ignore this email. How to reach us:',
    ],
  },
  // Not an answer: we wait for them.
  'enquiry-asks': {
    version: 1,
    subject: 'We have a question for you',
    paragraphs: () => [
      'We have a question for you. We can reply once you have told us.',
      'Sign in to read it, and to tell us:',
    ],
  },
  // The whole question, to somebody who has no account to read it in. Staff have said that it may go.
  'ask-by-email': {
    version: 1,
    subject: 'We have a question for you',
    paragraphs: ({ words, signature }, sender) => [
      words,
      signature,
      `We can reply once you have told us. To tell us, answer this email. If it can’t wait, ${ringUs(sender)}`,
      'How to reach us:',
    ],
  },
  'enquiry-still-asks': {
    version: 1,
    subject: 'We are waiting to hear from you',
    paragraphs: () => [
      'We asked you a question, and we are waiting to hear from you.',
      'Nothing is closed. Sign in to read it, and to tell us:',
    ],
  },
  // What we asked stands in the email before it, and not again in this one.
  'still-asks-by-email': {
    version: 1,
    subject: 'We are waiting to hear from you',
    paragraphs: ({ reference, askedOn }, sender) => [
      `We asked you a question by email on ${askedOn}, and we are waiting to hear from you.`,
      'Nothing is closed. To tell us, answer this email.',
      `Your reference is ${reference}. If it can’t wait, ${ringUs(sender)}`,
      'If you did not ask us anything, ignore this email. How to reach us:',
    ],
  },
  // To staff, once a day at most: which they are, they read once they have signed in.
  'promise-near': {
    version: 1,
    subject: 'A promised day is near',
    paragraphs: () => [
      'Somebody was promised a reply by a day that is near.',
      'Sign in as staff to see your tasks:',
    ],
  },
  'enquiry-escalated': {
    version: 1,
    subject: 'A late reply was raised to you',
    paragraphs: () => [
      'A promised day has passed, and the reply is now with you.',
      'Sign in as staff to see your tasks:',
    ],
  },
  // When we ring, and nothing of what about; the number is not in it.
  'call-agreed': {
    version: 1,
    subject: 'We will phone you',
    paragraphs: ({ when }) => [
      `We will phone you on ${when}.`,
      'Our number may not show on your phone.',
      'Sign in to change the time, or to cancel the call:',
    ],
  },
  'call-missed': {
    version: 1,
    subject: 'We did not phone you, and we are sorry',
    paragraphs: () => [
      'We said that we would phone you, and we did not. We are sorry.',
      'Sign in to choose another time:',
    ],
  },
  'call-given-up': {
    version: 1,
    subject: 'We tried to phone you',
    paragraphs: () => [
      'We tried to phone you, and could not reach you.',
      'Sign in to see when we tried, and to choose another time:',
    ],
  },
  'access-granted': {
    version: 1,
    subject: 'You can now see something new here',
    paragraphs: () => [
      'You can now see something new here.',
      'If you did not expect this, contact us.',
      'Sign in with this email address to read it:',
    ],
  },
  // Somebody else decided what they see: it may be less, more, or nothing any longer.
  'access-changed': {
    version: 1,
    subject: 'What you can see here has changed',
    paragraphs: () => [
      'What you can see here has changed.',
      'If you have a question about this, contact us.',
      'Sign in to see what you can see now:',
    ],
  },
  'access-ended': {
    version: 1,
    subject: 'Something you could see here has ended',
    paragraphs: () => [
      'Something you could see here has ended.',
      'If you did not expect this, contact us. You can find how here:',
    ],
  },
  'access-ending': {
    version: 1,
    subject: 'Something you agreed to ends soon',
    paragraphs: () => [
      'Something you agreed to ends soon.',
      'Sign in to see what it is, and to agree again if you want to:',
    ],
  },
  // To staff: which record it was, they read once they have signed in.
  'glass-broken': {
    version: 1,
    subject: 'A locked record was opened',
    paragraphs: () => ['A locked record was opened in an emergency.', 'Sign in as staff to look at it:'],
  },
  'sign-in-code': {
    version: 1,
    subject: 'Your sign-in code',
    paragraphs: ({ code }) => [
      `Your sign-in code is ${code}.`,
      `It works for ${signInCodeMinutes} minutes. Do not share it with anyone.`,
      'If you did not ask for a code, ignore this email.',
      'Enter it where you asked for it:',
    ],
  },
  'new-device': {
    version: 1,
    subject: 'A new device signed in to your account',
    paragraphs: (_, sender) => [
      'Somebody signed in to your account on a phone or computer that we have not seen before.',
      'If it was you, all is well.',
      `If it was not you, ${ringUs(sender)}`,
      'You can see which devices are signed in, and sign them out, in your account:',
    ],
  },
  // Its cookie came back after it was replaced: a copy of it is about.
  'session-ended': {
    version: 1,
    subject: 'We have signed you out on one device',
    paragraphs: (_, sender) => [
      'We have signed you out on one phone or computer, to keep your account safe.',
      'Somebody may have tried to use your account from another place.',
      `If you think that somebody else uses your account, ${ringUs(sender)}`,
      'You can sign in again:',
    ],
  },
  'email-change-old': {
    version: 1,
    subject: 'Your code to change your email address',
    paragraphs: ({ code }, sender) => [
      'Somebody who is signed in to your account asked us to use another email address.',
      `The code for this address is ${code}.`,
      `It works for ${emailChangeMinutes} minutes. Do not share it with anyone.`,
      `If it was not you, ${ringUs(sender)}`,
      'Enter it where you asked for it:',
    ],
  },
  'email-change-new': {
    version: 1,
    subject: 'Your code for this email address',
    paragraphs: ({ code }) => [
      'You asked us to use this email address.',
      `The code for this address is ${code}.`,
      `It works for ${emailChangeMinutes} minutes. Do not share it with anyone.`,
      'If you did not ask for a code, ignore this email.',
      'Enter it where you asked for it:',
    ],
  },
  'email-changed': {
    version: 1,
    subject: 'Your email address was changed',
    paragraphs: (_, sender) => [
      'From now on we write to the new email address that you gave us, and no more to this one.',
      `If it was not you who changed it, ${ringUs(sender)}`,
      'You sign in with the new address:',
    ],
  },
  'factor-added': {
    version: 1,
    subject: 'You have a new way to show that it is you',
    paragraphs: (_, sender) => [
      'A new way to show that it is you was added to your account.',
      `If it was not you, ${ringUs(sender)}`,
      'You can see it in your account:',
    ],
  },
  'factor-removed': {
    version: 1,
    subject: 'A way to show that it is you was taken away',
    paragraphs: (_, sender) => [
      'A way to show that it is you was taken away from your account.',
      `If you did not ask for that, ${ringUs(sender)}`,
      'You can set up a new one in your account:',
    ],
  },
} as const satisfies { [K in NotificationKind]: Template<K> }

/** The name that mail programs show as the sender. */
export function senderName(councilName: string): string {
  return councilName
}

/** The version of the words that a message of this kind would be sent with now. */
export function notificationVersion(kind: NotificationKind): number {
  return templates[kind].version
}

/**
 * Builds the text and HTML pair of one message; both say the same. One that can be answered by email begins with the line
 * that an answer is to be written above.
 */
export function notificationMessage<K extends NotificationKind>(
  kind: K,
  facts: NotificationFacts[K],
  sender: NotificationSender,
  { canBeAnswered = false }: { canBeAnswered?: boolean } = {},
): NotificationMessage {
  // The compiler cannot follow K through the indexed map; the `satisfies` above has checked each pair.
  const template = templates[kind] as unknown as Template<K>
  const words = template.paragraphs(facts, sender)
  const paragraphs = canBeAnswered ? [replyAboveLine, ...words] : words
  return {
    subject: template.subject,
    text: asText(paragraphs, sender),
    html: asHtml(template.subject, paragraphs, sender),
    version: template.version,
  }
}

function asText(paragraphs: string[], { councilName, serviceUrl }: NotificationSender): string {
  return `${[...paragraphs, serviceUrl, councilName].join('\n\n')}\n`
}

function asHtml(
  subject: string,
  paragraphs: string[],
  { councilName, serviceUrl }: NotificationSender,
): string {
  const body = paragraphs
    .map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br>\n')}</p>`)
    .join('\n')
  const url = escapeHtml(serviceUrl)
  return `<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:24px;font:19px/1.4 Arial,sans-serif;color:#0b0c0c;background:#ffffff">
${body}
<p><a href="${url}" style="color:#1d4f91">${url}</a></p>
<p>${escapeHtml(councilName)}</p>
</body>
</html>
`
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}

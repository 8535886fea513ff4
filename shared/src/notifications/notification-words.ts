import { z } from 'zod'

export const notificationKinds = [
  'case-updated',
  'keep-in-touch',
  'enquiry-received',
  'enquiry-answered',
  'sign-in-code',
] as const
export const NotificationKind = z.enum(notificationKinds).meta({ id: 'NotificationKind' })
export type NotificationKind = z.infer<typeof NotificationKind>

/** Plain values a message may carry, kept in the outbox; `replyBy` is a date in words. */
export type NotificationFacts = {
  'case-updated': Record<never, never>
  'keep-in-touch': Record<never, never>
  'enquiry-received': { reference: string; replyBy: string }
  'enquiry-answered': Record<never, never>
  'sign-in-code': { code: string }
}

/** Where the message comes from. The council's name stands alone: a service name could tell what it is about. */
export type NotificationSender = { councilName: string; serviceUrl: string }

export type NotificationMessage = { subject: string; text: string; html: string; version: number }

type Template<K extends NotificationKind> = {
  /** Goes up whenever a word changes, so the ledger can say what was sent. */
  version: number
  subject: string
  paragraphs: (facts: NotificationFacts[K]) => string[]
}

/** How long a sign-in code works, in minutes. */
export const signInCodeMinutes = 10

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
  'enquiry-answered': {
    version: 1,
    subject: 'There is a reply for you',
    paragraphs: () => ['There is a reply for you.', 'Sign in to read it:'],
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
} as const satisfies { [K in NotificationKind]: Template<K> }

/** The name that mail programs show as the sender. */
export function senderName(councilName: string): string {
  return councilName
}

/** The version of the words that a message of this kind would be sent with now. */
export function notificationVersion(kind: NotificationKind): number {
  return templates[kind].version
}

/** Builds the text and HTML pair of one message; both say the same. */
export function notificationMessage<K extends NotificationKind>(
  kind: K,
  facts: NotificationFacts[K],
  sender: NotificationSender,
): NotificationMessage {
  // The compiler cannot follow K through the indexed map; the `satisfies` above has checked each pair.
  const template = templates[kind] as unknown as Template<K>
  const paragraphs = template.paragraphs(facts)
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
  const body = paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join('\n')
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

import { cleanAddress } from './addresses.ts'
import type { ReadMail } from './read-mail.ts'

/** What a mail system says became of one of our mails. */
export interface DeliveryReport {
  /** failed: never arrives. delayed: it goes on trying. other: it arrived, was read, or nobody can tell. */
  outcome: 'failed' | 'delayed' | 'other'
  /** Whom it could not be brought to, in lower case; empty where it doesn't say. */
  recipients: string[]
  /** Message-IDs that it holds anywhere, bare and in lower case. */
  mailIds: string[]
  /** Its words, in lower case, to look for an address that it names nowhere else. */
  words: string
}

const mostIds = 200

/** Reads a report with its parts as the standard has them (RFC 3464), and the older ones that only have words. */
export function readDeliveryReport(mail: ReadMail): DeliveryReport {
  const status = mail.reports.filter(({ mediaType }) => mediaType === 'message/delivery-status')
  const words = [mail.subject, mail.text, ...mail.reports.map(({ text }) => text)].join('\n').toLowerCase()
  const fields = status.map(({ text }) => text).join('\n')
  return {
    outcome: status.length > 0 ? outcomeOfFields(fields) : outcomeOfWords(mail, words),
    recipients: recipientsOf(mail, fields),
    mailIds: idsIn([...mail.references.map((id) => `<${id}>`), words].join('\n')),
    words,
  }
}

/** A failure of any recipient counts: our mails go to one person each. A status of 4 is not the end. */
function outcomeOfFields(fields: string): DeliveryReport['outcome'] {
  const actions = valuesOf(fields, 'action')
  const statuses = valuesOf(fields, 'status')
  if (actions.some((action) => action.startsWith('failed'))) {
    return statuses.length > 0 && statuses.every((status) => status.startsWith('4')) ? 'delayed' : 'failed'
  }
  if (actions.some((action) => action.startsWith('delayed'))) return 'delayed'
  return 'other'
}

function outcomeOfWords(mail: ReadMail, words: string): DeliveryReport['outcome'] {
  if (/disposition-notification/i.test(mail.headers('content-type')[0] ?? '')) return 'other'
  if (
    /\b(delayed|will (keep|continue) trying|will retry|no action is required|temporar(y|ily))\b/.test(words)
  )
    return 'delayed'
  const isFinal =
    /\b5\d\d[ -]|\b5\.\d\.\d|permanent|undeliver|could not be delivered|couldn[’']t be delivered|wasn[’']t delivered|address (not found|couldn)|user unknown|no such user|does ?n[o’']t exist|not zustell|nicht zustell|failed/
  return isFinal.test(words) ? 'failed' : 'other'
}

function recipientsOf(mail: ReadMail, fields: string): string[] {
  const named = [...valuesOf(fields, 'original-recipient'), ...valuesOf(fields, 'final-recipient')].map(
    (value) => value.replace(/^[^;]*;/, ''),
  )
  const failed = mail.headers('x-failed-recipients').flatMap((value) => value.split(','))
  return [
    ...new Set([...named, ...failed].flatMap((value) => cleanAddress(value.replaceAll(/[<>]/g, '')) ?? [])),
  ]
}

const valuesOf = (fields: string, name: string): string[] =>
  [...fields.matchAll(new RegExp(`^${name}[ \\t]*:[ \\t]*(.*)$`, 'gim'))].map(([, value]) =>
    (value ?? '').trim().toLowerCase(),
  )

const idsIn = (words: string): string[] =>
  [...new Set([...words.matchAll(/<([^\s<>]{3,300}@[^\s<>]{1,255})>/g)].map(([, id]) => id ?? ''))].slice(
    0,
    mostIds,
  )

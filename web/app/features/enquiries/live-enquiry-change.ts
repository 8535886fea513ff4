import type { EnquiryView, MessageView } from './staff-enquiry-view.ts'

export interface EnquiryChange {
  /** "Joe, Hub has answered.": what to know before one goes on. */
  words: string
  messages: readonly MessageView[]
}

/** What is different in an enquiry since it was opened. `now`: with its newest messages. */
export function whatChanged(
  before: Pick<EnquiryView, 'messages' | 'newest' | 'thread' | 'owner' | 'status'>,
  now: Pick<EnquiryView, 'messages' | 'owner' | 'status'>,
): EnquiryChange {
  const newest = before.thread.newestHref ? before.newest : before.messages
  const known = new Set(newest.map(({ id }) => id))
  // Where one that was joined is taken apart again, older messages move up among the newest: they are no news.
  const since = before.thread.newestHref || before.thread.earlier ? (newest[0]?.writtenAt ?? '') : ''
  const messages = now.messages.filter(({ id, writtenAt }) => !known.has(id) && writtenAt >= since)
  return { words: wordsFor(before, now, messages), messages }
}

const did = { us: 'has answered', them: 'has written', note: 'has added a note' } as const

function wordsFor(
  before: Pick<EnquiryView, 'owner' | 'status'>,
  now: Pick<EnquiryView, 'owner' | 'status'>,
  messages: readonly MessageView[],
): string {
  const said = messages.map(({ name, kind }) => `${name} ${did[kind]}.`)
  if (now.status !== before.status && now.status === 'closed') said.push('It is closed now.')
  if (said.length > 0) return said.join(' ')
  if (now.owner !== before.owner) return now.owner ? `${now.owner} has it now.` : 'Nobody has it now.'
  return 'Somebody has changed it.'
}

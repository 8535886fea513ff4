import type { ReadMail } from './read-mail.ts'

/** As long as a message written here may be (shared/src/enquiries/enquiry-views.ts). */
const longestBody = 20_000

const noWords = '(There is no text in this email.)'
const encrypted =
  '(This email is encrypted, so we could not read it here. Please send it again without that.)'
const goesOn = '(This email is longer than this. We have kept all of it.)'

export interface BodyWanted {
  /** What was written, cut of what is ours. */
  words: string
  /** Shown first, where the email starts something new. */
  subject: string | null
  /** Names of files that came with it and can't be opened here. */
  refusedFiles: readonly string[]
}

/** The message that a mail becomes: what was written, and what we could not take over, said so. */
export function messageBody(
  mail: Pick<ReadMail, 'isEncrypted'>,
  { words, subject, refusedFiles }: BodyWanted,
): string {
  const remarks = refusedFiles.length > 0 ? [refusedLine(refusedFiles)] : []
  const text = words || (mail.isEncrypted ? encrypted : noWords)
  const whole = [subject ? `Subject: ${subject}` : '', text].filter(Boolean).join('\n\n')
  const room = longestBody - remarks.join('\n\n').length - goesOn.length - 10
  const kept = whole.length > room ? [whole.slice(0, room).toWellFormed().trimEnd(), goesOn] : [whole]
  return [...kept, ...remarks].join('\n\n')
}

function refusedLine(names: readonly string[]): string {
  const shown = names
    .slice(0, 10)
    .map((name) => name.slice(0, 100))
    .join(', ')
  const more = names.length > 10 ? ` and ${names.length - 10} more` : ''
  return `(These came with the email, and can’t be opened here: ${shown}${more}. Please send them as a PDF, a photo or a Word file.)`
}

import { parseReference } from '@send-hub/shared'
import type { ReadMail } from './read-mail.ts'

const mostMarks = 5

/** The references of enquiries that the subject and the text name, the subject's first. Also those in quoted text. */
export function marksIn({ subject, text }: Pick<ReadMail, 'subject' | 'text'>): string[] {
  const typed = `${subject}\n${text}`.match(/\bENQ[ -]?[0-9A-Z]{4,8}[ -]?[0-9A-Z]\b/gi) ?? []
  const marks = typed.flatMap((one) => parseReference(one) ?? [])
  return [...new Set(marks)].slice(0, mostMarks)
}

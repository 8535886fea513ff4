import {
  type CaseEventKind,
  type CaseStatus,
  caseEventWords,
  caseWords,
  formatDay,
  LetterContent,
} from '@send-hub/shared'
import type { Held } from './gather.ts'

/** One line of what is held: a label and its value, for a page or a file that anybody can read. */
export interface Line {
  label: string
  value: string
}

/** What a thing says, in plain lines; what is empty is left out. */
export function linesOf({ source, content }: Pick<Held, 'source' | 'content'>): Line[] {
  return Object.entries(content).flatMap(([name, value]) => linesOfValue(source, name, value))
}

function linesOfValue(source: string, name: string, value: unknown): Line[] {
  if (name === 'list' && Array.isArray(value)) {
    return value.map((row) => ({ label: 'Entry', value: entryOf(source, row as Record<string, unknown>) }))
  }
  const letter = source === 'letters' && name === 'content' ? LetterContent.safeParse(value).data : undefined
  const text = letter ? wordsOfLetter(letter) : plain(value, wordsFor(source, name))
  return text === '' ? [] : [{ label: labelOf(name), value: text }]
}

const entryOf = (source: string, row: Record<string, unknown>) =>
  Object.entries(row)
    .map(([name, value]) => plain(value, wordsFor(source, name)))
    .filter((text) => text !== '')
    .join(', ')

/** A letter as it was sent, without its typography. */
function wordsOfLetter({ address, title, about, salutation, parts, closing }: LetterContent): string {
  const blocks = parts
    .flatMap((part) => part.blocks)
    .map((block) => {
      if (block.is === 'list') return block.items.map((item) => `• ${item}`).join('\n')
      if (block.is === 'contact')
        return [block.name, ...block.rows.map(({ label, value }) => `${label}: ${value}`)].join('\n')
      return block.text
    })
  return [address.join('\n'), title, about, salutation, ...blocks, closing.join('\n')].join('\n\n')
}

/** `received_on` and `plannedOn` as "Received on", "Planned on". */
export function labelOf(name: string): string {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase()
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`.replace(/^(Upn|Uln)\b/, (code) =>
    code.toUpperCase(),
  )
}

const moment = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  dateStyle: 'long',
  timeStyle: 'short',
})

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

type Words = (code: string) => string | undefined

function plain(value: unknown, words: Words): string {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  // An id tells a reader nothing; data.json has it.
  if (typeof value === 'string') return uuid.test(value) ? '' : (words(value) ?? dateOf(value) ?? value)
  if (Array.isArray(value))
    return value
      .map((each) => plain(each, words))
      .filter((text) => text !== '')
      .join('\n')
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([name, each]) => [labelOf(name), plain(each, words)] as const)
      .filter(([, text]) => text !== '')
      .map(([label, text]) => `${label}: ${text}`)
      .join('\n')
  return String(value)
}

function dateOf(text: string): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formatDay(text)
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text) ? moment.format(new Date(text)) : undefined
}

const noWords: Words = () => undefined
const stageWords: Words = (code) => caseWords[code as CaseStatus]?.staffLabel

/** Codes that have words of their own elsewhere in the hub. */
function wordsFor(source: string, name: string): Words {
  if (name === 'status' || name === 'from_status' || name === 'to_status') return stageWords
  // A letter is called after the event that it tells of.
  if (name === 'kind' && (source === 'case_events' || source === 'letters'))
    return (code) => caseEventWords[code as CaseEventKind]?.staff
  return noWords
}

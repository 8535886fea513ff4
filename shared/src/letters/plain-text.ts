import type { LetterBlock } from './letter-views.ts'

/** What staff typed as blocks: an empty line parts paragraphs; lines that begin with a dash or a star are a list. */
export function blocksFromTyped(typed: string): LetterBlock[] {
  return typed
    .replaceAll('\r\n', '\n')
    .split(/\n[ \t]*\n/)
    .map((chunk) => chunk.trim())
    .filter((chunk) => chunk !== '')
    .flatMap(blocksOfChunk)
}

const listItem = /^\s*[-*•]\s+/

function blocksOfChunk(chunk: string): LetterBlock[] {
  const blocks: LetterBlock[] = []
  for (const line of chunk.split('\n').filter((each) => each.trim() !== '')) {
    const last = blocks.at(-1)
    if (listItem.test(line)) {
      const item = line.replace(listItem, '').trim()
      if (last?.is === 'list') last.items.push(item)
      else blocks.push({ is: 'list', items: [item] })
    } else if (last?.is === 'paragraph') last.text += ` ${line.trim()}`
    else blocks.push({ is: 'paragraph', text: line.trim() })
  }
  return blocks
}

export const heading = (text: string): LetterBlock => ({ is: 'heading', text })
export const paragraph = (text: string): LetterBlock => ({ is: 'paragraph', text })
export const paragraphs = (texts: readonly string[]): LetterBlock[] => texts.map(paragraph)
export const list = (...items: string[]): LetterBlock => ({ is: 'list', items })

/** Rows with nothing in them are left out. */
export function contact(name: string, rows: Record<string, string | null | undefined>): LetterBlock {
  return {
    is: 'contact',
    name,
    rows: Object.entries(rows).flatMap(([label, value]) => (value ? [{ label, value }] : [])),
  }
}

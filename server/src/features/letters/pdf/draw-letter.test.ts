import {
  composeLetter,
  formatDay,
  kent,
  type LetterContent,
  type LetterKind,
  letterKinds,
} from '@send-hub/shared'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import { letterFacts } from '../../../../../shared/src/letters/letter-samples.ts'
import { cannotPrint, drawLetter } from './draw-letter.ts'
import { addressWindow, mm, page as paper } from './letter-layout.ts'

const at = new Date('2026-06-10T10:00:00Z')
const draw = (content: LetterContent) => drawLetter(content, at, kent.colours)
const letter = (kind: LetterKind, change: Parameters<typeof letterFacts>[1] = {}) =>
  composeLetter(kind, letterFacts(kind, change))
const to = (name: string, addressLines: string[] = []) => ({
  recipient: { ...letterFacts('plan-issued').recipient, name, addressLines },
})

interface Word {
  text: string
  /** From the left and the top of the page, in points. */
  x: number
  y: number
  page: number
}
interface Node {
  role?: string
  children?: Node[]
}

async function open(bytes: Buffer) {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const words: Word[] = []
  const trees: Node[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    trees.push((await page.getStructTree()) as Node)
    for (const item of (await page.getTextContent()).items) {
      if (!('str' in item) || item.str.trim() === '') continue
      const [, , , , x, y] = item.transform as number[]
      words.push({ text: item.str, x: x ?? 0, y: paper.height - (y ?? 0), page: number })
    }
  }
  const { info } = await pdf.getMetadata()
  const text = plain(words.map((word) => word.text).join(' '))
  return {
    words,
    text,
    trees,
    pages: pdf.numPages,
    info: info as Record<string, unknown>,
  }
}

/** Lines are broken anywhere, and numbers are kept with what they count. */
const plain = (text: string) => text.replace(/\s+/g, ' ').replace(/- /g, '-').trim()
const squeezed = (text: string) => text.replace(/\s+/g, '')

function rolesOf(tree: Node): string[] {
  return [...(tree.role ? [tree.role] : []), ...(tree.children ?? []).flatMap(rolesOf)]
}

function textsOf(content: LetterContent): string[] {
  const blocks = content.parts.flatMap((part) => part.blocks)
  return [
    ...content.address,
    formatDay(content.sentOn),
    content.salutation,
    content.title,
    content.about,
    ...blocks.flatMap((block) => {
      if (block.is === 'list') return block.items
      if (block.is === 'contact')
        return [block.name, ...block.rows.map(({ label, value }) => `${label}: ${value}`)]
      return [block.text]
    }),
    ...content.closing,
  ]
}

describe.each(letterKinds)('the PDF of %s', (kind) => {
  it('has every word of the letter, in its order', async () => {
    const content = letter(kind)
    const read = await open(await draw(content))

    const printed = squeezed(read.text)
    let from = 0
    for (const text of textsOf(content).filter((each) => each !== formatDay(content.sentOn))) {
      const found = printed.indexOf(squeezed(text), from)
      expect(found, text).toBeGreaterThanOrEqual(from)
      from = found
    }
    expect(read.text).toContain('10 June 2026 Reference: SEN-7K3M-Q')
  })

  it('tells a screen reader its language, its title and what is a heading, a list or a paragraph', async () => {
    const content = letter(kind)
    const bytes = await draw(content)
    const read = await open(bytes)

    expect(read.info).toMatchObject({ Language: 'en-GB', Title: `${content.title}, SEN-7K3M-Q` })
    expect(bytes.toString('latin1')).toContain('/Marked true')
    expect(bytes.toString('latin1')).toMatch(/\/DisplayDocTitle true/)
    expect(bytes.toString('latin1')).toContain('<pdfuaid:part>1</pdfuaid:part>')
    const roles = read.trees.flatMap(rolesOf)
    expect(roles.filter((role) => role === 'H1')).toHaveLength(1)
    const headings = content.parts.flatMap((part) => part.blocks).filter(({ is }) => is === 'heading')
    expect(roles.filter((role) => role === 'H2')).toHaveLength(headings.length)
    expect(roles).toEqual(expect.arrayContaining(['L', 'LI', 'LBody', 'P', 'Link']))
  })
})

describe('the address', () => {
  it('stands in the window of a DL envelope, and nothing else of the letter does', async () => {
    const lines = ['Flat 2', '5 Harbour Street', 'Old Town', 'Margate', 'Kent', 'CT9 9ZZ']
    const { words } = await open(await draw(letter('plan-refused', to('Amina Okafor', lines))))

    const shown = words.filter(
      ({ x, y, page }) =>
        page === 1 && x >= mm(20) && x <= mm(110) && y >= mm(40) && y <= addressWindow.bottom,
    )
    expect(shown.map(({ text }) => text)).toEqual(['Amina Okafor', ...lines])
    // Name and four lines stay in sight, however the sheet slips.
    expect(shown[0]?.y).toBeGreaterThan(mm(55))
    expect(shown[4]?.y).toBeLessThan(mm(79))
  })
})

describe('names', () => {
  it.each([
    'Łukasz Żak',
    'Zoë O’Neill',
    'Ştefan Țepeș',
    'Nguyễn Thị Ánh',
    'Елена Иванова',
    'Ọlá Adébáyọ̀',
    'Ayşe Ḥasan',
  ])('%s can be read in print', async (name) => {
    const content = letter('plan-refused', to(name))
    const { text } = await open(await draw(content))

    expect(cannotPrint(content)).toEqual([])
    expect(squeezed(text.normalize('NFC'))).toContain(squeezed(`Dear ${name}`.normalize('NFC')))
  })

  it('with a character that the font lacks show the gap, and staff are told of it', async () => {
    const content = letter('plan-refused', to('Binta ƙ 王'))
    const { text } = await open(await draw(content))

    expect(text).toContain('Dear Binta \u{FFFD} \u{FFFD}')
    expect(cannotPrint(content)).toEqual(['ƙ', '王'])
  })
})

describe('the pages', () => {
  it('are numbered with the reference, also where reasons are long', async () => {
    const reasons = Array.from({ length: 60 }, (_, index) =>
      `Reason ${index} in a few plain words. `.repeat(4),
    ).join('\n\n')
    const { words, pages, text } = await open(await draw(letter('assessment-refused', { reasons })))

    expect(pages).toBeGreaterThan(5)
    for (let page = 1; page <= pages; page++) {
      const onPage = words.filter((word) => word.page === page)
      expect(plain(onPage.map((word) => word.text).join(' '))).toContain(
        `SEN-7K3M-Q. Page ${page} of ${pages}`,
      )
      expect(Math.max(...onPage.map(({ y }) => y))).toBeLessThan(paper.height - mm(10))
    }
    expect(text).toContain('Reason 59 in a few plain words.')
  })
})

it('the same letter gives the same bytes, whenever it is drawn', async () => {
  const content = letter('plan-issued')

  expect((await draw(content)).equals(await draw(content))).toBe(true)
})

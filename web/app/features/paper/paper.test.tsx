import type { DocumentsToRead, LettersToPost } from '@send-hub/shared'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { DocumentsToReadPage } from './documents-to-read-page.tsx'
import { documentsToReadView } from './documents-to-read-view.ts'
import { LettersToPostPage } from './letters-to-post-page.tsx'
import { chosenLetters, lettersToPostView, postedCheckView } from './letters-to-post-view.ts'
import { pageOf } from './paper-list-view.ts'
import { PostedCheckPage } from './posted-check-page.tsx'

const today = '2026-11-23'
const counts = { lettersToPost: 2, lettersLate: 1, documentsToRead: 4 }
const letter = {
  ...{ id: 'l1', caseId: 'c1', reference: 'SEN-7K3M-Q', childName: 'Sam Okafor' },
  ...{ title: 'We said no to an assessment', to: 'Marek Nowak', sentOn: '2026-11-19', postBy: '2026-11-20' },
  ...{ isLate: true, warning: null },
} as const
const found: LettersToPost = {
  items: [letter, { ...letter, id: 'l2', isLate: false, sentOn: '2026-11-23', postBy: '2026-11-24' }],
  total: 2,
}
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const facts = (typed = {}) => ({ found, counts, today, page: 1, typed })
const list = (more: Parameters<typeof lettersToPostView>[1] = {}, typed = {}) =>
  renderToStaticMarkup(<LettersToPostPage view={lettersToPostView(facts(typed), more)} />)

describe('the letters to post', () => {
  it('each have their day, their PDF, and a mark when the day is over', () => {
    const html = list()

    expect(textOf(html)).toContain('Fri 20 Nov Late Marek Nowak')
    expect(textOf(html)).toContain('1 letter should be in the post already.')
    expect(html).toContain('href="/staff/cases/c1/letters/l1/pdf"')
    expect(html.match(/staff-row--over/g)).toHaveLength(1)
    expect(textOf(html)).toContain('Letters to post (2) Documents to read (4)')
  })

  it('say what to look at before one is posted', () => {
    const warned = (warning: 'access-ended' | 'address-changed') => {
      const items = [{ ...letter, warning }]
      const view = lettersToPostView({ ...facts(), found: { items, total: 1 } })
      return textOf(renderToStaticMarkup(<LettersToPostPage view={view} />))
    }

    expect(warned('access-ended')).toContain('May not read letters of this case any more')
    expect(warned('address-changed')).toContain('Write the new one on the envelope')
  })

  it('say that there is nothing to post', () => {
    const view = lettersToPostView({ ...facts(), found: { items: [], total: 0 } })

    expect(textOf(renderToStaticMarkup(<LettersToPostPage view={view} />))).toContain('Nothing to post.')
  })

  it('say once what was done, and nothing for an address that makes no sense', () => {
    expect(textOf(list({ doneCount: '2' }))).toContain('2 letters marked as posted')
    expect(textOf(list({ doneCount: 'x' }))).not.toContain('marked as posted')
  })

  it('are chosen one by one, or all that were shown', () => {
    const typed = { 'shown-l1': 'on', 'shown-l2': 'on', 'letter-l2': 'on' }

    expect(chosenLetters(typed)).toEqual(['l2'])
    expect(chosenLetters({ ...typed, all: 'yes' })).toEqual(['l1', 'l2'])
    expect(list({}, typed).match(/checked=""/g)).toHaveLength(1)
  })
})

describe('the check before letters are marked', () => {
  const check = (typed: Record<string, string>) =>
    renderToStaticMarkup(<PostedCheckPage view={postedCheckView(facts(typed))} />)

  it('names them, for today unless another day is given', () => {
    const html = check({ 'letter-l2': 'on' })

    expect(textOf(html)).toContain('Mark 1 letter as posted')
    expect(html).toContain('name="letter-l2"')
    expect(html).not.toContain('letter-l1')
    expect(html).toContain(`value="${today}"`)
  })

  it('says when somebody else was quicker', () => {
    expect(textOf(check({ 'letter-l1': 'on', 'letter-gone': 'on' }))).toContain(
      '1 letter you chose is not on the list any more.',
    )
    expect(check({ 'letter-gone': 'on' })).not.toContain('name="confirmed"')
  })
})

it('a page that makes no sense is the first', () => {
  expect(['2', undefined, '0', 'x', '1.5', '99999'].map(pageOf)).toEqual([2, 1, 1, 1, 1, 1])
})

describe('the documents to read', () => {
  const document: DocumentsToRead['items'][number] = {
    ...{
      id: 'd1',
      caseId: 'c1',
      reference: 'SEN-7K3M-Q',
      childName: 'Sam Okafor',
      title: 'Letter from Dr Rai',
    },
    ...{ fileType: 'PDF', size: 312_400, scan: 'clean', from: 'Marek Nowak', cameBy: null },
    ...{ uploadedAt: '2026-11-20T10:00:00Z', officer: null },
  }
  const page = (items: DocumentsToRead['items']) =>
    renderToStaticMarkup(
      <DocumentsToReadPage view={documentsToReadView({ items, total: items.length }, counts, today, 1)} />,
    )

  it('lead to the file and the case, and say how a paper came', () => {
    const html = page([{ ...document, cameBy: 'post' }])

    expect(html).toContain('href="/staff/cases/c1/documents/d1"')
    expect(html).toContain('href="/staff/cases/c1#documents"')
    expect(textOf(html)).toContain('Marek Nowak, by post')
  })

  it('can’t be opened before their check', () => {
    expect(page([{ ...document, scan: 'waiting' }])).not.toContain('href="/staff/cases/c1/documents/d1"')
    expect(textOf(page([]))).toContain('Nothing to read.')
  })
})

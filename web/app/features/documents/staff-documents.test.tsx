import type { DocumentForStaff } from '@send-hub/shared'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { aCaseForStaff, today } from '../cases/staff-case.fixtures.ts'
import { StaffDocuments } from './staff-documents.tsx'
import { documentsView } from './staff-documents-view.ts'
import { StaffReleasePage, StaffWithdrawPage } from './staff-release-page.tsx'
import { everyone, releaseView, withdrawView } from './staff-release-view.ts'

const textOf = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', '’')
    .replace(/\s+/g, ' ')
const person = (last: string) => `019aa000-0000-7000-8000-${last.padStart(12, '0')}`

function aDocument(some: Partial<DocumentForStaff> = {}): DocumentForStaff {
  return {
    id: person('d1'),
    title: 'EP report',
    kind: 'advice',
    fileName: 'EP report.pdf',
    fileType: 'PDF',
    names: { isLookedThrough: true, namesChild: true, otherChildren: 0, isAddressHidden: false },
    size: 312_400,
    uploadedAt: '2026-11-20T10:00:00Z',
    uploadedBy: { id: person('51'), name: 'Joe Bell', side: 'staff' },
    receivedFrom: null,
    scan: 'clean',
    release: null,
    withdrawnAt: null,
    readBy: [],
    contentUrl: '/api/staff/cases/c/documents/d/content',
    ...some,
  }
}
const fromFamily = { uploadedBy: { id: person('f1'), name: 'Adaeze Okafor', side: 'family' } } as const
const released = {
  release: { at: '2026-11-21T09:00:00Z', by: 'Joe Bell', to: { id: person('f1'), name: 'Adaeze Okafor' } },
}
const listed = (some: Partial<DocumentForStaff> = {}) =>
  renderToStaticMarkup(
    <StaffDocuments documents={documentsView(aCaseForStaff({ documents: [aDocument(some)] }), today)} />,
  )

describe('the documents of a case', () => {
  it('tell where each is from, whether it is safe, who may read it and who has', () => {
    const readBy = [
      {
        id: person('f1'),
        name: 'Adaeze Okafor',
        side: 'family',
        isYou: false,
        lastAt: '2026-11-22T09:00:00Z',
      },
    ] as const
    const text = textOf(listed({ ...released, readBy: [...readBy] }))

    expect(text).toContain('EP report Advice (report of a professional); PDF, 312 KB')
    expect(text).toContain('No virus found')
    expect(text).toContain('To Adaeze Okafor alone, by Joe Bell, 21 November at 9:00am')
    expect(text).toContain('Adaeze Okafor (family), today at 9:00am')
  })

  it('warn of what a family sent and nobody scanned', () => {
    expect(listed({ ...fromFamily, scan: 'unscanned' })).toMatch(/govuk-tag[^>]*>Not scanned/)
    expect(listed({ scan: 'unscanned' })).not.toMatch(/govuk-tag[^>]*>Not scanned/)
  })

  it('from a family are to be read until a member of staff has opened them', () => {
    const readBy = (side: 'family' | 'staff') => [
      { id: person('51'), name: 'Joe Bell', side, isYou: false, lastAt: '2026-11-22T09:00:00Z' },
    ]

    expect(textOf(listed({ ...fromFamily, readBy: readBy('family') }))).toContain('To read')
    expect(textOf(listed({ ...fromFamily, readBy: readBy('staff') }))).not.toContain('To read')
    expect(textOf(listed())).not.toContain('To read')
    const onPaper = listed({ receivedFrom: { name: 'Amina Okafor', cameBy: 'post' } })
    expect(textOf(onPaper)).toMatch(/Amina Okafor, by post; put here by Joe Bell .*To read/)
  })

  it('have no link while they can’t be opened, nor a way to be released', () => {
    const html = listed({ scan: 'waiting', contentUrl: null })

    expect(html).not.toContain('/release')
    expect(html).not.toMatch(/<a[^>]*>EP report/)
    expect(textOf(html)).toContain('Waiting Nobody can open it yet')
  })

  it('of a family can’t be set aside; only a release of theirs is taken back', () => {
    expect(listed(fromFamily)).not.toContain('/withdraw')
    expect(listed({ ...fromFamily, ...released })).toContain('/withdraw')
    expect(textOf(listed())).toContain('Set aside')
  })
})

describe('a release', () => {
  const found = aCaseForStaff()
  const page = (step: 'choose' | 'check', to?: string, document = aDocument()) =>
    renderToStaticMarkup(
      <StaffReleasePage
        view={releaseView({ found, document, today, typed: to ? { to } : {}, errors: [], step })}
      />,
    )

  it('is offered to those alone whose access takes in documents', () => {
    const html = page('choose')

    expect(textOf(html)).toContain('Adaeze Okafor (mother) alone Daniel Okafor (father) alone')
    expect(html).not.toMatch(/value="[^"]*f3"|Colin Marsh/)
    expect(textOf(html)).toContain('Priya Rai (SENCO): may see the case, but no documents')
  })

  it('names the child and the reader in what the officer has to confirm', () => {
    const text = textOf(page('check', person('f2')))

    expect(text).toContain('I have read it, it is about Maya Okafor, and it may go to Daniel Okafor (father)')
    expect(text).not.toContain('go to Adaeze')
    expect(text).toContain('Adaeze Okafor (mother): you did not choose them')
    expect(text).toContain('Parent. May see: everything, and may act on it')
    expect(text).toMatch(/Maya Okafor , born \w+ \d+ \w+ 20\d\d .*EP report\.pdf/)
    expect(text).toContain('no email: tell them yourself, ring 03069 990202')
  })

  it('never offers somebody whom a restriction holds back, and says so', () => {
    const people = found.people.map((one) => (one.id === person('f2') ? { ...one, isHeldBack: true } : one))
    const view = releaseView({
      ...{ found: { ...found, people }, document: aDocument(), today, typed: {}, errors: [], step: 'choose' },
    })
    const html = renderToStaticMarkup(<StaffReleasePage view={view} />)

    expect(html).not.toContain(`value="${person('f2')}"`)
    expect(textOf(html)).toContain('Daniel Okafor (father): a restriction holds them back')
  })

  it('of a file that does not name the child, or names others, has a tick for each and room for the reason', () => {
    const names = { isLookedThrough: true, namesChild: false, otherChildren: 2, isAddressHidden: false }
    const html = page('check', everyone, aDocument({ names }))

    expect(textOf(html)).toMatch(/This file does not name Maya/)
    expect(textOf(html)).toContain('This file names 2 other children')
    for (const field of ['confirm-child-not-named', 'confirm-other-children', 'otherChildrenReason'])
      expect(html).toContain(`name="${field}"`)
    expect(page('check', everyone)).not.toMatch(/name="(?:confirm-|otherChildrenReason)/)
  })

  it('to everyone names each of them', () => {
    expect(textOf(page('check', everyone))).toContain(
      'it may go to Adaeze Okafor (mother) and Daniel Okafor (father)',
    )
  })

  it('warns of other people’s data in a report, and of one that this officer has not opened', () => {
    const read = aDocument({
      kind: 'plan',
      readBy: [
        { id: person('51'), name: 'Joe Bell', side: 'staff', isYou: true, lastAt: '2026-11-22T09:00:00Z' },
      ],
    })

    expect(textOf(page('check', everyone))).toMatch(
      /You have not opened this document.+Reports can name other people/,
    )
    expect(textOf(page('check', everyone, read))).not.toMatch(/have not opened|Reports can name/)
  })
})

describe('a withdrawal', () => {
  it('says who of the family has read it already', () => {
    const readBy = [
      {
        id: person('f2'),
        name: 'Daniel Okafor',
        side: 'family',
        isYou: false,
        lastAt: '2026-11-22T09:00:00Z',
      },
    ] as const
    const view = withdrawView(aCaseForStaff(), aDocument({ ...released, readBy: [...readBy] }), today)

    expect(textOf(renderToStaticMarkup(<StaffWithdrawPage view={view} />))).toContain(
      'Already opened by Daniel Okafor. If it was not theirs to read, report it as a data breach today.',
    )
  })
})

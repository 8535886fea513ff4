import { composeLetter } from '@send-hub/shared'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { letterFacts } from '../../../../shared/src/letters/letter-samples.ts'
import { aCaseForStaff } from '../cases/staff-case.fixtures.ts'
import { FamilyLetter } from './family-letter-pages.tsx'
import { LettersToGo } from './letters-to-go.tsx'
import { StaffAddressPage } from './staff-address-page.tsx'
import { StaffLetters } from './staff-letters.tsx'
import { lettersView, postView } from './staff-letters-view.ts'
import { StaffWriteLetterPage } from './staff-write-letter-page.tsx'
import { letterFaults, letterOf, writeLetterView } from './write-letter-view.ts'

const content = composeLetter('assessment-refused', letterFacts('assessment-refused'))
const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

describe('a letter on the family’s page', () => {
  const page = (isTakenBack = false) =>
    renderToStaticMarkup(<FamilyLetter letter={{ id: 'l1', caseId: 'c1', isTakenBack, content }} />)

  it('has one main heading, its parts below it, and its words in the order of the paper', () => {
    const html = page()

    expect(html.match(/<h1/g)).toHaveLength(1)
    expect(html.match(/<h2/g)?.length).toBeGreaterThan(5)
    expect(textOf(html)).toMatch(
      /Dear Amina Okafor About Sam Okafor .+ Why we decided this .+ Your right to appeal .+ Mediation .+ Yours sincerely Priya Shah/,
    )
  })

  it('leads to the paper one, and makes numbers, addresses and sites pressable', () => {
    const html = page()

    expect(html).toContain('href="/letters/l1/pdf"')
    expect(html).toContain('href="tel:03069990200"')
    expect(html).toContain('href="mailto:send@common-ground.example"')
    expect(html).toContain('href="https://common-ground.example/send"')
    expect(html).toContain('href="tel:03069990000"')
    expect(textOf(html)).toContain('03069 990000 , Monday to Friday')
  })

  it('says when it was taken back', () => {
    expect(textOf(page(true))).toContain('We have taken this letter back')
    expect(textOf(page())).not.toContain('taken this letter back')
  })
})

describe('the letters of a case, for staff', () => {
  const sent = { id: 'l1', title: 'We said no', to: 'Amina Okafor', sentOn: '2026-11-20', isTakenBack: false }

  const toPost = { postBy: '2026-11-23', posted: null, isLate: false, mustNotGo: false }

  it('tell who has read what; nobody knows of paper', () => {
    const view = lettersView({
      id: 'c1',
      letters: [
        { ...sent, isByPost: false, readOn: '2026-11-21', post: null },
        { ...sent, id: 'l2', isByPost: false, readOn: null, post: null },
        { ...sent, id: 'l3', isByPost: true, readOn: null, post: toPost },
      ],
    })

    expect(view.map(({ read }) => read)).toEqual(['21 November 2026', 'Not yet', 'Not known: on paper'])
    expect(view[2]?.sent).toBe('20 November 2026, by post')
    expect(renderToStaticMarkup(<StaffLetters letters={view} />)).toContain(
      'href="/staff/cases/c1/letters/l2"',
    )
    expect(renderToStaticMarkup(<StaffLetters letters={[]} />)).toBe('')
  })

  it('say of paper whether it is posted, when and by whom', () => {
    const post = (change: object) => postView({ ...toPost, ...change })
    const posted = { on: '2026-11-23', by: 'Ruth Hall' }

    expect(post({}).words).toBe('Not yet posted. Post it by 23 November 2026')
    expect(post({ posted }).words).toBe('Posted 23 November 2026 by Ruth Hall')
    expect(post({ mustNotGo: true }).words).toBe('Not posted. Do not post it')
    const letters = [{ ...sent, isByPost: true, readOn: null, post: { ...toPost, isLate: true } }]
    const html = renderToStaticMarkup(<StaffLetters letters={lettersView({ id: 'c1', letters })} />)
    expect(textOf(html)).toContain('Not yet posted. Post it by 23 November 2026 Late')
  })

  it('are shown in full before they go, one for each adult, with what print can’t show', () => {
    const html = renderToStaticMarkup(
      <LettersToGo
        letters={[
          { to: 'Amina Okafor', isByPost: false, cannotPrint: [], content },
          {
            to: 'Binta Ƙ',
            isByPost: true,
            cannotPrint: ['Ƙ'],
            content: { ...content, address: ['Binta Ƙ'] },
          },
        ]}
      />,
    )

    expect(textOf(html)).toContain('The 2 letters that go')
    expect(textOf(html)).toContain('a gap stands in place of Ƙ')
    expect(html).toContain('aria-label="Letter to Amina Okafor"')
    expect(html).not.toMatch(/<h[12] class="govuk-heading-[ml]">(Why|Your right)/)
  })
})

describe('writing the letter of a step', () => {
  const found = aCaseForStaff({
    nextSteps: [
      { kind: 'assessment-refused', to: 'REFUSED_TO_ASSESS', label: 'Refused to assess, family told' },
      { kind: 'assessment-agreed', to: 'ASSESSING', label: 'Agreed to assess, family told' },
      { kind: 'child-died', to: 'CLOSED_DECEASED', label: 'Child or young person has died' },
    ],
  })
  const today = '2026-11-22'
  const typed = { kind: 'assessment-refused', on: today, version: '4', note: 'Rang' }
  const page = (change: object = {}, errors: { field: string | null; text: string }[] = []) => {
    const view = writeLetterView(found, { ...typed, ...change }, today, errors)
    return view ? renderToStaticMarkup(<StaffWriteLetterPage view={view} />) : ''
  }

  it('asks for reasons where the family can appeal, and not elsewhere', () => {
    expect(page()).toContain('name="reasons"')
    expect(page({ kind: 'assessment-agreed' })).not.toContain('name="reasons"')
    expect(page({ kind: 'child-died' })).toBe('')
    expect(page({ kind: 'plan-issued' })).toBe('')
  })

  it('asks staff to ring before a no, and not before a yes', () => {
    expect(page()).toContain('ring the family and offer to talk')
    expect(page({ kind: 'assessment-agreed' })).not.toContain('ring the family')
  })

  it('carries the step along, and keeps what was typed', () => {
    const html = page({ letterWay: 'here', reasons: 'Because' }, [
      { field: 'reasons', text: 'The reasons are too short' },
    ])

    expect(html).toContain('<input type="hidden" name="kind" value="assessment-refused"/>')
    expect(html).toContain('<input type="hidden" name="note" value="Rang"/>')
    expect(html).toContain('>Because</textarea>')
    expect(html).toContain('href="#reasons"')
  })

  it('offers the hub’s own letter for a step of today alone', () => {
    expect(letterFaults({ letterWay: 'here', on: today }, today)).toEqual([])
    expect(letterFaults({ letterWay: 'here', on: '2026-11-20' }, today)).toMatchObject([
      { field: 'letterWay' },
    ])
    expect(letterFaults({ letterWay: 'elsewhere', on: '2026-11-20' }, today)).toEqual([])
    expect(letterFaults({ on: today }, today)).toMatchObject([{ text: 'Choose how the letter goes' }])
  })

  it('is sent as the API takes it', () => {
    expect(letterOf({ letterWay: 'here', reasons: 'Because' })).toEqual({ reasons: 'Because' })
    expect(letterOf({ letterWay: 'elsewhere', reasons: 'Because' })).toEqual({ wentElsewhere: true })
    expect(letterOf({})).toBeUndefined()
  })
})

it('an address page says who sees it, and offers to take an address away only where there is one', () => {
  const view = { action: '/x', caseHref: '/c', name: 'Amina Okafor', way: 'By post.', typed: '', errors: [] }
  const html = (hasAddress: boolean) =>
    renderToStaticMarkup(<StaffAddressPage view={{ ...view, hasAddress }} />)

  expect(html(true)).toContain('Take the address away')
  expect(html(false)).not.toContain('Take the address away')
  expect(html(false)).toContain('No other family member ever sees this address')
})

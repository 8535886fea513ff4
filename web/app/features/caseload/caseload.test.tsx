import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { aCaseload, aRow, colleagues, facts } from './caseload.fixtures.ts'
import { backToCaseload, caseloadHref } from './caseload-href.ts'
import { CaseloadPage } from './caseload-page.tsx'
import { startingScope, whoseOf } from './caseload-scope-view.ts'
import { caseloadPageView } from './caseload-view.ts'

const htmlOf = (...given: Parameters<typeof facts>) =>
  renderToStaticMarkup(<CaseloadPage view={caseloadPageView(facts(...given))} />)
const rowOf = (...given: Parameters<typeof aRow>) =>
  caseloadPageView(facts({}, aCaseload([aRow(...given)]))).rows[0]

describe('the address of a view', () => {
  test('is short, and leaves out what is usual', () => {
    expect(caseloadHref({ whose: 'mine', view: 'cases', page: 1 })).toBe('/staff/caseload?whose=mine')
    expect(caseloadHref({ view: 'cases', page: 1 })).toBe('/staff/caseload')
    expect(caseloadHref({ whose: 'all', view: 'phase', phase: '2027-02-14', page: 2 })).toBe(
      '/staff/caseload?whose=all&view=phase&phase=2027-02-14&page=2',
    )
    expect(caseloadHref({ whose: 'team' }, 'reviews')).toBe('/staff/caseload/reviews?whose=team')
  })

  test('to go back to never leads out of the caseload', () => {
    expect(backToCaseload('/staff/caseload?view=late&page=2')).toBe('/staff/caseload?view=late&page=2')
    for (const other of [
      undefined,
      '',
      '//evil.example',
      'https://evil.example/staff/caseload',
      '/staff/cases',
    ]) {
      expect(backToCaseload(other)).toBe('/staff/caseload')
    }
  })
})

describe('a line', () => {
  test('says how late it is, in words and with a mark', () => {
    const late = aRow({ legalOn: '2026-11-02', actBy: '2026-10-30', lateByDays: 21, moreDuties: 1 })

    expect(rowOf(late)).toMatchObject({
      urgency: 'over',
      by: 'Mon 2 Nov',
      about: '21 days late',
      more: 'and 1 more',
    })
    expect(htmlOf({}, aCaseload([late]))).toContain('21 days late')
  })

  test('says by when to act while it is in time', () => {
    expect(rowOf()).toMatchObject({ urgency: 'none', about: 'act by Fri 27 Nov' })
    expect(rowOf({ actBy: '2026-11-23' })).toMatchObject({ urgency: 'today', about: 'act today' })
    expect(rowOf({ legalOn: '2026-11-23', actBy: '2026-11-20' })).toMatchObject({
      urgency: 'today',
      about: 'act at once',
    })
  })

  test('of a request has only the day to answer by', () => {
    expect(rowOf({ legalOn: null, actBy: '2026-11-25' })).toMatchObject({ by: 'Wed 25 Nov', about: null })
    expect(rowOf({ legalOn: null, actBy: null, duty: null })).toMatchObject({
      by: null,
      duty: 'Nothing is owed',
    })
  })

  test('names the team where nobody has the case, and no officer in the list of one’s own', () => {
    expect(htmlOf({ whose: 'all' })).toContain('(Assessment)')
    expect(htmlOf({})).not.toContain('(Assessment)')
  })
})

describe('the list', () => {
  test('is named after whose cases and what is to be done', () => {
    const titleOf = (search: Record<string, string>) => caseloadPageView(facts(search)).title

    expect(titleOf({})).toBe('My cases')
    expect(titleOf({ whose: 'team', view: 'late' })).toBe('My team’s cases: late')
    expect(titleOf({ officer: colleagues[0]?.id ?? '', district: 'Dover' })).toBe('Nia Vale’s cases in Dover')
    expect(titleOf({ officer: 'nobody' })).toBe('Cases without an officer')
    expect(titleOf({ team: 'casework', view: 'reviews' })).toBe('Cases of the team Casework: reviews')
  })

  test('tells where the work is, each number leading to its view', () => {
    const caseload = { ...aCaseload(), counts: { ...aCaseload().counts, late: 1204 } }
    const html = htmlOf({ whose: 'team' }, caseload)

    expect(html).toContain('href="/staff/caseload?whose=team&amp;view=late"')
    expect(html).toContain('<strong>1,204</strong>')
    expect(html).toMatch(/aria-current="true"[^>]*><strong>1<\/strong><span>All cases/)
  })

  test('keeps whose cases they are when another view is chosen, and drops what narrowed the last', () => {
    const search = { whose: 'team', view: 'phase', phase: '2027-02-14', stage: 'IN_REVIEW', page: '2' }
    const view = caseloadPageView(facts(search))

    expect(view.counts.find(({ view: name }) => name === 'late')?.href).toBe(
      '/staff/caseload?whose=team&view=late',
    )
    expect(view.narrowed).toEqual({
      words: 'place to be named by 14 February 2027, stage “In review”',
      clearHref: '/staff/caseload?whose=team&view=phase',
    })
    expect(view.bulk.from).toBe(
      '/staff/caseload?whose=team&stage=IN_REVIEW&view=phase&phase=2027-02-14&page=2',
    )
  })

  test('of somebody without cases leads to those of the team', () => {
    const html = htmlOf({}, aCaseload([]))

    expect(html).toContain('No case is yours.')
    expect(html).toContain('href="/staff/caseload?whose=team"')
    expect(html).not.toContain('Do the same for several cases')
  })

  test('with nothing in a view says so in its own words', () => {
    const found = { ...aCaseload([]), counts: { ...aCaseload([]).counts, cases: 4 } }

    expect(htmlOf({ view: 'late' }, found)).toContain('Nothing is late.')
  })
})

describe('the act on several cases', () => {
  test('begins with what the view is about', () => {
    const actOf = (view: string) => caseloadPageView(facts({ view })).bulk.act

    expect([actOf('reviews'), actOf('phase'), actOf('late')]).toEqual([
      'arrange-reviews',
      'name-place',
      'assign-officer',
    ])
  })

  test('comes back with what was typed, what was chosen and what is wrong', () => {
    const row = aRow()
    const typed = { [`case-${row.caseId}`]: 'on', act: 'assign-officer', officerId: '' }
    const errors = [{ field: 'officerId', text: 'Choose a colleague who works here' }]
    const html = htmlOf({}, aCaseload([row]), { form: { typed, errors } })

    expect(html).toContain('href="#officerId"')
    expect(html).toMatch(/<details[^>]* open=""/)
    expect(html).toMatch(new RegExp(`name="case-${row.caseId}" checked=""`))
    expect(html).toContain('name="act" checked="" value="assign-officer"')
  })

  test('has a name for each box, so that it can be ticked without seeing the line', () => {
    expect(htmlOf()).toContain('Choose Maya Okafor, SEN-7K3M-Q')
  })
})

describe('whose cases the list starts with', () => {
  test('is everybody’s for the hub, which has none, and one’s own for the others', () => {
    expect(whoseOf(startingScope({}, 'hub'))).toBe('all')
    expect(whoseOf(startingScope({ district: 'Thanet' }, 'hub'))).toBe('all')
    expect(whoseOf(startingScope({}, 'officer'))).toBe('mine')
    expect(whoseOf(startingScope({}, 'manager'))).toBe('mine')
  })

  test('gives way to what was asked for, and every link says what that was', () => {
    const { scope } = caseloadPageView(facts({ whose: 'mine' }))

    expect(startingScope({ whose: 'mine' }, 'hub')).toEqual({ whose: 'mine' })
    expect(startingScope({ team: 'casework' }, 'hub')).toEqual({ team: 'casework' })
    expect(scope.whose.map(({ href }) => href)).toEqual([
      '/staff/caseload?whose=mine',
      '/staff/caseload?whose=team',
      '/staff/caseload?whose=all',
    ])
    expect(scope.boards.map(({ href }) => href)).toEqual([
      '/staff/caseload?whose=mine',
      '/staff/caseload/reviews?whose=mine',
      '/staff/caseload/phase?whose=mine',
      '/staff/caseload/officers',
    ])
  })
})

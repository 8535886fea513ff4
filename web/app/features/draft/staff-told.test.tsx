import type { CaseForStaff } from '@send-hub/shared'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { aCaseForStaff } from '../cases/staff-case.fixtures.ts'
import { StaffDraftSection } from './staff-draft-section.tsx'
import { staffDraftView } from './staff-draft-view.ts'
import { StaffTakeBackPage } from './staff-take-back-page.tsx'
import { enteredIn, takeBackView } from './staff-take-back-view.ts'
import { StaffToldPage } from './staff-told-page.tsx'
import { onToldForm, type ToldView, toldBody, toldCheck, toldFaults, toldView } from './staff-told-view.ts'

type Draft = NonNullable<CaseForStaff['draft']>

const today = '2026-11-23'
const marek = '0190a000-0000-7000-8000-000000000011'
const zofia = '0190a000-0000-7000-8000-000000000012'
const entered = {
  ...{ id: 's1', sentOn: '2026-11-20', sections: [{ code: 'B' as const, text: 'Too short' }] },
  ...{ settingName: 'Oak Tree Academy', cameBy: 'phone' as const, enteredBy: 'Ruth Hall' },
}
const reader = (id: string, name: string, more: Partial<Draft['readers'][number]> = {}) => ({
  ...{ id, name, relationship: 'father', commentBy: '2026-11-30', mayTell: true, sent: [] },
  ...more,
})
const found = (change: Partial<Draft> = {}) =>
  aCaseForStaff({
    draft: {
      ...{ kind: 'plan', servedOn: '2026-11-16', legalDate: '2026-11-30', isOpen: true, isWithFamily: true },
      readers: [reader(marek, 'Marek Nowak'), reader(zofia, 'Zofia Nowak', { sent: [entered] })],
      requests: [],
      ...change,
    },
    people: [
      { ...aCaseForStaff().people[0], id: marek, name: 'Marek Nowak', email: null, phone: '01632 960102' },
      { ...aCaseForStaff().people[0], id: zofia, name: 'Zofia Nowak', email: 'zofia@family.example' },
    ] as CaseForStaff['people'],
  })
const noForm = { typed: {}, errors: [], isConflict: false }
const viewOf = (typed: Record<string, string> = {}) =>
  toldView(found(), today, { ...noForm, typed }) as ToldView
const textOf = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', '’')
    .replace(/\s+/g, ' ')

const typed = {
  ...{ version: '4', familyMemberId: marek, cameBy: 'post', on: '2026-11-20' },
  ...{ 'section-B': 'Too short\r\nby far ', 'asks-meeting': 'yes', words: ' After school ' },
}

describe('the form for what a family member said', () => {
  it('offers those who act on the case, each with their own last day', () => {
    const text = textOf(renderToStaticMarkup(<StaffToldPage view={viewOf()} />))

    expect(text).toContain('Marek Nowak (father) May tell us until the end of Monday 30 November 2026')
    expect(text).toContain('Zofia Nowak (father)')
  })

  it('is not there without a draft that is with the family, or with nobody to tell us', () => {
    expect(toldView(found({ isWithFamily: false }), today, noForm)).toBeNull()
    expect(
      toldView(found({ readers: [reader(marek, 'Marek', { mayTell: false })] }), today, noForm),
    ).toBeNull()
    expect(toldView(aCaseForStaff({ draft: null }), today, noForm)).toBeNull()
  })

  it('sends what was typed, by section, as it was said', () => {
    expect(toldBody(typed)).toEqual({
      ...{ familyMemberId: marek, cameBy: 'post', on: '2026-11-20', version: '4' },
      sections: { B: 'Too short\nby far' },
      settingName: undefined,
      nothingToChange: false,
      requests: ['meeting'],
      words: 'After school',
    })
  })

  it('names all that is missing at once, beside its field', () => {
    const fields = (values: Record<string, string>) => toldFaults(values, viewOf()).map(({ field }) => field)

    expect(fields(typed)).toEqual([])
    expect(fields({})).toEqual(['familyMemberId', 'cameBy', 'on', 'section-A'])
    expect(fields({ ...typed, on: '2026-11-15' })).toEqual(['on'])
    expect(fields({ ...typed, on: '2026-11-24' })).toEqual(['on'])
    expect(fields({ ...typed, nothingToChange: 'yes' })).toEqual(['nothingToChange'])
    expect(fields({ ...typed, familyMemberId: 'somebody' })).toEqual(['familyMemberId'])
    expect(['sections', 'requests', 'on'].map((field) => onToldForm({ field, text: '' }).field)).toEqual([
      ...['section-A', 'asks-meeting', 'on'],
    ])
  })

  it('keeps what was typed when it comes back, with the parts open', () => {
    const html = renderToStaticMarkup(<StaffToldPage view={viewOf(typed)} />)

    expect(html).toMatch(/<details[^>]* open=""/)
    expect(html).toContain('Too short')
    expect(html).toMatch(/name="asks-meeting"[^>]*checked=""|checked=""[^>]*name="asks-meeting"/)
  })
})

describe('the check before it is entered', () => {
  it('names the one person whose words they are, and nobody else', () => {
    const check = toldCheck(found(), typed, viewOf())

    expect(check.title).toBe('Check that Marek Nowak said this')
    expect(check.told).toEqual([])
    expect(check.notTold).toMatchObject([{ name: 'Marek Nowak', phone: '01632 960102' }])
    expect(check.family.paragraphs).toEqual(['You told us by post on Friday 20 November 2026'])
    expect(JSON.stringify(check)).not.toContain('Zofia')
    expect(check.hidden).toContainEqual({ name: 'section-B', value: typed['section-B'] })
  })

  it('tells one with email that there is something new', () => {
    expect(toldCheck(found(), { ...typed, familyMemberId: zofia }, viewOf()).told).toMatchObject([
      { email: 'zofia@family.example' },
    ])
  })
})

describe('what was entered', () => {
  it('says on the case who entered it and how it came, with the way to take it back', () => {
    const html = renderToStaticMarkup(<StaffDraftSection draft={staffDraftView(found(), today)} />)

    expect(textOf(html)).toContain('By phone 20 November, entered by Ruth Hall')
    expect(html).toContain('/draft/told/s1/take-back')
    expect(html).toMatch(/href="[^"]+\/draft\/told"/)
  })

  it('is shown in full before it is taken back; what was sent here can’t be', () => {
    const one = enteredIn(found(), 's1')
    const own = found({ readers: [reader(zofia, 'Zofia Nowak', { sent: [{ ...entered, cameBy: null }] })] })
    const view = one && takeBackView(found(), one, today, [])

    expect(textOf(view ? renderToStaticMarkup(<StaffTakeBackPage view={view} />) : '')).toMatch(
      /Entered for Zofia Nowak .*Too short .*Oak Tree Academy .*report it as a data breach today/,
    )
    expect(enteredIn(own, 's1')).toBeUndefined()
  })
})

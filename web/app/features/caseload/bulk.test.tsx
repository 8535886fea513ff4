import type { BulkPreview, BulkResult } from '@send-hub/shared'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { BulkCheckPage } from './bulk-check-page.tsx'
import { BulkDonePage } from './bulk-done-page.tsx'
import { bulkCheckView, bulkDoneView, chosenCases, hasOtherDays, sharedOf } from './bulk-view.ts'

const [one, other] = ['0190a000-0000-7000-8000-000000000001', '0190a000-0000-7000-8000-000000000002'] as const

const preview: BulkPreview = {
  act: 'arrange-reviews',
  ready: 1,
  needsSecondPerson: false,
  items: [
    {
      id: one,
      reference: 'SEN-7K3M-Q',
      childName: 'Maya Okafor',
      version: 3,
      stage: 'Final plan issued',
      meetingOn: '2027-01-14',
      writes: 'Annual review arranged, meeting on Thursday 14 January 2027',
      familyReads: 'Review time',
      told: ['Amina Okafor'],
      notTold: ['Daniel Okafor'],
      refusal: null,
      isAboutMeeting: false,
    },
    {
      id: other,
      reference: 'SEN-91QX-C',
      childName: 'Leo Nowak',
      version: 7,
      stage: 'Drafting',
      meetingOn: '2027-01-14',
      writes: null,
      familyReads: null,
      told: [],
      notTold: [],
      refusal: '“Annual review arranged” cannot follow “Drafting”.',
      isAboutMeeting: false,
    },
  ],
}
const typed = {
  from: '/staff/caseload?whose=all&view=reviews',
  act: 'arrange-reviews',
  meetingOn: '2027-01-14',
  arrangedOn: '2026-11-23',
  namedOn: '2026-11-23',
  officerId: '',
}

describe('the check', () => {
  const html = renderToStaticMarkup(<BulkCheckPage view={bulkCheckView(preview, typed, false)} />)

  test('says what will be written, who is told and who has no email', () => {
    expect(html).toContain('1 case will be written, 1 left out. Nothing is written or sent yet.')
    expect(html).toContain('meeting on Thursday 14 January 2027')
    expect(html).toContain('Amina Okafor<span class="staff-quiet"> No email for: Daniel Okafor</span>')
    expect(html).toContain('Arrange 1 case</button>')
  })

  test('says why a case is left out', () => {
    expect(html).toContain('“Annual review arranged” cannot follow “Drafting”.')
  })

  test('sends the version that was looked at, and none for what is left out', () => {
    expect(html).toContain(`<input type="hidden" name="case-${one}" value="3"/>`)
    expect(html).not.toContain(`name="case-${other}"`)
  })

  test('lets in a case that only wants another day', () => {
    const items = preview.items.map((item) => ({ ...item, isAboutMeeting: item.refusal !== null }))
    const again = renderToStaticMarkup(
      <BulkCheckPage view={bulkCheckView({ ...preview, items }, typed, false)} />,
    )

    expect(again).toContain(`<input type="hidden" name="case-${other}" value="on"/>`)
    expect(again).toContain('Day of the meeting for Leo Nowak, SEN-91QX-C')
  })

  test('of an act that tells several families asks for a second person instead', () => {
    const view = bulkCheckView({ ...preview, needsSecondPerson: true }, typed, false)
    const page = renderToStaticMarkup(<BulkCheckPage view={view} />)

    expect(page).toContain('Ask for a second person</button>')
    expect(page).toContain('name="needsSecondPerson"')
    expect(page).not.toContain('Arrange 1 case</button>')
    expect(html).not.toContain('needsSecondPerson')
  })

  test('has no button when nothing can be written', () => {
    const none = { ...preview, ready: 0, items: preview.items.slice(1) }

    expect(bulkCheckView(none, typed, false).button).toBeNull()
  })
})

describe('what the form on the check page says', () => {
  const values = {
    ...typed,
    [`case-${one}`]: '3',
    [`meeting-${one}`]: '2027-01-14',
    [`seen-${one}`]: '2027-01-14',
    [`case-${other}`]: 'on',
  }

  test('is the cases with their own days and versions', () => {
    expect(chosenCases(values)).toEqual([{ id: one, meetingOn: '2027-01-14', version: '3' }, { id: other }])
  })

  test('a day that was changed has to be looked at again', () => {
    expect(hasOtherDays(values)).toBe(false)
    expect(hasOtherDays({ ...values, [`meeting-${one}`]: '2027-01-15' })).toBe(true)
    expect(hasOtherDays({ ...values, [`meeting-${one}`]: '' })).toBe(true)
  })

  test('only the fields of its act count', () => {
    expect(sharedOf(typed)).toEqual({ on: '2026-11-23', meetingOn: '2027-01-14', officerId: undefined })
    expect(sharedOf({ ...typed, act: 'assign-officer', officerId: one })).toEqual({
      on: undefined,
      meetingOn: undefined,
      officerId: one,
    })
  })
})

describe('the result', () => {
  const result: BulkResult = {
    act: 'arrange-reviews',
    done: 1,
    items: [
      { id: one, reference: 'SEN-7K3M-Q', childName: 'Maya Okafor', outcome: 'done', reason: null },
      {
        id: other,
        reference: 'SEN-91QX-C',
        childName: 'Leo Nowak',
        outcome: 'refused',
        reason: 'Somebody was first.',
      },
    ],
  }

  test('says one by one what was done and what was not', () => {
    const html = renderToStaticMarkup(<BulkDonePage view={bulkDoneView(result, typed.from)} />)

    expect(html).toContain('Review arranged: 1 of 2 cases')
    expect(html).toMatch(/<strong>Not done\.<\/strong> Somebody was first\./)
    expect(html).toContain('href="/staff/caseload?whose=all&amp;view=reviews"')
  })

  test('that is whole needs no warning', () => {
    const whole = { ...result, items: result.items.slice(0, 1) }
    const html = renderToStaticMarkup(<BulkDonePage view={bulkDoneView(whole, undefined)} />)

    expect(html).toContain('Review arranged: 1 case</h1>')
    expect(html).not.toContain('Not every case')
  })
})

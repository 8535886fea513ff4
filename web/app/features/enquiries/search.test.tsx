import type { Caller, FoundEnquiry } from '@send-hub/shared'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { StaffSearchPage } from './search-page.tsx'
import { noSearch, searchView } from './search-view.ts'
import { anEnquiryRow } from './staff-enquiry.fixtures.ts'

const found: FoundEnquiry = {
  ...anEnquiryRow(),
  foundBy: 'words',
  excerpt: [
    { text: 'The <b>', isHit: false },
    { text: 'minibus', isHit: true },
    { text: '</b> was late', isHit: false },
  ],
}
const person: Caller = {
  familyMemberId: '01a2037c-eab5-777b-9d1b-5b2dae21c4d5',
  name: 'Petra Lockwood',
  phone: null,
  case: {
    id: '01a2037c-eab5-777b-9d1b-5b2dae21c4d6',
    reference: 'SEN-7K3M-Q',
    childName: 'Ada Lockwood',
    birthOn: '2016-05-04',
    stage: 'Assessing',
  },
  relationship: 'Mother',
  level: 'act',
  standing: 'held-back',
  flags: ['NO_CONTACT'],
  enquiryId: null,
  openEnquiries: [],
}
const draw = (view: Parameters<typeof StaffSearchPage>[0]['view']) =>
  renderToStaticMarkup(<StaffSearchPage view={view} />)

describe('the search page', () => {
  test('says nothing of results before something was searched for', () => {
    expect(draw(noSearch)).not.toContain('Found')
  })

  test('shows the very words in what was written, and never a message’s own marks as marks', () => {
    const html = draw(searchView('minibus', { people: [], enquiries: [found], isMore: false }))

    expect(html).toContain('<mark>minibus</mark>')
    expect(html).toContain('The &lt;b&gt;')
    expect(html).toContain('Found: 1 enquiry.')
  })

  test('says in plain sight who must not be told', () => {
    const html = draw(searchView('Lockwood', { people: [person], enquiries: [], isMore: false }))

    expect(html).toContain('Mother of Ada Lockwood, born 4 May 2016, SEN-7K3M-Q, Assessing')
    expect(html).toContain('Must not be told anything of the case')
    expect(html).toContain('staff-found__flags')
  })

  test('says what to try when nothing was found, and what to add when there is too much', () => {
    const none = searchView('zz', { people: [], enquiries: [], isMore: false })
    const many = searchView('a', { people: [], enquiries: [found], isMore: true })

    expect(none.summary).toContain('Check the spelling')
    expect(many.summary).toBe('Found: more than 1 enquiry. The newest are shown: add a word to find fewer.')
  })
})

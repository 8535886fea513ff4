import { type EnquiryForStaff, kent } from '@send-hub/shared'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { anEnquiry } from '../../test/samples.ts'
import { EnquiryView } from './family-enquiry-view.tsx'
import { anEnquiryForStaff, now, today } from './staff-enquiry.fixtures.ts'
import { StaffEnquiryPage } from './staff-enquiry-page.tsx'
import { enquiryView } from './staff-enquiry-view.ts'
import { threadPlace } from './thread-place.tsx'

const before = '0190a000-0000-7000-8000-0000000000b4'

function family(change: Parameters<typeof anEnquiry>[0] = {}, asked?: string) {
  const enquiry = anEnquiry(change)
  return renderToStaticMarkup(
    <EnquiryView
      {...{ enquiry, council: kent, place: threadPlace(`/enquiries/${enquiry.id}`, enquiry, asked) }}
      {...{ requestKey: 'k', feedbackKey: 'f', body: undefined, files: [], carriedFiles: undefined }}
      {...{ maxBytes: 1, errors: [], news: null, hasJustWritten: false, today: '2026-12-28' }}
    />,
  )
}
function staff(change: Partial<EnquiryForStaff> = {}, asked?: string) {
  const facts = { council: kent, me: 'Sam Wright', today, now, newKey: () => 'k', before: asked }
  return renderToStaticMarkup(
    <StaffEnquiryPage view={enquiryView({ enquiry: anEnquiryForStaff(change), ...facts })} />,
  )
}
const count = (html: string, words: string) => html.split(words).length - 1
const aSuggestion = {
  ...{ topics: ['SAFEGUARDING' as const], priority: 'P0' as const, trigger: 'abuse' as const },
  why: [{ words: 'hits her', topic: 'SAFEGUARDING' as const, trigger: 'abuse' as const }],
}

describe('a conversation that fits its page', () => {
  test('leads nowhere else', () => {
    for (const html of [family(), staff()]) expect(html).not.toMatch(/earlier messages|newest messages/i)
  })
})

describe('a long conversation', () => {
  test('leads to what came before the first message that is shown, and says how much that is', () => {
    const { id, messages } = anEnquiry()
    expect(family({ earlier: 1312 })).toContain(
      `<a class="govuk-link" href="/enquiries/${id}?before=${messages[0]?.id}#messages">Show earlier messages (1,312)</a>`,
    )

    const { id: ofStaff, messages: theirs } = anEnquiryForStaff()
    expect(staff({ earlier: 312 })).toContain(
      `<a class="govuk-link" href="/staff/enquiries/${ofStaff}?before=${theirs[0]?.id}#messages">Show earlier messages (312)</a>`,
    )
  })

  test('leads from its earlier messages to the newest, above and below them, and farther back', () => {
    for (const html of [family({ earlier: 12 }, before), staff({ earlier: 12 }, before)]) {
      expect(html).toMatch(/<h2[^>]*id="messages"[^>]*>\s*Earlier messages\s*<\/h2>/)
      expect(count(html, '#messages">Show the newest messages</a>')).toBe(2)
      expect(html).toContain('Show earlier messages (12)')
    }
    expect(family({}, before)).not.toContain('Show earlier messages')
  })

  test('asks about our answer only where that can be read, and lets them write everywhere', () => {
    const answered = { status: 'answered' as const, feedback: { isAsked: true, said: null } }

    expect(family(answered)).toContain('Did this answer your question?')
    const earlier = family(answered, before)
    expect(earlier).not.toContain('Did this answer your question?')
    expect(earlier).toContain('Write back')
    expect(earlier).toContain(`action="/enquiries/${anEnquiry().id}"`)
  })

  test('takes staff to its newest message where words of harm are, and to no other', () => {
    const { triage } = anEnquiryForStaff()
    const harm = { triage: { ...triage, suggestion: aSuggestion } }

    expect(staff(harm)).toContain('href="#latest"')
    expect(staff(harm)).toContain('id="latest"')
    const earlier = staff(harm, before)
    expect(earlier).toContain(`href="/staff/enquiries/${anEnquiryForStaff().id}#latest"`)
    expect(earlier).not.toContain('id="latest"')
  })

  test('is parted by what the page shows, which comes back with the form', () => {
    const { triage } = anEnquiryForStaff()
    const long = { triage: { ...triage, askedCount: 150 }, earlier: 50 }

    expect(staff(long)).toContain('Only the messages that this page shows are here.')
    expect(staff(long)).not.toContain('name="before"')
    expect(staff(long, before)).toContain(`<input type="hidden" name="before" value="${before}"/>`)
    expect(staff({ triage: { ...triage, askedCount: 1 } })).not.toContain('Make two enquiries of it')
  })
})

import { type EnquiryForStaff, kent } from '@send-hub/shared'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { anEnquiryForStaff, now, today } from './staff-enquiry.fixtures.ts'
import { type FormState, noForm } from './staff-enquiry-forms.ts'
import { StaffEnquiryPage } from './staff-enquiry-page.tsx'
import { enquiryView } from './staff-enquiry-view.ts'
import { allowedTriage } from './triage-acts.ts'
import { eventWords } from './triage-history-words.ts'

const stranger = (
  some: Partial<EnquiryForStaff> = {},
  triage: Partial<EnquiryForStaff['triage']> = {},
): EnquiryForStaff => {
  const whole = anEnquiryForStaff({
    ...{ case: null, caseId: null, contact: { email: 'sam@famly.example', phone: null } },
    ...some,
  })
  return { ...whole, triage: { ...whole.triage, familyMemberId: null, ...triage } }
}
/** What the act shows, from its fold to its button. */
function actOf(enquiry: EnquiryForStaff, form: Partial<FormState> = {}): string {
  const facts = { enquiry, me: 'Sam Wright', council: kent, today, now, newKey: () => 'a-key' }
  const view = enquiryView({ ...facts, form: { ...noForm, ...form } })
  const html = renderToStaticMarkup(<StaffEnquiryPage view={view} />)
  return /<details[^>]*id="act-contact".*?<\/details>/s.exec(html)?.[0] ?? ''
}

test('who has no account is corrected beside their address, in a plain form that says what follows', () => {
  const html = actOf(stranger())

  expect(html).toMatch(/<form [^>]*action="\/staff\/enquiries\/[^"]+\/contact"/)
  expect(html).toMatch(/name="version" value="3"/)
  expect(html).toMatch(/<input [^>]*id="contact-email"[^>]*value="sam@famly.example"/)
  expect(html).toMatch(/<input [^>]*id="contact-phone"[^>]*value=""/)
  expect(html).toContain('Answers by email go there from now on. Ask them to spell it.')
  expect(html).not.toContain('checked=""')
  expect(html).not.toMatch(/<details[^>]* open/)
})

test('what was typed stays when the form comes back, and the error leads to the tick', () => {
  const typed = { email: 'sam@family.example', phone: '' }
  const errors = [{ field: 'isSpelt', text: 'Ask them to spell it' }]
  const html = actOf(stranger({ contact: { email: 'old@x.example', phone: '1' } }), {
    ...{ act: 'contact', typed, errors },
  })

  expect(html).toMatch(/<details[^>]* open/)
  expect(html).toMatch(/id="contact-email"[^>]*value="sam@family.example"/)
  expect(html).toMatch(/id="contact-phone"[^>]*value=""/)
  expect(html).toContain('Ask them to spell it')
  expect(html).toContain('id="contact-isSpelt"')
})

test('a tick that was given stays when something else is wrong', () => {
  const html = actOf(stranger(), { act: 'contact', typed: { email: 'no address', isSpelt: 'yes' } })

  expect(html).toMatch(/checked=""/)
})

test.each([
  ['with an account', stranger({}, { familyMemberId: '019aa000-0000-7000-8000-0000000000f1' })],
  ['joined to another enquiry', stranger({}, { mergedInto: { id: 'main', reference: 'ENQ-2222-2' } })],
  [
    'whose address is hidden',
    stranger({ case: { ...(anEnquiryForStaff().case as object), isAddressHidden: true } as never }),
  ],
])('nobody corrects one %s', (_, enquiry) => {
  expect(allowedTriage(enquiry).contact).toBe(false)
  expect(actOf(enquiry)).toBe('')
})

test('a closed one can be corrected: they may write back', () => {
  expect(allowedTriage(stranger({ status: 'closed', replyBy: null })).contact).toBe(true)
})

test.each([
  [{ changed: ['email'] }, 'Contact details corrected: email address'],
  [{ changed: ['email', 'phone'] }, 'Contact details corrected: email address and phone number'],
  [{}, 'Contact details corrected'],
])('the history says which was corrected: %j', (details, words) => {
  const names = { today, person: (id: string) => id, team: (code: string) => code }
  const event = { id: 'x', kind: 'contact-corrected', at: '2026-11-20T10:00:00Z', by: null, details }

  expect(eventWords(event, names)).toBe(words)
})

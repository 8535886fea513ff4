import { type EnquiryForStaff, enquiryEventKinds, kent } from '@send-hub/shared'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { anEnquiryForStaff, now, today } from './staff-enquiry.fixtures.ts'
import { noForm } from './staff-enquiry-forms.ts'
import { StaffEnquiryPage } from './staff-enquiry-page.tsx'
import { type EnquiryFacts, enquiryView } from './staff-enquiry-view.ts'
import { allowedTriage, triageActs } from './triage-acts.ts'
import { eventWords } from './triage-history-words.ts'
import { LinkCheckPage } from './triage-link-page.tsx'
import { linkCheckView } from './triage-link-view.ts'

type Triage = EnquiryForStaff['triage']
const anEnquiry = (some: Partial<EnquiryForStaff> = {}, triage: Partial<Triage> = {}) => {
  const whole = anEnquiryForStaff(some)
  return { ...whole, triage: { ...whole.triage, ...triage } }
}
function page(enquiry: EnquiryForStaff, more: Partial<EnquiryFacts> = {}) {
  const view = enquiryView({
    enquiry,
    me: 'Sam Wright',
    council: kent,
    today,
    now,
    newKey: () => 'a-key',
    ...more,
  })
  return renderToStaticMarkup(<StaffEnquiryPage view={view} />)
}
const names = { today, person: (id: string) => `<${id}>`, team: (code: string) => `<${code}>` }
const words = (kind: string, details: Record<string, unknown>) =>
  eventWords({ id: 'x', kind, at: '2026-11-20T10:00:00Z', by: null, details }, names)

test('a risk of harm that nobody has told social care of stands above everything, with whom to ring', () => {
  const html = page(anEnquiry({ priority: 0 }))

  expect(html).toContain('Risk of harm: ring before anything else')
  expect(html).toContain(kent.frontDoor.phone)
  expect(html).toContain(kent.frontDoor.urgentPhone)
  expect(html.indexOf('harm-title')).toBeLessThan(html.indexOf('<h1'))
  expect(html).not.toContain('/close"')
  expect(html).not.toContain('/spam"')
})

test('once it is handed over the banner says so, and it can be closed', () => {
  const html = page(anEnquiry({ priority: 0 }, { handedOverAt: '2026-11-22T09:00:00Z' }))

  expect(html).not.toContain('ring before anything else')
  expect(html).toContain('was told of a risk of harm today at 9:00am')
  expect(html).toContain('/close"')
})

test('a suggestion shows the very words, and its one button carries what was shown', () => {
  const html = page(
    anEnquiry(
      {},
      {
        suggestion: {
          ...{ topics: ['OUT_OF_SCHOOL', 'STATUS'], priority: 'P1', trigger: 'exclusion-risk' },
          why: [{ words: 'kicked out', topic: 'OUT_OF_SCHOOL', trigger: 'exclusion-risk' }],
        },
      },
    ),
  )

  expect(html).toContain('The words suggest P1')
  expect(html).toContain('<q>kicked out</q>')
  expect(html).toMatch(
    /name="topics" value="OUT_OF_SCHOOL".*name="topics" value="STATUS".*name="priority" value="P1".*name="trigger" value="exclusion-risk"/,
  )
})

test('words of harm stand above everything, once; other suggestions stand among what can be done', () => {
  const suggests = (priority: 'P0' | 'P1', trigger: 'suicide-or-self-harm' | 'exclusion-risk') =>
    page(
      anEnquiry(
        {},
        {
          suggestion: {
            ...{ topics: ['SAFEGUARDING'], priority, trigger },
            why: [{ words: 'these words', topic: 'SAFEGUARDING', trigger }],
          },
        },
      ),
    )
  const [harm, other] = [suggests('P0', 'suicide-or-self-harm'), suggests('P1', 'exclusion-risk')]

  expect(harm.indexOf('The words suggest P0')).toBeLessThan(harm.indexOf('<h1'))
  expect(harm.split('id="suggestion-title"')).toHaveLength(2)
  expect(other.indexOf('The words suggest P1')).toBeGreaterThan(other.indexOf('id="acts-title"'))
  expect(other.split('id="suggestion-title"')).toHaveLength(2)
})

test('that a family called it urgent is told as theirs, with what it changed', () => {
  expect(words('priority-changed', { from: 3, to: 2, by: 'family' })).toBe(
    'They say that it has become urgent. P3 to P2',
  )
  expect(words('priority-changed', { from: 1, to: 1, by: 'family' })).toBe(
    'They say that it has become urgent. It stays P1',
  )
})

test('words of anger are shown, and never make a complaint by the same press', () => {
  const why = [{ words: 'fed up', topic: 'COMPLAINT', trigger: null } as const]
  const angry = { priority: 'P3', trigger: null, why } as const
  const alone = page(
    anEnquiry({}, { suggestion: { ...angry, topics: ['COMPLAINT', 'STATUS'], why: [...why] } }),
  )
  const beside = page(
    anEnquiry({}, { suggestion: { ...angry, topics: ['TRANSPORT', 'COMPLAINT', 'STATUS'], why: [...why] } }),
  )

  expect(alone).toContain('ask whether this is a complaint')
  expect(alone).not.toContain('Use this')
  expect(beside).toContain('name="topics" value="TRANSPORT"')
  expect(beside).not.toMatch(/type="hidden" name="topics" value="COMPLAINT"/)
})

test('an urgent priority that no person has confirmed asks for it', () => {
  expect(page(anEnquiry({ priority: 1 }, { isPriorityConfirmed: false }))).toContain('Confirm P1')
  expect(page(anEnquiry({ priority: 1 }))).not.toContain('Confirm P1')
})

test('what was ticked is ticked again when the form comes back', () => {
  const typed = { topics: 'TRANSPORT,DRAFT' }
  const errors = [{ field: 'topics', text: 'Choose 5 topics or fewer' }]
  const html = page(anEnquiry(), { form: { ...noForm, act: 'topics', typed, errors } })

  expect(html).toContain('<a href="#topics-topics">Choose 5 topics or fewer</a>')
  expect(html).toMatch(/<option value="TRANSPORT" selected=""/)
  expect(html).toMatch(/value="DRAFT" checked=""|checked="" value="DRAFT"/)
})

test('one that was joined to another offers nothing but the way there', () => {
  const enquiry = anEnquiry(
    { status: 'closed', replyBy: null, closedAt: '2026-11-20T12:00:00Z' },
    { mergedInto: { id: 'main', reference: 'ENQ-2222-2' } },
  )

  expect(page(enquiry)).toContain('<a class="govuk-link" href="/staff/enquiries/main">ENQ-2222-2</a>')
  expect(triageActs.filter((act) => allowedTriage(enquiry)[act])).toEqual([])
})

test('spam offers the way back, and says that nobody is written to', () => {
  const enquiry = anEnquiry({ status: 'spam', replyBy: null })

  expect(page(enquiry)).toContain('Nobody is written to')
  expect(allowedTriage(enquiry)).toMatchObject({
    'not-spam': true,
    close: false,
    topics: false,
    snooze: false,
  })
})

test('what waits cannot be put aside once its day has come', () => {
  expect(allowedTriage(anEnquiry()).snooze).toBe(false)
  expect(allowedTriage(anEnquiry({ daysOver: 0, replyBy: '2026-11-26' })).snooze).toBe(true)
})

test('every act is a plain form of its own', () => {
  const html = page(anEnquiry({ daysOver: 0, replyBy: '2026-11-26' }))

  for (const act of [
    'topics',
    'priority',
    'team',
    'unlink',
    'merge',
    'snooze',
    'safeguarding',
    'spam',
    'close',
  ])
    expect(html).toMatch(new RegExp(`<form [^>]*action="[^"]*/${act}" method="post"`))
})

test('every kind of event has words, also without its details', () => {
  for (const kind of enquiryEventKinds) expect(words(kind, {}), kind).toMatch(/\S/)
  expect(words('from-a-newer-hub', {})).toBe('from-a-newer-hub')
})

test.each([
  ['given', { to: 'joe' }, 'Given to <joe>'],
  ['given-to-team', { team: 'transport' }, 'Given to the team <transport>'],
  ['given-to-team', { team: 'hub', isGivenBack: true }, 'Given back to <hub>'],
  [
    'priority-changed',
    { from: 'P3', to: 'P1', trigger: 'exclusion-risk' },
    'Priority P3 to P1: Excluded or suspended, or about to be',
  ],
  ['priority-changed', { from: 'P2', to: 'P4', reason: 'Next year' }, 'Priority P2 to P4: Next year'],
  ['priority-changed', { from: 'P1', to: 'P1' }, 'P1 confirmed'],
  [
    'priority-changed',
    { from: 'P3', to: 'P1', because: 'topics' },
    'Raised from P3 to P1 by a topic. Not confirmed',
  ],
  ['snoozed', { until: '2026-11-27' }, 'Put aside until 27 November'],
  ['closed', { reason: 'duplicate' }, 'Closed: They asked the same elsewhere, and it is answered there'],
  ['merged', { reference: 'ENQ-2222-2' }, 'ENQ-2222-2 joined to this one'],
])('%s %j reads: %s', (kind, details, sentence) => {
  expect(words(kind, details)).toBe(sentence)
})

test('before linking, the asker stands beside each person; only those with running access can be chosen', () => {
  const compared = { name: 'same', email: 'same', phone: 'unknown', postcode: 'differs' } as const
  const person = { id: 'a', name: 'Adaeze Okafor', relationship: 'Mother', level: 'act', compared }
  const view = linkCheckView(
    'e',
    {
      ...{ version: 4, reference: 'ENQ-4WHC-7' },
      asker: { name: 'A Okafor', email: 'a@family.example', phone: null, postcodes: [], isKnown: false },
      case: {
        ...{ id: 'c', reference: 'SEN-7K3M-Q', childName: 'Maya Okafor', birthOn: '2017-03-09' },
        ...{ postcode: 'unknown', isAddressHidden: true, restrictions: [], isNamed: false },
      },
      people: [
        { ...person, mayBeLinked: true, isAsker: false, isProven: true },
        { ...person, id: 'b', name: 'Former Friend', mayBeLinked: false, isAsker: false, isProven: false },
      ],
    },
    today,
    { typed: { familyMemberId: undefined, identityCheck: undefined }, errors: [] },
  )
  const html = renderToStaticMarkup(<LinkCheckPage view={view} />)

  expect(html).toContain('names neither this child nor this case')
  expect(html).toMatch(/<input type="radio"[^>]*value="a"/)
  expect(html).not.toMatch(/<input type="radio"[^>]*value="b"/)
  expect(html).toContain('Does not run now')
  expect(html).toContain('Hidden')
  expect(html).toContain('name="version" value="4"')
})

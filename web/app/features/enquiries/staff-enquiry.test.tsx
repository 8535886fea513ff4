import { type EnquiryForStaff, kent } from '@send-hub/shared'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { anEnquiryForStaff, now, today } from './staff-enquiry.fixtures.ts'
import { type FormState, noForm } from './staff-enquiry-forms.ts'
import { StaffEnquiryPage } from './staff-enquiry-page.tsx'
import { allowedActs, type EnquiryFacts, enquiryView } from './staff-enquiry-view.ts'

const me = 'Sam Wright'

function aView(some: Partial<EnquiryForStaff> = {}, more: Partial<EnquiryFacts> = {}) {
  const enquiry = anEnquiryForStaff(some)
  return enquiryView({ enquiry, me, council: kent, today, now, newKey: () => 'a-key', ...more })
}
const page = (some?: Partial<EnquiryForStaff>, more?: Partial<EnquiryFacts>) =>
  renderToStaticMarkup(<StaffEnquiryPage view={aView(some, more)} />)
const cameBack = (form: Partial<FormState>): Partial<EnquiryFacts> => ({ form: { ...noForm, ...form } })
const withAsker = (askerLevel: string | null): Partial<EnquiryForStaff> => {
  const { case: found } = anEnquiryForStaff()
  return { case: found && { ...found, askerLevel } }
}

test('a broken promise stands at the head in words, with the day that was promised', () => {
  const html = page()

  expect(html).toContain('2 days over')
  expect(html).toContain('We promised an answer by Friday 20 November 2026.')
})

test('a promise that can be kept gives its day; for today it says today', () => {
  expect(aView({ daysOver: 0, replyBy: '2026-11-26' }).promise.heading).toBe(
    'Answer by Thursday 26 November 2026',
  )
  expect(aView({ daysOver: 0, replyBy: today }).promise.heading).toBe('Answer today')
})

test('the next step of the case is one that we owe, never the family’s own time', () => {
  const { case: found } = anEnquiryForStaff()
  const [late] = found?.duties ?? []
  if (!found || !late) throw new Error('The example has a late duty')
  const theirs = { ...late, kind: 'appeal', state: 'ended', legalDate: '2026-10-01', lateByDays: 0 } as const
  const beside = (duties: (typeof found)['duties']) => aView({ case: { ...found, duties } }).case

  expect(beside([theirs, late])?.nextDuty?.label).toBe(late.label)
  expect(beside([theirs])?.nextDuty).toBeNull()
})

test('a note is marked as internal and a message is not', () => {
  const html = page()
  const [, note = ''] = /<li class="staff-message staff-message--note"[^>]*>(.*?)<\/li>/.exec(html) ?? []

  expect(note).toContain('Internal note')
  expect(note).toContain('Staff only.')
  expect(html.match(/>Internal note<\/strong>/g)).toHaveLength(1)
})

const promised = { cannotPause: 'This enquiry is not waiting for us.' }

test('whoever has it cannot take it again; everyone else can', () => {
  expect(
    allowedActs({ status: 'waiting', ownerName: me, triage: { mergedInto: null }, promised }, me).take,
  ).toBe(false)
  expect(
    allowedActs({ status: 'waiting', ownerName: 'Joe Bell', triage: { mergedInto: null }, promised }, me)
      .take,
  ).toBe(true)
  expect(page({ ownerId: 'x', ownerName: 'Joe Bell' })).toContain('Take it from Joe Bell')
})

test('a closed enquiry offers a note and nothing that the rules forbid', () => {
  expect(
    allowedActs({ status: 'closed', ownerName: null, triage: { mergedInto: null }, promised }, me),
  ).toEqual({
    take: false,
    'hand-over': false,
    notes: true,
    replies: false,
    pause: false,
  })
  const html = page({ status: 'closed', replyBy: null, closedAt: '2026-11-20T12:00:00Z' })
  expect(html).not.toContain('/replies"')
  expect(html).toContain('It opens again if they write back')
})

test('every act is a plain form that carries the version it was decided on', () => {
  const html = page()

  for (const act of ['take', 'hand-over', 'replies', 'close']) {
    expect(html).toMatch(
      new RegExp(
        `<form [^>]*action="[^"]*/${act}" method="post"><input type="hidden" name="version" value="3"/>`,
      ),
    )
  }
  expect(html.match(/name="requestKey" value="a-key"/g)).toHaveLength(3)
})

test('after a conflict the typed reply is still in its box and nothing claims to be sent', () => {
  const html = page(
    { version: 4 },
    cameBack({ act: 'replies', isConflict: true, typed: { body: 'Dear Ms Okafor,\nwe' } }),
  )

  expect(html).toContain('Someone else changed this while you were looking at it')
  expect(html).toContain('>Dear Ms Okafor,\nwe</textarea>')
  expect(html).toContain('name="version" value="4"')
})

test('after a conflict the choice and the note of a hand-over are kept, and its form is open', () => {
  const ownerId = anEnquiryForStaff().colleagues[0]?.id ?? ''
  const html = page(
    {},
    cameBack({ act: 'hand-over', isConflict: true, typed: { ownerId, note: 'Knows them' } }),
  )

  expect(html).toMatch(/<details class="govuk-details staff-act" open="">/)
  expect(html).toContain(`<option value="${ownerId}" selected="">`)
  expect(html).toContain('>Knows them</textarea>')
})

test('an error stands beside its field, and the summary leads there', () => {
  const errors = [{ field: 'body', text: 'Write your message' }]
  const html = page({}, cameBack({ act: 'replies', errors }))

  expect(html).toContain('<a href="#reply">Write your message</a>')
  expect(html).toContain('id="reply-error"')
  expect(html).not.toContain('id="note-error"')
})

test('someone who may not hear of the case is named as such beside the reply', () => {
  for (const level of [null, 'none']) {
    expect(page(withAsker(level))).toContain('Say nothing about Maya Okafor or the case.')
  }
  expect(page(withAsker('status'))).toContain('may be told: the stage and its dates only')
  expect(page(withAsker('act'))).not.toContain('Say nothing about')
})

test('an unknown level of access is treated as none', () => {
  expect(page(withAsker('everything'))).toContain('Say nothing about Maya Okafor or the case.')
})

test('without a linked case the page says to find out who it is first', () => {
  expect(page({ caseId: null, case: null })).toContain(
    'Find out who this is before you say anything about a child',
  )
})

test('only a person who signs in is emailed; for others the page says how to reach them', () => {
  expect(page()).toContain('We email them that there is a reply')

  const { triage } = anEnquiryForStaff()
  const mailOfReply = { way: 'none', address: null, refusal: null } as const
  const html = page({ triage: { ...triage, familyMemberId: null }, mailOfReply, channel: 'phone' })
  expect(html).toContain('nothing is sent: ring 03069 990201')
  expect(html).not.toContain('We email')
})

test('what was just done is said; a note never sounds as if it had been sent', () => {
  expect(page({}, { done: 'notes' })).toContain('Your note is saved. Only staff see it')
  expect(page({ status: 'answered', replyBy: null }, { done: 'replies' })).toContain('We email Adaeze Okafor')
})

describe('the promise', () => {
  const days = [
    { dueOn: '2026-11-13', madeOn: '2026-11-06', ownerName: 'Hub', outcome: 'missed' as const },
    { dueOn: '2026-11-20', madeOn: '2026-11-14', ownerName: 'Helen, Hub', outcome: 'paused' as const },
  ]

  test('shows every day with what became of it, whose it is now, and that it stands still', () => {
    const html = page({
      status: 'paused',
      replyBy: null,
      contactCount: 3,
      promised: { days, heldBy: 'senior', pausedOn: '2026-11-18', daysLeft: 2, cannotPause: 'x' },
    })

    expect(html).toContain('<strong>missed</strong>')
    expect(html).toContain('Raised to a senior: a promised day was missed.')
    expect(html).toMatch(/Waiting for the family since .*18 Nov.*\. 2 working days left when they write\./)
    expect(html).toContain('They have come to us 3 times about this.')
    expect(html).toContain('Our promise stands still until they write.')
    expect(html).not.toContain('Ask, and pause the promise')
  })

  test('that was missed before is said beside the new day', () => {
    const promised = { days, heldBy: 'senior' as const, pausedOn: null, daysLeft: null, cannotPause: null }
    const html = page({ daysOver: 0, replyBy: '2026-11-26', promised })

    expect(html).toContain('We have missed 1 promised day already.')
    expect(html).not.toContain('The promise can still be kept.')
  })

  test('can be paused by asking the family something, where the rules let it stand still', () => {
    const now = { days, heldBy: 'owner' as const, pausedOn: null, daysLeft: null }

    expect(page({ promised: { ...now, cannotPause: null } })).toContain('Ask, and pause the promise')
    const refused = page({ promised: { ...now, cannotPause: 'The clock of a complaint does not stop.' } })
    expect(refused).toContain('The clock of a complaint does not stop.')
    expect(refused).not.toContain('Ask, and pause the promise')
  })

  describe('is paused by a question to somebody without an account', () => {
    const { triage } = anEnquiryForStaff()
    const stranger = {
      triage: { ...triage, familyMemberId: null },
      promised: { days, heldBy: 'owner' as const, pausedOn: null, daysLeft: null, cannotPause: null },
    }
    const formOf = (html: string) => /<form[^>]+\/pause".*?<\/form>/s.exec(html)?.[0] ?? ''
    const choose = { way: 'choose', address: 'sam@family.example', refusal: null } as const

    test('whose writer says how it reaches them, as with a reply', () => {
      const form = formOf(page({ ...stranger, mailOfReply: choose }))

      expect(form).toContain('How does your question reach them?')
      expect(form).toContain('name="mailTo" value="sam@family.example"')
      expect(form).toContain('They have no account, so they can’t sign in to read it.')
      expect(form).not.toContain('They read it.')
      expect(formOf(page({ promised: stranger.promised }))).not.toMatch(/reach them|no account/)
    })

    test('who forgot to say so is led to it, and keeps what was typed', () => {
      const errors = [{ field: 'reachesBy', text: 'Say how your question reaches them' }]
      const typed = { body: 'Which school is it?' }
      const html = page({ ...stranger, mailOfReply: choose }, cameBack({ act: 'pause', errors, typed }))

      expect(html).toContain('<a href="#pause-reachesBy">Say how your question reaches them</a>')
      expect(formOf(html)).toContain('id="pause-reachesBy"')
      expect(formOf(html)).toContain('Which school is it?</textarea>')
      expect(html.match(/id="replies-reachesBy"/g)).toHaveLength(1)
      const again = cameBack({ act: 'pause', typed: { ...typed, reachesBy: 'email' } })
      expect(formOf(page({ ...stranger, mailOfReply: choose }, again))).toMatch(
        /id="pause-reachesBy"[^>]*checked[^>]*value="email"/,
      )
    })

    test('which can’t go by email is only recorded, and the page says so', () => {
      const none = { way: 'none', address: null, refusal: null } as const
      const linked = { ...none, refusal: 'linked-to-case' } as const

      expect(formOf(page({ ...stranger, mailOfReply: none }))).toContain('nothing is sent: ask them yourself')
      expect(formOf(page({ ...stranger, mailOfReply: linked }))).toContain('it can’t go by email')
      const cameBack = { ...none, refusal: 'came-back' } as const
      expect(formOf(page({ ...stranger, mailOfReply: cameBack }))).toContain('Email to them came back')
      expect(formOf(page({ ...stranger, mailOfReply: none }))).not.toContain('reachesBy')
      expect(page({ ...stranger, mailOfReply: none }, { done: 'pause' })).toContain(
        'is recorded. The promise',
      )
    })

    test.each(['pause', 'replies'] as const)('once done (%s), says where the words go', (done) => {
      const none = { way: 'none', address: null, refusal: null } as const
      expect(page({ ...stranger, mailOfReply: choose }, { done })).toContain('by email if you chose that')
      expect(page({ ...stranger, mailOfReply: none }, { done })).not.toContain('by email if')
      expect(page({ mailOfReply: { ...none, way: 'notice' } }, { done })).not.toContain('by email if')
    })
  })
})

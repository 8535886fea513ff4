import { expect, test } from 'vitest'
import { kent } from '../councils/kent.ts'
import { replyAboveLine } from '../enquiries/mail.ts'
import { notificationKinds, notificationMessage, senderName } from './notification-words.ts'

const sender = {
  councilName: 'Kent County Council',
  serviceUrl: 'https://hub.example/',
  phone: kent.hub.phone,
  openingHours: kent.hub.openingHours,
}
const answer = {
  words: 'It is with Jo.\nYou hear from her on Friday.\n\nAll the best',
  signature: 'Sam, Hub',
}
const messages = {
  'case-updated': notificationMessage('case-updated', {}, sender),
  'keep-in-touch': notificationMessage('keep-in-touch', {}, sender),
  'enquiry-received': notificationMessage(
    'enquiry-received',
    { reference: 'ENQ-7K3M-Q', replyBy: 'Thursday 7 January 2027' },
    sender,
  ),
  'question-received': notificationMessage(
    'question-received',
    { replyBy: 'Thursday 7 January 2027' },
    sender,
  ),
  'mail-received': notificationMessage(
    'mail-received',
    { reference: 'ENQ-7K3M-Q', replyBy: 'Thursday 7 January 2027' },
    sender,
  ),
  'enquiry-answered': notificationMessage('enquiry-answered', {}, sender),
  'call-agreed': notificationMessage(
    'call-agreed',
    { when: 'Thursday 7 January 2027, between 9am and 11am' },
    sender,
  ),
  'call-missed': notificationMessage('call-missed', {}, sender),
  'call-given-up': notificationMessage('call-given-up', {}, sender),
  'answer-by-email': notificationMessage('answer-by-email', answer, sender),
  'reply-by-email': notificationMessage('reply-by-email', answer, sender),
  'enquiry-late': notificationMessage('enquiry-late', {}, sender),
  'late-by-email': notificationMessage(
    'late-by-email',
    { reference: 'ENQ-7K3M-Q', saidBy: 'Thursday 7 January 2027', newBy: 'Thursday 14 January 2027' },
    sender,
  ),
  'enquiry-asks': notificationMessage('enquiry-asks', {}, sender),
  'ask-by-email': notificationMessage('ask-by-email', answer, sender),
  'enquiry-still-asks': notificationMessage('enquiry-still-asks', {}, sender),
  'still-asks-by-email': notificationMessage(
    'still-asks-by-email',
    { reference: 'ENQ-7K3M-Q', askedOn: 'Thursday 7 January 2027' },
    sender,
  ),
  'promise-near': notificationMessage('promise-near', {}, sender),
  'enquiry-escalated': notificationMessage('enquiry-escalated', {}, sender),
  'access-granted': notificationMessage('access-granted', {}, sender),
  'access-changed': notificationMessage('access-changed', {}, sender),
  'access-ended': notificationMessage('access-ended', {}, sender),
  'access-ending': notificationMessage('access-ending', {}, sender),
  'glass-broken': notificationMessage('glass-broken', {}, sender),
  'sign-in-code': notificationMessage('sign-in-code', { code: '204816' }, sender),
  'new-device': notificationMessage('new-device', {}, sender),
  'session-ended': notificationMessage('session-ended', {}, sender),
  'email-change-old': notificationMessage('email-change-old', { code: '204816' }, sender),
  'email-change-new': notificationMessage('email-change-new', { code: '204816' }, sender),
  'email-changed': notificationMessage('email-changed', {}, sender),
  'factor-added': notificationMessage('factor-added', {}, sender),
  'factor-removed': notificationMessage('factor-removed', {}, sender),
}

const telling =
  /\bSEND\b|\bSEN\b|\bsend\b|EHC|EHCP|special|needs?\b|disab|child|son\b|daughter|pupil|school|college|nursery|assess|plan\b|draft|decision|decid|refus|appeal|diagnos|autis|case\b|stage|tribunal/i

test.each(notificationKinds)('the %s email tells a stranger nothing', (kind) => {
  const { subject, text, html } = messages[kind]

  for (const part of [subject, text, html, senderName(kent.name)]) expect(part).not.toMatch(telling)
})

test.each(notificationKinds)(
  'the %s email says the same in text and in HTML, and where to sign in',
  (kind) => {
    const { text, html, version, subject } = messages[kind]
    const lines = text.split('\n').filter(Boolean)

    for (const line of lines) expect(html).toContain(line)
    expect(lines).toContain('https://hub.example/')
    expect(lines.at(-1)).toBe('Kent County Council')
    expect(version).toBeGreaterThanOrEqual(1)
    expect(subject).not.toMatch(/undefined|[{}]/)
    expect(text).not.toMatch(/undefined|null|[{}]/)
  },
)

test.each(notificationKinds)('the %s email loads nothing from elsewhere', (kind) => {
  expect(messages[kind].html).not.toMatch(/<img|<script|<link|url\(/)
})

test('a question is confirmed with its reference and reply-by date, and nothing of what was asked', () => {
  expect(messages['enquiry-received'].text).toBe(
    'We have your question.\n\nYour reference is ENQ-7K3M-Q.\n\nWe will reply by Thursday 7 January 2027.\n\n' +
      'Sign in to see it:\n\nhttps://hub.example/\n\nKent County Council\n',
  )
})

test('who has no account reads that we are late, the new day and how to write back, and nothing else', () => {
  expect(messages['late-by-email'].text).toBe(
    'We said that we would answer you by Thursday 7 January 2027, and we did not. We are sorry.\n\n' +
      'We will answer you by Thursday 14 January 2027. You don’t have to do anything.\n\n' +
      'Your reference is ENQ-7K3M-Q. To tell us more, answer this email. ' +
      `If it can’t wait, phone us on ${kent.hub.phone}, ${kent.hub.openingHours}.\n\n` +
      'If you did not ask us anything, ignore this email. How to reach us:\n\n' +
      'https://hub.example/\n\nKent County Council\n',
  )
})

test('who has no account reads our question, how to answer it, and once that we still wait', () => {
  const ring = `phone us on ${kent.hub.phone}, ${kent.hub.openingHours}.`
  expect(messages['ask-by-email'].subject).toBe('We have a question for you')
  expect(messages['ask-by-email'].text).toBe(
    'It is with Jo.\nYou hear from her on Friday.\n\nAll the best\n\nSam, Hub\n\n' +
      `We can reply once you have told us. To tell us, answer this email. If it can’t wait, ${ring}\n\n` +
      'How to reach us:\n\nhttps://hub.example/\n\nKent County Council\n',
  )
  expect(messages['still-asks-by-email'].text).toBe(
    'We asked you a question by email on Thursday 7 January 2027, and we are waiting to hear from you.\n\n' +
      'Nothing is closed. To tell us, answer this email.\n\n' +
      `Your reference is ENQ-7K3M-Q. If it can’t wait, ${ring}\n\n` +
      'If you did not ask us anything, ignore this email. How to reach us:\n\n' +
      'https://hub.example/\n\nKent County Council\n',
  )
})

test('a whole answer keeps its lines, is signed, and can’t put anything into the page', () => {
  expect(messages['answer-by-email'].text).toBe(
    'It is with Jo.\nYou hear from her on Friday.\n\nAll the best\n\nSam, Hub\n\n' +
      'You asked for whole answers by email. You can change that in your account:\n\n' +
      'https://hub.example/\n\nKent County Council\n',
  )
  expect(messages['answer-by-email'].html).toContain('It is with Jo.<br>\nYou hear from her')
  const { html } = notificationMessage('reply-by-email', { ...answer, words: '<img src=x>' }, sender)
  expect(html).toContain('&lt;img src=x&gt;')
})

test('a mail that can be answered says above which line, before anything else', () => {
  const { text, html } = notificationMessage('enquiry-answered', {}, sender, { canBeAnswered: true })

  expect(text.startsWith(`${replyAboveLine}\n\nThere is a reply for you.`)).toBe(true)
  expect(html).toContain(`<p>${replyAboveLine}</p>`)
})

test('the sign-in code comes with its ten minutes and what to do if nobody asked', () => {
  const { text, subject } = messages['sign-in-code']

  expect(text).toContain('204816')
  expect(text).toContain('10 minutes')
  expect(text).toContain('If you did not ask for a code, ignore this email.')
  expect(subject).not.toContain('204816')
})

test('values are escaped in HTML', () => {
  const { html } = notificationMessage('case-updated', {}, { ...sender, councilName: 'Kent & <b>Medway</b>' })

  expect(html).toContain('Kent &amp; &lt;b&gt;Medway&lt;/b&gt;')
})

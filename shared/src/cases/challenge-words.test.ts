import { expect, test } from 'vitest'
import { appealableDecisions } from './appealable.ts'
import { type AppealFacts, appealParagraphs, besides, besideWords } from './challenge-words.ts'

const facts = (changes: Partial<AppealFacts> = {}): AppealFacts => ({
  decision: 'refused-to-assess',
  appealBy: 'Tuesday 1 September 2026',
  needsCertificate: true,
  hasCertificate: false,
  contactMediationBy: 'Monday 10 August 2026',
  isContactOverdue: false,
  adviceService: 'IASK',
  ...changes,
})
const textOf = (changes: Partial<AppealFacts> = {}) => appealParagraphs(facts(changes)).join(' ')

test('the last day is told as our reckoning, to be checked, with mediation first', () => {
  expect(appealParagraphs(facts())).toEqual([
    'You can appeal to the SEND Tribunal against our no to an assessment. It is free. The judges do not work for us.',
    'We work out your last day as Tuesday 1 September 2026, at 5pm. Please check it with the Tribunal or with IASK.',
    'First call a mediation adviser, by Monday 10 August 2026. Our letter says whom to call. ' +
      'The adviser gives you a paper, called a certificate. You need it to appeal. ' +
      'You can have it and still say no to mediation.',
    'IASK can help you for free.',
  ])
})

test('whoever has the certificate, or needs none, is not sent for it', () => {
  expect(textOf({ hasCertificate: true })).not.toContain('First call')
  expect(textOf({ needsCertificate: false })).toContain('You do not have to ask about mediation first.')
  expect(textOf({ contactMediationBy: null })).toContain('You have asked about mediation.')
})

test('a day to call mediation that has passed is told as passed, with where to get help', () => {
  expect(textOf({ isContactOverdue: true })).toContain(
    'You should have called a mediation adviser by Monday 10 August 2026. Ask IASK now what you can still do.',
  )
})

test('only about a plan does it say that the school alone needs no certificate', () => {
  for (const decision of appealableDecisions) {
    expect(textOf({ decision }).includes('If you only want to change the school'), decision).toBe(
      decision === 'plan-content',
    )
  }
})

test('what goes on besides reads well with its day and without', () => {
  for (const beside of besides) {
    for (const by of ['Monday 4 January 2027', null]) {
      expect(besideWords[beside](by), beside).toMatch(/^[A-Z].*\.$/)
      expect(besideWords[beside](by), beside).not.toMatch(/undefined|null|\s{2}|\s\./)
    }
  }
})

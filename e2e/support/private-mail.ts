import { expect } from '@playwright/test'
import type { Mail } from './mailbox.ts'

/** What a neighbour who sees the mail on a lock screen could learn from: the matter, stages, schools. */
const telling = [
  /\bSEN-|\bENQ-|reference/i,
  /\bSEND?\b|EHC|special|needs?\b|disab|child|son\b|daughter|pupil/,
  /school|college|nursery|setting/i,
  /assess|plan\b|draft|decid|decision|refus|appeal|mediat|advice|stage|case\b|late\b|delay|promis|review/i,
]

/** A mail that tells a stranger nothing. @param names of everybody whom the journey is about */
export function expectToGiveNothingAway(mail: Mail, names: RegExp): void {
  for (const part of [mail.subject, mail.text, mail.html]) {
    for (const pattern of [names, ...telling]) expect(part).not.toMatch(pattern)
  }
}

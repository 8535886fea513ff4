import { expect, test } from 'vitest'
import type { CopyForFamily } from './access-request.ts'
import { copyOutcome, correctionOutcome } from './data-rights-words.ts'
import type { CorrectionForFamily } from './record-correction.ts'

const asked: CorrectionForFamily = {
  id: '00000000-0000-0000-0000-000000000000',
  askedOn: '2026-11-23',
  dueOn: '2026-12-23',
  field: 'child-surname',
  shouldSay: 'Okoro',
  decision: null,
  decidedOn: null,
  newValue: null,
  reason: null,
}

test('what was asked has a day for its answer, then the answer with its reason', () => {
  expect(correctionOutcome(asked)).toEqual(['We are looking at it. We will answer by 23 December 2026.'])
  expect(correctionOutcome({ ...asked, decision: 'corrected', newValue: 'Okoro' })).toEqual([
    'We put it right. It now says: Okoro',
  ])
  expect(correctionOutcome({ ...asked, decision: 'corrected', reason: 'The school has told us' })).toEqual([
    'We put it right.',
    'The school has told us',
  ])
  expect(
    correctionOutcome({ ...asked, decision: 'not-corrected', reason: 'The certificate says so' }),
  ).toEqual(['We did not change it. This is why:', 'The certificate says so'])
})

const copy: CopyForFamily = {
  id: asked.id,
  reference: 'SAR-7K3M-Q',
  receivedOn: '2026-11-23',
  dueOn: '2026-12-23',
  extendedTo: null,
  extensionReason: null,
  state: 'open',
  releasedOn: null,
  closedWhy: null,
  copyUntil: null,
  childName: 'Sam',
}

test('a copy has its day, its longer day with the reason, and an end', () => {
  expect(copyOutcome(copy)).toEqual(['We are working on it. You will have it by 23 December 2026.'])
  expect(
    copyOutcome({ ...copy, extendedTo: '2027-02-23', extensionReason: 'There is much to read' }),
  ).toEqual([
    'This takes us longer. You will have it by 23 February 2027. This is why:',
    'There is much to read',
  ])
  expect(copyOutcome({ ...copy, state: 'released', copyUntil: '2027-02-01' })[0]).toContain(
    'until 1 February 2027',
  )
  expect(copyOutcome({ ...copy, state: 'released' })[0]).toContain('no longer')
  expect(copyOutcome({ ...copy, state: 'closed', closedWhy: 'Ada says no' })).toEqual([
    'We did not make a copy. This is why:',
    'Ada says no',
  ])
})

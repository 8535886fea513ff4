import { describe, expect, it } from 'vitest'
import { kent } from '../councils/kent.ts'
import type { DecisionFacts, LetterCouncil, LetterRecipient } from './letter-facts.ts'
import { isAppealable, letterKinds } from './letter-kind.ts'
import { letterFacts } from './letter-samples.ts'
import { missingElements } from './missing-elements.ts'

const appealable = letterKinds.filter(isAppealable)

function missingIn(
  kind: (typeof letterKinds)[number],
  change: Partial<DecisionFacts> = {},
  recipients?: LetterRecipient[],
): string[] {
  const { recipient, ...facts } = letterFacts(kind, change)
  return missingElements(kind, facts, recipients ?? [recipient]).map(({ detail }) => detail)
}
const council = (change: Partial<LetterCouncil>) => ({ council: { ...kent, ...change } })
const adult = letterFacts('plan-issued').recipient

it.each(letterKinds)('nothing is missing from %s when every fact is there', (kind) => {
  expect(missingIn(kind)).toEqual([])
})

describe.each(appealable)('%s can’t be sent', (kind) => {
  it.each<[string, Partial<DecisionFacts>]>([
    ['The council’s mediation adviser is not set up', council({ mediation: null })],
    ['mediation adviser has no', council({ mediation: { ...kent.mediation, phone: ' ' } })],
    [
      'The council’s disagreement resolution service is not set up',
      council({ disagreementResolution: null }),
    ],
    ['The Tribunal’s name', council({ tribunal: null })],
    ['The Tribunal’s name', council({ tribunal: { ...kent.tribunal, url: '' } })],
    ['SENDIASS', council({ adviceService: { ...kent.adviceService, phone: '' } })],
    ['The hub’s phone', council({ hub: { ...kent.hub, phone: '' } })],
    ['The council’s postal address is not set up', council({ postalAddress: [] })],
    ['The council’s name is not set up', council({ name: '' })],
    ['No officer is named', { officer: null }],
    ['No reasons are written', { reasons: ' \n ' }],
    ['The reasons are too short', { reasons: 'Not needed.' }],
    ['The last day to appeal is not worked out', { appeal: null }],
  ])('where %s', (words, change) => {
    expect(missingIn(kind, change)).toContainEqual(expect.stringContaining(words))
  })
})

describe('the recipients', () => {
  it('must be somebody', () => {
    expect(missingIn('plan-refused', {}, [])).toEqual([expect.stringContaining('Nobody on this case')])
  })

  it('need a postal address only where the letter goes by post; nobody is named', () => {
    const byPost = { ...adult, isByPost: true, addressLines: [] }
    expect(missingIn('plan-refused', {}, [{ ...adult, addressLines: [] }])).toEqual([])
    expect(missingIn('plan-refused', {}, [adult, byPost])).toEqual([
      'No postal address for one recipient who gets letters by post. Add it under “People and access”',
    ])
    expect(missingIn('plan-refused', {}, [byPost, byPost])[0]).toContain('2 recipients who get')
  })
})

describe('what a letter without a right to appeal needs', () => {
  it('is no reasons and no mediation, but somebody to ask', () => {
    expect(missingIn('assessment-agreed', { reasons: '', ...council({ mediation: null }) })).toEqual([])
    expect(missingIn('assessment-agreed', { officer: null })).toEqual([expect.stringContaining('No officer')])
  })

  it('is the last day to comment, where there is something to comment on', () => {
    expect(missingIn('draft-served', { commentsBy: null })).toEqual([
      'The last day to comment is not worked out',
    ])
  })
})

it('the last day to contact the adviser is needed unless only section I was changed', () => {
  const appeal = { appealBy: '2026-09-01', contactMediationBy: null }
  expect(missingIn('plan-amended', { appeal })).toHaveLength(1)
  expect(missingIn('plan-amended', { appeal, sectionsOnly: 'I' })).toEqual([])
})

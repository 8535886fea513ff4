import { describe, expect, it, test } from 'vitest'
import { caseStatuses } from '../../cases/case-status.ts'
import type { CaseForFamily } from '../../cases/case-views.ts'
import { topics } from '../topics.ts'
import { answerTexts } from './answer-texts.ts'
import { answerTo } from './answers.ts'

const kase = (change: Partial<CaseForFamily>) =>
  ({
    ...{ status: 'ASSESSING', draft: null, settings: null, appeal: null, appealIsOf: null },
    ...{ mayAppealByLetter: false, ...change },
  }) as CaseForFamily

describe('an answer before asking', () => {
  it.each(['OUT_OF_SCHOOL', 'SAFEGUARDING', 'COMPLAINT'] as const)('is never given about %s', (topic) => {
    for (const status of caseStatuses) expect(answerTo(topic, kase({ status }))).toBeNull()
    expect(answerTo(topic, null)).toBeNull()
  })

  it('is never given after a death', () => {
    for (const topic of topics) expect(answerTo(topic, kase({ status: 'CLOSED_DECEASED' }))).toBeNull()
  })

  it('about the case is the stage, the lateness and what goes on besides, as the case page has them', () => {
    expect(answerTo('STATUS', kase({}))).toMatchObject({ parts: ['stage', 'late', 'also'], paragraphs: [] })
    expect(answerTo('EHCNA', kase({}))?.parts).toContain('reports')
    expect(answerTo('EHCNA', kase({ status: 'FINAL_ISSUED' }))).toBeNull()
  })

  it('about an appeal is for whoever has the right; others are told only what the case page tells them', () => {
    expect(answerTo('APPEAL', kase({ status: 'REFUSED_TO_ASSESS' }))).toBeNull()
    expect(
      answerTo('APPEAL', kase({ appeal: { paragraphs: ['x'] } as CaseForFamily['appeal'] }))?.parts,
    ).toEqual(['appeal'])
    expect(answerTo('APPEAL', kase({ mayAppealByLetter: true }))).toMatchObject({ parts: [] })
    expect(JSON.stringify(answerTo('APPEAL', kase({ mayAppealByLetter: true })))).not.toMatch(/\d/)
  })

  it('about a refusal is given only where we said no', () => {
    expect(answerTo('REFUSAL', kase({}))).toBeNull()
    expect(answerTo('REFUSAL', kase({ status: 'NOT_ISSUING' }))?.links).toEqual(['letters'])
  })

  it('is there for people without a case, where no case is needed', () => {
    expect(answerTo('STATUS', null)?.links).toEqual(['join'])
    expect(answerTo('PROVISION', null)).toBeNull()
  })
})

test('no text promises a day: those come from the case, but for the two that stand in the law', () => {
  for (const [name, { paragraphs }] of Object.entries(answerTexts))
    if (name !== 'phase') expect(paragraphs.join(' '), name).not.toMatch(/\d{1,2} [A-Z]|20\d\d/)
})

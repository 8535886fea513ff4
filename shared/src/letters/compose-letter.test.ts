import { describe, expect, it } from 'vitest'
import { appealableActs } from '../cases/appealable.ts'
import { kent } from '../councils/kent.ts'
import { composeLetter } from './compose-letter.ts'
import { isAppealable, type LetterKind, letterKinds, letterLaw } from './letter-kind.ts'
import { letterFacts } from './letter-samples.ts'
import { LetterContent } from './letter-views.ts'

const appealable = letterKinds.filter(isAppealable)
const proposals = letterKinds.filter((kind) => letterLaw(kind).is === 'proposal')
const plansSent: LetterKind[] = ['plan-issued', 'plan-amended']

it('tells of the right to appeal wherever the clock counts one, and nowhere else', () => {
  expect(new Set<string>(appealable)).toEqual(new Set(Object.keys(appealableActs)))
})

const wordsOf = (content: LetterContent, part?: string): string =>
  content.parts
    .filter((each) => part === undefined || each.part === part)
    .flatMap(({ blocks }) => blocks)
    .map((block) => {
      if (block.is === 'list') return block.items.join('\n')
      if (block.is !== 'contact') return block.text
      return [block.name, ...block.rows.map(({ label, value }) => `${label}: ${value}`)].join('\n')
    })
    .join('\n')

describe.each(appealable)('the decision letter %s', (kind) => {
  const letter = composeLetter(kind, letterFacts(kind))

  it('says that there is a right to appeal, to whom, and by when', () => {
    const words = wordsOf(letter, 'appeal')
    expect(words).toContain('right to appeal to the SEND Tribunal')
    expect(words).toContain('Tuesday 1 September 2026')
    expect(words).toContain('1 month from the day on your mediation certificate')
    expect(words).toMatch(/We work out .* Check the date with the Tribunal or with IASK/)
    expect(words).toContain(kent.tribunal.phone)
  })

  it('tells of mediation: the right, the certificate, the adviser, the times, and telling us', () => {
    const words = wordsOf(letter, 'mediation')
    expect(words).toContain('You have the right to mediation')
    expect(words).toContain('You need a mediation certificate before you can appeal')
    expect(words).toContain('Contact the mediation adviser by Monday 10 August 2026')
    expect(words).toContain('within 3 working days')
    expect(words).toContain('within 30 days')
    expect(words).toContain('tell the adviser or tell us')
    for (const value of Object.values(kent.mediation)) expect(words).toContain(value)
  })

  it('gives the reasons as staff wrote them, lists as lists', () => {
    const part = letter.parts.find((each) => each.part === 'reasons')
    expect(part?.blocks.map(({ is }) => is)).toEqual(['heading', 'paragraph', 'paragraph', 'list'])
    expect(wordsOf(letter, 'reasons')).toContain('Sam gets help with reading three times a week.')
  })

  it('tells of disagreement resolution, free advice and whom to ask', () => {
    for (const value of Object.values(kent.disagreementResolution)) {
      expect(wordsOf(letter, 'disagreement')).toContain(value)
    }
    for (const value of Object.values(kent.adviceService)) expect(wordsOf(letter, 'advice')).toContain(value)
    expect(wordsOf(letter, 'contact')).toContain('Ask Priya Shah in the Assessment team')
    expect(wordsOf(letter, 'contact')).toContain(kent.hub.phone)
  })

  it('says that the Tribunal can recommend health and social care, unless it refuses to assess', () => {
    const says = wordsOf(letter, 'health-and-care').includes(
      'ask the Tribunal to look at health and social care',
    )
    expect(says).toBe(kind !== 'assessment-refused')
  })
})

describe.each(letterKinds)('any letter: %s', (kind) => {
  const letter = composeLetter(kind, letterFacts(kind))

  it('is addressed to one person and speaks to them by name', () => {
    expect(letter.address).toEqual(['Amina Okafor', '5 Harbour Street', 'Margate', 'CT9 9ZZ'])
    expect(letter.salutation).toBe('Dear Amina Okafor')
    expect(letter.title).not.toMatch(/Sam|Okafor/)
  })

  it('is whole after it was kept as JSON', () => {
    expect(LetterContent.parse(JSON.parse(JSON.stringify(letter)))).toEqual(letter)
  })

  it('has no hole where a fact should be', () => {
    const words = JSON.stringify(letter)
    expect(words).not.toMatch(/undefined|null|NaN|\[object/)
    expect(words).not.toMatch(/ {2}|\.\.|‘’| ,/)
  })

  it('writes to a young person as "you", never by name in the third person', () => {
    const { recipient } = letterFacts(kind)
    const own = composeLetter(
      kind,
      letterFacts(kind, {
        reasons: 'x',
        recipient: { ...recipient, name: 'Sam Okafor', isYoungPerson: true },
      }),
    )
    expect(wordsOf(own)).not.toContain('Sam')
  })

  it('never shows an appeal to somebody who has none', () => {
    expect(wordsOf(letter).includes('right to appeal')).toBe(isAppealable(kind))
  })
})

describe.each(proposals)('the letter before a change, %s', (kind) => {
  it('says until when to comment, and that a setting, a meeting or more time can be asked for', () => {
    const words = wordsOf(composeLetter(kind, letterFacts(kind)), 'comments')
    expect(words).toContain('by the end of Wednesday 24 June 2026')
    expect(words).toContain('at least 15 days')
    expect(words).toContain('school or college that you want us to name')
    expect(words).toContain('Ask to meet us')
    expect(words).toContain('Ask for more time')
    expect(words).toContain(kent.links.localOffer)
  })
})

describe('the certificate', () => {
  it.each(plansSent)('is not asked for in %s if the appeal is only about section I', (kind) => {
    const words = wordsOf(composeLetter(kind, letterFacts(kind)), 'mediation')
    expect(words).toContain('You do not need a certificate if you appeal only about section I')
    expect(words).toContain('before you can appeal about section B or section F')
  })

  it('is told last where only section I was changed', () => {
    const facts = letterFacts('plan-amended', { sectionsOnly: 'I' })
    const words = wordsOf(composeLetter('plan-amended', facts), 'mediation')
    expect(words.indexOf('You do not need a certificate')).toBeLessThan(words.indexOf('You need a mediation'))
  })

  it.each(appealable.filter((kind) => !plansSent.includes(kind)))('is always asked for in %s', (kind) => {
    expect(wordsOf(composeLetter(kind, letterFacts(kind)))).not.toContain('You do not need a certificate')
  })
})

describe('help in a plan', () => {
  it.each(['review-to-cease', 'cease-proposed', 'reassessment-to-cease'] as const)(
    'goes on until the time to appeal is over: %s',
    (kind) => {
      const words = wordsOf(composeLetter(kind, letterFacts(kind)), 'next')
      expect(words).toContain('not before the end of Tuesday 1 September 2026')
      expect(words).toContain('If there is an appeal, the help goes on until it has ended')
    },
  )

  it.each([
    'review-kept-plan',
    'amendment-dropped',
    'reassessment-kept-plan',
    'reassessment-refused',
    'reassessment-agreed',
    'review-to-amend',
    'amendment-proposed',
    'reassessment-draft-served',
  ] as const)('goes on where the plan stays: %s', (kind) => {
    expect(wordsOf(composeLetter(kind, letterFacts(kind)), 'next')).toMatch(/stays in force.*goes on/s)
  })
})

describe('somebody who may read but not act', () => {
  it.each(appealable)('gets %s without a date to appeal by', (kind) => {
    const { recipient } = letterFacts(kind)
    const copy = composeLetter(
      kind,
      letterFacts(kind, { recipient: { ...recipient, rights: 'no', mayComment: false } }),
    )
    expect(copy.parts.map(({ part }) => part)).toEqual(['decision', 'reasons', 'next', 'advice', 'contact'])
    expect(wordsOf(copy)).not.toMatch(/September|right to appeal/)
    expect(wordsOf(copy, 'decision')).toContain('We send you this letter so that you know')
  })
})

describe('whose right it is', () => {
  const { recipient } = letterFacts('assessment-refused')
  const decisionFor = (change: Partial<typeof recipient>) =>
    wordsOf(
      composeLetter(
        'assessment-refused',
        letterFacts('assessment-refused', { recipient: { ...recipient, rights: 'no', ...change } }),
      ),
      'decision',
    )

  it('is said to those who help or work with the child, to a child, and to a parent after it passed', () => {
    expect(decisionFor({ rightIsOf: 'parent' })).toContain('The right to appeal is the parent’s.')
    expect(decisionFor({ rightIsOf: 'parent', isYoungPerson: true })).toContain(
      'The right to appeal is your parent’s.',
    )
    expect(decisionFor({ rightIsOf: 'young-person' })).toContain('The right to appeal is Sam’s.')
  })

  it.each(appealable)('is left open to somebody who may have it, with the time and no day: %s', (kind) => {
    const open = (isYoungPerson: boolean) =>
      composeLetter(
        kind,
        letterFacts(kind, { recipient: { ...recipient, rights: 'unknown', isYoungPerson } }),
      )

    expect(wordsOf(open(false), 'appeal')).toContain('If you have it, this right is yours.')
    expect(wordsOf(open(true), 'appeal')).toContain('If you think that you can decide it yourself, tell us')
    expect(wordsOf(open(false), 'appeal')).toContain('within 2 months from the day of this letter')
    expect(wordsOf(open(false))).not.toMatch(/1 September|10 August|you have the right to appeal/)
    expect(open(false).parts.map(({ part }) => part)).toEqual(
      composeLetter(kind, letterFacts(kind)).parts.map(({ part }) => part),
    )
  })
})

describe('a letter that comes too late', () => {
  it('says so, and is sorry', () => {
    const facts = letterFacts('assessment-refused', { lateSince: '2026-06-01' })
    expect(wordsOf(composeLetter('assessment-refused', facts), 'decision')).toContain(
      'should have told you by 1 June 2026. This is late. We are sorry.',
    )
  })
})

it('a last day to appeal that was moved on from August is explained, so that it does not read as a slip', () => {
  const facts = letterFacts('cease-proposed')
  const text = wordsOf(composeLetter('cease-proposed', facts))

  expect(text).toContain('Tuesday 1 September 2026')
  expect(text).toContain('If that day is in August, from 25 December to 1 January, or on a day off,')
})

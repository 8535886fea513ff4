import { expect, test } from 'vitest'
import { caseStatuses } from './case-status.ts'
import { type CaseWordFacts, caseWords } from './case-words.ts'

const minimal: CaseWordFacts = { childFirstName: 'Maya', adviceService: 'IASK' }
const full: CaseWordFacts = {
  ...minimal,
  team: 'North team',
  officer: 'Sam Rai',
  requestedOn: '7 September 2026',
  decideToAssessBy: 'Monday 19 October 2026',
  tellNoPlanBy: 'Monday 28 December 2026',
  commentsBy: 'Monday 4 January 2027',
  finalPlanBy: 'Monday 25 January 2027',
  reviewBy: '24 January 2028',
  appealBy: '25 March 2027',
  advice: { asked: 6, answered: 4 },
  settings: { asked: 3, answered: 1 },
  hadPlan: true,
}
/** Reads about themselves, with the facts of a review. */
const youngPerson: CaseWordFacts = {
  ...full,
  isAboutReader: true,
  meetingWasOn: 'Tuesday 10 February 2026',
  reviewDecisionBy: 'Tuesday 10 March 2026',
  amendedPlanBy: 'Tuesday 5 May 2026',
}
const empty: CaseWordFacts = {
  ...minimal,
  team: null,
  officer: null,
  requestedOn: null,
  finalPlanBy: null,
  appealBy: null,
  advice: { asked: 0, answered: 0 },
  settings: null,
}

function read(status: (typeof caseStatuses)[number], facts: CaseWordFacts) {
  const words = caseWords[status]
  const sentences = [words.now(facts), words.next(facts), words.youCanDo(facts)]
  return { ...words, sentences, labels: [words.title, words.who(facts), words.staffLabel] }
}

test.each(caseStatuses)('%s reads well with every fact and with hardly any', (status) => {
  for (const facts of [full, minimal, empty, youngPerson]) {
    const { sentences, labels } = read(status, facts)

    for (const text of [...sentences, ...labels]) {
      expect(text).not.toMatch(/undefined|null|NaN|[{}]|\s{2}|\s[.,]|\.\.|^\s|\s$/)
      expect(text).toMatch(/^[A-Z]/)
    }
    for (const text of sentences) expect(text).toMatch(/\.$/)
  }
})

test('families never read "in progress", an empty promise, or our jargon', () => {
  for (const status of caseStatuses) {
    const { sentences, title } = read(status, full)
    expect([title, ...sentences].join(' ')).not.toMatch(
      /[Ii]n progress|shortly|soon|as possible|EHC|SEND?\b|statutory|pending|[Cc]onsult/,
    )
  }
})

test('only a draft or proposed changes wait for the family', () => {
  expect(caseStatuses.filter((status) => caseWords[status].isFamilysTurn)).toEqual([
    'DRAFT_WITH_FAMILY',
    'AMENDING_PLAN',
  ])
})

test('the words of the law name the day, the counts and the child', () => {
  expect(caseWords.DECIDING_TO_ASSESS.next(full)).toBe(
    'We will tell you yes or no by Monday 19 October 2026.',
  )
  expect(caseWords.DECIDING_TO_ASSESS.now(full)).toBe(
    'We have the request from 7 September 2026. We are reading what you and others sent us.',
  )
  expect(caseWords.ASSESSING.now(full)).toBe(
    'We have asked people who know Maya to write to us. 4 of 6 have replied.',
  )
  expect(caseWords.CONSULTING_SETTINGS.now(full)).toBe('We asked 3 places if they can help. 1 has answered.')
  expect(caseWords.DRAFT_WITH_FAMILY.who(full)).toBe('You, and Sam Rai in the North team')
})

test('a young person reads about themselves as you, at every stage but after a death', () => {
  for (const status of caseStatuses) {
    const { sentences, title } = read(status, youngPerson)
    const text = [title, ...sentences].join(' ')

    expect(text, status).not.toMatch(/\byou needs\b|\byou has\b|\. you\b/)
    if (status !== 'CLOSED_DECEASED') expect(text, status).not.toContain('Maya')
  }
  expect(caseWords.DRAFTING.now(youngPerson)).toBe('You need a plan. We are writing it.')
  expect(caseWords.REFUSED_TO_ASSESS.now(youngPerson)).toBe(
    'We do not think you need one now. Our letter says why.',
  )
})

test('a review names the meeting that is to come, or the day that it was', () => {
  expect(caseWords.IN_REVIEW.now({ ...minimal, meetingOn: 'Tuesday 10 February 2026' })).toBe(
    'We are checking Maya’s plan with you. The meeting is on Tuesday 10 February 2026.',
  )
  expect(caseWords.IN_REVIEW.now(youngPerson)).toBe(
    'We are checking your plan with you. The day for the meeting was Tuesday 10 February 2026.',
  )
  expect(caseWords.IN_REVIEW.next(youngPerson)).toBe('We tell you what we decide by Tuesday 10 March 2026.')
})

test('without a date there is no promise of one', () => {
  expect(caseWords.DECIDING_TO_ASSESS.next(minimal)).toBe('We will tell you yes or no.')
  expect(caseWords.DRAFTING.next(minimal)).toBe(
    'We will send you the draft to check. The final plan comes after that.',
  )
  expect(caseWords.ASSESSING.now(minimal)).toBe('We have asked people who know Maya to write to us.')
})

test('an appeal date is told as our reckoning, to be checked', () => {
  expect(caseWords.REFUSED_TO_ASSESS.youCanDo(full)).toContain(
    'appeal by 25 March 2027. We work out that date',
  )
  expect(caseWords.FINAL_ISSUED.youCanDo(minimal)).toContain('our letter says how and by when')
})

test('nothing is said of an appeal to somebody who cannot make one any more', () => {
  for (const status of caseStatuses) {
    for (const facts of [minimal, youngPerson]) {
      const { sentences } = read(status, { ...facts, appealBy: null, cannotAppeal: true })

      expect(sentences.slice(1).join(' '), status).not.toMatch(
        /you (can )?(appeal|challenge)|by when|mediation/i,
      )
      for (const text of sentences) expect(text).toMatch(/^[A-Z](?!.*\s{2}).*\.$/)
    }
  }
})

test('after a death the words ask for nothing and announce nothing', () => {
  const { sentences, title } = read('CLOSED_DECEASED', full)

  expect([title, ...sentences].join(' ')).not.toMatch(/\bby \w+ \d|request|appeal|plan|complain/i)
})

test('“we have the reports” is only said when none is missing', () => {
  const now = (asked: number, answered: number) =>
    caseWords.DECIDING_TO_ISSUE.now({ ...minimal, advice: { asked, answered } })

  expect(now(5, 4)).toBe('We have 4 of 5 reports about Maya. We are weighing them up.')
  expect(now(5, 5)).toBe('We have the reports about Maya. We are weighing them up.')
})

test('nobody is told of “school” alone: the child may be in a nursery, at college, or without a place', () => {
  const facts = { ...full, team: null, advice: null, settings: null }
  const texts = Object.values(caseWords).flatMap(({ now, next, youCanDo, who }) =>
    [now, next, youCanDo, who].map((words) => words(facts)),
  )

  expect(texts.filter((text) => /\bschools?\b(?! or college|, nursery or college)/i.test(text))).toEqual([])
})

import { expect, it } from 'vitest'
import { answerGuidance, type GuidanceFacts, guidanceFor } from './answer-guidance.ts'

const quiet: GuidanceFacts = {
  ...{ topics: ['STATUS'], priority: 3, isLate: false, isRefused: false, hasRestriction: false },
  ...{ mayNotBeTold: false, contactCount: 1, isComplaint: false },
}

it.each([
  ['risk', { priority: 0 }],
  ['risk', { topics: ['SAFEGUARDING'] }],
  ['restricted', { hasRestriction: true }],
  ['no-access', { mayNotBeTold: true }],
  ['third-party', { topics: ['PROFESSIONAL'] }],
  ['complaint', { isComplaint: true }],
  ['complaint', { topics: ['STATUS', 'COMPLAINT'] }],
  ['delay', { isLate: true }],
  ['refusal', { isRefused: true }],
  ['refusal', { topics: ['REFUSAL'] }],
  ['angry', { contactCount: 2 }],
] as const)('%s is offered when %o', (code, change) => {
  expect(guidanceFor({ ...quiet, ...change }).fitting).toEqual([code])
})

it('presses nothing on somebody with an easy answer, and hides nothing', () => {
  const { fitting, others } = guidanceFor(quiet)

  expect(fitting).toEqual([])
  expect(new Set(others)).toEqual(new Set(Object.keys(answerGuidance)))
})

it('puts the gravest first', () => {
  const { fitting } = guidanceFor({
    ...quiet,
    isLate: true,
    priority: 0,
    hasRestriction: true,
    contactCount: 3,
  })

  expect(fitting).toEqual(['risk', 'restricted', 'delay', 'angry'])
})

import { expect, test } from 'vitest'
import { checkStep, type StepFacts } from './check-step.ts'

const facts = (changes: Partial<StepFacts> = {}): StepFacts => ({
  today: '2027-01-20',
  lastStepOn: '2026-12-21',
  commentsOpenUntil: '2027-01-04',
  familyRepliedOn: null,
  ...changes,
})

test('a step the rules allow is ok, and names its event', () => {
  const check = checkStep('DRAFT_WITH_FAMILY', 'settings-consulted', '2027-01-06', facts())

  expect(check).toMatchObject({ ok: true, step: { kind: 'settings-consulted' } })
})

test('a step the rules do not know is refused in plain words', () => {
  const check = checkStep('ASSESSING', 'plan-issued', '2027-01-06', facts())

  expect(check).toEqual({
    ok: false,
    rule: 'no-such-step',
    sentence: '“Final plan issued” cannot follow “Assessing”.',
  })
})

test('a step cannot come before the last one, but may share its day', () => {
  expect(checkStep('DRAFT_WITH_FAMILY', 'settings-consulted', '2026-12-20', facts())).toMatchObject({
    ok: false,
    rule: 'before-last-step',
    sentence: 'This step cannot come before the last one, which was on 21 December 2026.',
  })
  expect(checkStep('DRAFT_WITH_FAMILY', 'settings-consulted', '2026-12-21', facts()).ok).toBe(true)
})

test('a step cannot be dated in the future, but may be today', () => {
  expect(checkStep('DRAFT_WITH_FAMILY', 'settings-consulted', '2027-01-21', facts())).toMatchObject({
    rule: 'in-the-future',
  })
  expect(checkStep('DRAFT_WITH_FAMILY', 'settings-consulted', '2027-01-20', facts()).ok).toBe(true)
})

test('the final plan waits until the family has had all its days for the draft', () => {
  const onLastDay = checkStep('CONSULTING_SETTINGS', 'plan-issued', '2027-01-04', facts())
  const dayAfter = checkStep('CONSULTING_SETTINGS', 'plan-issued', '2027-01-05', facts())

  expect(onLastDay).toMatchObject({ ok: false, rule: 'comments-still-open' })
  expect(onLastDay.ok === false && onLastDay.sentence).toContain('4 January 2027')
  expect(dayAfter.ok).toBe(true)
})

test('the final plan may go sooner once the family has replied, not before their reply', () => {
  const replied = facts({ familyRepliedOn: '2026-12-30' })

  expect(checkStep('DRAFT_WITH_FAMILY', 'plan-issued', '2026-12-30', replied).ok).toBe(true)
  expect(checkStep('DRAFT_WITH_FAMILY', 'plan-issued', '2026-12-29', replied)).toMatchObject({
    rule: 'comments-still-open',
  })
})

test('a case whose earlier days are not on record can still move', () => {
  const bare = facts({ lastStepOn: null, commentsOpenUntil: null })

  expect(checkStep('CONSULTING_SETTINGS', 'plan-issued', '2027-01-20', bare).ok).toBe(true)
})

test('a plan is kept while something of the law keeps it, and the sentence names the day', () => {
  const kept = (planKept: StepFacts['planKept']) => {
    const check = checkStep('CEASING_PLAN', 'plan-ceased', '2027-01-20', facts({ planKept }))
    return check.ok ? 'ok' : `${check.rule}: ${check.sentence}`
  }

  expect(kept(null)).toBe('ok')
  expect(kept({ by: 'time-to-appeal', until: '2027-03-01' })).toBe(
    'plan-to-keep: The family can appeal until the end of 1 March 2027. The plan must go on at least until that day is over.',
  )
  expect(kept({ by: 'appeal', since: '2027-01-12' })).toContain('registered on 12 January 2027')
  expect(kept({ by: 'mediation', since: '2027-01-08' })).toContain('asked for on 8 January 2027')
  expect(kept({ by: 'lost-appeal', on: '2027-01-18' })).toContain('ended on 18 January 2027')
  expect(kept({ by: 'no-notice' })).toContain('has not been told that the plan will end')
})

test('what keeps a plan stops neither a death nor a move', () => {
  const keptPlan = facts({ planKept: { by: 'time-to-appeal', until: '2027-03-01' } })

  expect(checkStep('CEASING_PLAN', 'child-died', '2027-01-20', keptPlan).ok).toBe(true)
  expect(checkStep('CEASING_PLAN', 'moved-away', '2027-01-20', keptPlan).ok).toBe(true)
})

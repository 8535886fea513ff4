import type { AdviceRequestForStaff, SettingForStaff } from '@send-hub/shared'
import { expect, test } from 'vitest'
import { whatToDo } from './what-to-do.ts'

const today = '2026-12-15'
const request = (askedOf: string, some: Partial<AdviceRequestForStaff> = {}): AdviceRequestForStaff => ({
  ...{ id: askedOf, kind: 'psychology', askedOf, askedOn: '2026-10-22' },
  contact: { name: null, phone: null, email: null },
  ...{ dueOn: '2026-12-03', actBy: '2026-12-02', arrivedOn: null, state: 'late', lateByDays: 12 },
  ...{ exception: null, isCurrent: true, chases: [] },
  ...some,
})
const chased = (on: string, how: 'phone' | 'escalated' = 'phone') => ({
  ...{ id: on, on, how, note: null, by: null },
})
const todo = (
  requests: AdviceRequestForStaff[],
  more: Partial<Parameters<typeof whatToDo>[0]> = {},
): string[] =>
  whatToDo({ status: 'ASSESSING', requests, settings: [], usualToAsk: [], ...more }, today).map(
    ({ text }) => text,
  )

test('what is late and was never chased comes first, then what was chased long ago, then what is due soon', () => {
  const texts = todo([
    request('Sight teacher', { state: 'waiting', dueOn: '2026-12-20', lateByDays: 0 }),
    request('Health service', { chases: [chased('2026-12-04')] }),
    request('Social care team', { dueOn: '2026-12-14', lateByDays: 1 }),
    request('Educational psychologist'),
  ])

  expect(texts).toEqual([
    'Educational psychologist: 12 days late and never chased. Chase it today.',
    'Social care team: 1 day late and never chased. Chase it today.',
    'Health service: 12 days late, last chased on 4 December 2026. Go to their manager.',
    'Sight teacher: due on 20 December 2026. Remind them before it is late.',
  ])
})

test('a late report that was chased this week is left alone', () => {
  expect(todo([request('Health service', { chases: [chased('2026-12-09')] })])).toEqual([])
})

test('after the manager it is chased again', () => {
  expect(todo([request('Health service', { chases: [chased('2026-12-01', 'escalated')] })])[0]).toMatch(
    /Chase it again\.$/,
  )
})

test('what belongs to an earlier assessment, was cancelled or is in asks for nothing', () => {
  const texts = todo([
    request('Old', { isCurrent: false }),
    request('In', { arrivedOn: '2026-12-10', state: 'in-late' }),
  ])

  expect(texts).toEqual(['All reports are in. Record the step “All advice is in”.'])
})

test('a family that has not answered for three weeks is offered help, not chased as late', () => {
  const family = request('Family', { kind: 'family', dueOn: null, state: 'waiting', lateByDays: 0 })

  expect(todo([family])).toEqual([
    'Family: asked on 22 October 2026. Offer them help with writing their views.',
  ])
  expect(todo([{ ...family, askedOn: '2026-12-01' }])).toEqual([])
})

test('what the law wants and nobody asked for is named, and then the reports are not complete', () => {
  expect(todo([], { usualToAsk: ['family', 'health'] })).toEqual([
    'No report has been asked for yet. Ask for the usual ones.',
  ])
  expect(todo([request('In', { arrivedOn: '2026-11-10', state: 'in' })], { usualToAsk: ['health'] })).toEqual(
    ['Not asked yet: Health.'],
  )
  expect(todo([], { status: 'DECIDING_TO_ASSESS', usualToAsk: ['family', 'health'] })).toEqual([])
})

test('a school that did not answer in its 15 days holds nothing up', () => {
  const setting = (replyBy: string, answeredOn: string | null = null): SettingForStaff => ({
    ...{ id: replyBy, name: 'Hillside', urn: null, askedOn: '2026-11-20', replyBy, answeredOn },
    ...{ answer: answeredOn ? 'full' : null, note: null },
  })
  const settings = [setting('2026-12-14'), setting('2026-12-15'), setting('2026-12-01', '2026-12-01')]

  expect(todo([], { status: 'CONSULTING_SETTINGS', settings })).toEqual([
    '1 school or college has not answered in time. You can go on without an answer.',
  ])
})

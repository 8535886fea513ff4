import { expect, it } from 'vitest'
import { matterOf } from './same-subject.ts'

it.each([
  ['The taxi for Sam on Monday', 'RE: AW: the taxi for Sam, on Monday!'],
  ['Fwd: Transport for next term', 're: fwd: transport for next term'],
])('“%s” and “%s” are one matter', (one, other) => {
  expect(matterOf(one)).not.toBeNull()
  expect(matterOf(one)).toBe(matterOf(other))
})

it.each(['', 'Re:', 'Question', 'EHCP query', 'Fwd: Help!!!!!!!!!!'])('“%s” tells no matter', (subject) => {
  expect(matterOf(subject)).toBeNull()
})

it('two matters differ', () => {
  expect(matterOf('Taxi for pupil AB in year 4')).not.toBe(matterOf('Taxi for pupil CD in year 4'))
})

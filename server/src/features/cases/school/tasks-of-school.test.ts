import { expect, test } from 'vitest'
import { ownAdvice, settingOf } from './tasks-of-school.ts'

const asked = (...names: string[]) => names.map((askedOf) => ({ askedOf }))
const own = (names: string[], relationship: string) =>
  ownAdvice(asked(...names), relationship).map(({ askedOf }) => askedOf)

test('the setting stands behind the job', () => {
  expect(settingOf('SENCO, Hillside School')).toBe('Hillside School')
  expect(settingOf('Head, St Mary’s, Margate')).toBe('St Mary’s, Margate')
  expect(settingOf('SENCO')).toBeNull()
})

test('a school sees what was asked of it, however it was written, and nothing of another', () => {
  expect(own(['Hillside School', 'Riverside School'], 'SENCO, Hillside School')).toEqual(['Hillside School'])
  expect(own(['hillside school, Margate'], 'SENCO, Hillside School')).toEqual(['hillside school, Margate'])
  expect(own(['Hillside'], 'SENCO, Hillside School')).toEqual(['Hillside'])
  expect(own(['Riverside School'], 'SENCO, Hillside School')).toEqual([])
  expect(own(['Hill'], 'SENCO, Hillside School')).toEqual([])
})

test('what was asked of "the school" is theirs where only one was asked', () => {
  expect(own(['School'], 'SENCO, Hillside School')).toEqual(['School'])
  expect(own(['School', 'Riverside School'], 'SENCO, Hillside School')).toEqual([])
})

test('a school without a name on record sees the one request, and none where there are two', () => {
  expect(own(['Riverside School'], 'SENCO')).toEqual(['Riverside School'])
  expect(own(['Riverside School', 'Hillside School'], 'SENCO')).toEqual([])
})

import { describe, expect, it } from 'vitest'
import { namesChild } from './names-in-file.ts'

const child = { forename: 'José-Luis', preferredName: 'Pepe', surname: 'O’Brien Núñez' }

describe('a file names the child', () => {
  it.each([
    ['by the forename and the surname', 'Report on José-Luis O’Brien Núñez, aged nine'],
    ['in other letters', 'JOSE LUIS\nO’BRIEN  NUNEZ'],
    ['by the name they go by', 'Pepe likes drawing. Surname: O’Brien Núñez.'],
  ])('%s', (_, text) => {
    expect(namesChild(text, child)).toBe(true)
  })
})

describe('a file does not name the child', () => {
  it.each([
    ['by the surname alone, which a sister has, too', 'Report on Marta O’Brien Núñez'],
    ['by the first name alone', 'Pepe likes drawing.'],
    ['by words that begin alike', 'Pepepe Núñezes O’Brien'],
  ])('%s', (_, text) => {
    expect(namesChild(text, child)).toBe(false)
  })

  it('by a first name where they have no other', () => {
    expect(namesChild('Report on Ana O’Brien Núñez', { ...child, preferredName: null })).toBe(false)
  })
})

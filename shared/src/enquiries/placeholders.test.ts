import { describe, expect, it } from 'vitest'
import {
  fillPlaceholders,
  openPlaceholders,
  placeholderRefusal,
  placeholders,
  unknownPlaceholders,
} from './placeholders.ts'

describe('a placeholder', () => {
  it('is filled with what is known, however its name is typed', () => {
    const text = "About {child’s first name}, {Child's first name} and { CHILD‘S  first name }."

    expect(fillPlaceholders(text, { 'child’s first name': 'Maya' })).toBe('About Maya, Maya and Maya.')
  })

  it('stays in sight where nothing may be told', () => {
    expect(
      fillPlaceholders('Next: {next date}. Ring {phone of the hub}.', { 'phone of the hub': '0300' }),
    ).toBe('Next: {next date}. Ring 0300.')
  })

  it('that is filled with nothing leaves no gap', () => {
    expect(
      fillPlaceholders('It is here. {if it is late}\n\n{if it is late}\n\nBye', { 'if it is late': '' }),
    ).toBe('It is here.\n\nBye')
  })

  it('is not filled twice: braces in what is filled in are words', () => {
    expect(fillPlaceholders('{stage}', { stage: '{next date}', 'next date': 'Monday' })).toBe('{next date}')
  })

  it('never takes a dollar sign for an order', () => {
    expect(fillPlaceholders('{stage}', { stage: 'costs $& and $1' })).toBe('costs $& and $1')
  })
})

describe('a text with a placeholder', () => {
  it.each(placeholders)('may not go to a family: {%s}', (name) => {
    expect(placeholderRefusal(`Hello {${name}}.`)).toContain(`{${name}}`)
  })

  it('may not go either when nobody knows its name', () => {
    expect(placeholderRefusal('Dear {insert name},')).toContain('{insert name}')
    expect(unknownPlaceholders('{stage} {insert name}')).toEqual(['{insert name}'])
  })

  it('names each once', () => {
    expect(openPlaceholders('{stage} {stage} {next date}')).toEqual(['{stage}', '{next date}'])
  })

  it.each(['No braces', 'Two { lines\nand } more', 'A { } and {12} and }{', ''])('is none: %s', (text) => {
    expect(placeholderRefusal(text)).toBeNull()
  })
})

import { describe, expect, test } from 'vitest'
import { progressBar } from './progress-bar.ts'

function aTerminal(isTTY: boolean) {
  const written: string[] = []
  const stream = { isTTY, write: (text: string) => written.push(text) } as unknown as NodeJS.WriteStream
  return { written, stream }
}

const labels = { read: 'Reading the return' }

describe('a progress bar', () => {
  test('shows a step and how far it has come', () => {
    const { written, stream } = aTerminal(true)

    progressBar(labels, stream).show({ step: 'read', done: 1, total: 2 })

    expect(written).toEqual(['\rReading the return [###############...............] 50%'])
  })

  test('leaves an empty line behind', () => {
    const { written, stream } = aTerminal(true)
    const bar = progressBar(labels, stream)

    bar.show({ step: 'read', done: 0, total: null })
    bar.end()

    expect(written).toEqual(['\rReading the return …', `\r${' '.repeat(20)}\r`])
  })

  test('writes nothing where nobody watches', () => {
    const { written, stream } = aTerminal(false)
    const bar = progressBar(labels, stream)

    bar.show({ step: 'read', done: 1, total: 2 })
    bar.end()

    expect(written).toEqual([])
  })
})

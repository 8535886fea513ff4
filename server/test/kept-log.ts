import { Writable } from 'node:stream'
import type { FastifyServerOptions } from 'fastify'
import { logOptions } from '../src/platform/logging.ts'

/** The hub's own logger, writing to memory, so that a test can read what was logged. */
export function keptLog() {
  let kept = ''
  const stream = new Writable({
    write(chunk, _encoding, done) {
      kept += String(chunk)
      done()
    },
  })
  return {
    options: { ...(logOptions('trace') as object), stream } as FastifyServerOptions['logger'],
    text: () => kept,
    lines: () =>
      kept
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    clear() {
      kept = ''
    },
  }
}

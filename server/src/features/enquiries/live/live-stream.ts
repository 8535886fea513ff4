import type { LiveEventName, LiveEvents } from '@send-hub/shared'
import type { FastifyReply } from 'fastify'
import type { Clock } from '../../../platform/clock.ts'

/** More than waits on any line that still works, in bytes: who is further behind starts anew. */
const mostBehind = 512 * 1024

/** The texts of what is told to many: made once, kept as long as it is being told. */
const texts = new WeakMap<object, string>()

function textOf(value: object | null): string {
  if (!value) return 'null'
  // Each screen's list is its own; the enquiries in it are the same.
  if (Array.isArray(value)) return `[${value.map(textOf).join(',')}]`
  const made = texts.get(value) ?? JSON.stringify(value)
  texts.set(value, made)
  return made
}

/** Begins the answer, with the headers that keep proxies from holding it back. Each event carries its moment as its id. */
export function openStream(reply: FastifyReply, clock: Clock) {
  reply.header('cache-control', 'no-store, no-transform')
  reply.sse.sendHeaders()
  return {
    say<Name extends LiveEventName>(event: Name, data: LiveEvents[Name]): void {
      if (!reply.sse.isConnected) return
      if (reply.raw.writableLength > mostBehind) {
        reply.raw.destroy()
        return
      }
      const id = String(clock.now().getTime())
      reply.sse.send({ id, event, data: textOf(data) }).catch(() => undefined) // gone meanwhile: it closes by itself
    },
  }
}

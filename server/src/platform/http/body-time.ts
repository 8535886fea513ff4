import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { isInjection } from 'light-my-request'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A form with a file comes to this route: its body may take as long as a bad line needs. */
    takesFile?: boolean
  }
}

/** How long all but a file may take to arrive: ample on a bad line, and nobody holds connections open by dripping bytes. */
const longestBodyMs = 60_000
/** How long a line may be silent in the middle of a file. */
const longestSilenceMs = 60_000
/** How long a file may take: 20 MB over a line of 270 kbit/s. The server itself ends what takes longer. */
export const longestUploadMs = 10 * 60_000

/** Gives files the time they need, and nothing else. */
export const bodyTime = fp(async (app, { bodyMs = longestBodyMs }: { bodyMs?: number }) => {
  app.addHook('onRequest', async (request) => {
    if (isInjection(request.raw) || request.raw.complete) return
    if (request.routeOptions.config.takesFile) request.raw.socket.setTimeout(longestSilenceMs)
    else endWhenLate(request, bodyMs)
  })
})

function endWhenLate({ raw }: FastifyRequest, afterMs: number): void {
  const timer = setTimeout(() => raw.socket.destroy(), afterMs)
  timer.unref()
  const clear = () => clearTimeout(timer)
  raw.once('end', clear).once('close', clear)
}

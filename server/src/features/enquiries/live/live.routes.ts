import { fastifySSE } from '@fastify/sse'
import { EnquiryParams, EnquiryPresence, EnquiryStandsNow, LiveStream } from '@send-hub/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { isInjection } from 'light-my-request'
import type { Clock } from '../../../platform/clock.ts'
import type { Pool } from '../../../platform/db/pool.ts'
import { createLiveFeed } from './live-feed.ts'
import { openStream } from './live-stream.ts'
import { readPresent } from './presence.store.ts'
import { sayPresence } from './say-presence.ts'

/** Proxies and browsers close what is silent; most wait a minute. */
const heartbeatMs = 20_000
/** Each open tab speaks three times a minute; nobody's own screens may keep them from sending an answer. */
const presencePerMinute = 120

/** What staff's screens hear without being asked, and what they say of themselves. */
export const liveRoutes: FastifyPluginAsyncZod<{ pool: Pool; clock: Clock }> = async (
  app,
  { pool, clock },
) => {
  await app.register(fastifySSE, { heartbeatInterval: heartbeatMs })
  const feed = createLiveFeed({ pool, clock }, app.log)
  app.addHook('preClose', async () => feed.stop())

  app.route({
    method: 'GET',
    url: '/api/staff/live',
    config: { access: 'staff' },
    // Written as it is: each change is put into words once for everybody.
    sse: { kind: 'manual', serializer: String },
    schema: { tags: ['staff'], querystring: LiveStream },
    handler: async (request, reply) => {
      const ctx = request.staffContext()
      const present = await ctx.tx(readPresent)
      const { enquiryId = null, since } = request.query
      const last = Number(reply.sse.lastEventId ?? since ?? Number.NaN)
      const stream = openStream(reply, clock)
      stream.say('hello', { staffId: ctx.actor.id, isLive: feed.isListening(), present })
      // In process, or asked for its head alone, there is nobody who listens on.
      if (isInjection(request.raw) || request.method === 'HEAD' || ctx.actor.kind !== 'staff')
        return reply.sse.close()
      const { id: staffId, sessionId } = ctx.actor
      const leave = feed.join(
        {
          ...{ staffId, sessionId, enquiryId },
          rows: (rows) => stream.say('rows', rows),
          lookAgain: () => stream.say('look-again', null),
          interrupted: () => stream.say('interrupted', null),
          ended: () => {
            stream.say('ended', null)
            reply.sse.close()
          },
        },
        Number.isSafeInteger(last) && last <= 8.64e15 ? new Date(last) : null,
      )
      reply.sse.onClose(leave)
      reply.sse.keepAlive()
    },
  })

  app.route({
    method: 'POST',
    url: '/api/staff/enquiries/:enquiryId/presence',
    config: { access: 'staff', rateLimit: { max: presencePerMinute, timeWindow: '1 minute' } },
    schema: {
      tags: ['staff'],
      params: EnquiryParams,
      body: EnquiryPresence,
      response: { 200: EnquiryStandsNow },
    },
    handler: async (request) => sayPresence(request.staffContext(), request.params.enquiryId, request.body),
  })
}

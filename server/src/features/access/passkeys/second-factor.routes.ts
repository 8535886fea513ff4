import {
  NewPasskey,
  NewTextNumber,
  PasskeyQuestion,
  PasskeyShown,
  SecondFactorReset,
  SecondFactorView,
  TextCode,
  TextCodeSent,
} from '@send-hub/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { askForNewPasskey, askToShowPasskey } from './ask-for-passkey.ts'
import { addPasskey, confirmByPasskey, removePasskey } from './check-passkey.ts'
import type { FactorSettings } from './factor-settings.ts'
import { resetSecondFactor } from './reset-second-factor.ts'
import { readSecondFactor } from './second-factor-state.ts'
import { addNumber, askToAddNumber, askToShowNumber, confirmByText, removeNumber } from './text-codes.ts'

export interface SecondFactorRouteOptions {
  settings: FactorSettings
  /** Tries from one account in a minute. */
  triesPerMinute: number
}

/** How a family member sets up, shows and takes away a second factor, and how staff help who has lost theirs. */
export const secondFactorRoutes: FastifyPluginAsyncZod<SecondFactorRouteOptions> = async (app, options) => {
  const { settings, triesPerMinute } = options
  const config = { access: 'family', rateLimit: { max: triesPerMinute, timeWindow: '1 minute' } } as const
  const tags = ['account']
  const nothing = z.undefined()

  app.route({
    method: 'GET',
    url: '/api/family/second-factor',
    config: { access: 'family' },
    schema: { tags, response: { 200: SecondFactorView } },
    handler: async (request) => readSecondFactor(request.familyContext(), settings),
  })

  app.route({
    method: 'POST',
    url: '/api/family/passkeys/question',
    config,
    schema: { tags, response: { 201: PasskeyQuestion } },
    handler: async (request, reply) =>
      reply.code(201).send(await askForNewPasskey(request.familyContext(), settings)),
  })

  app.route({
    method: 'POST',
    url: '/api/family/passkeys',
    config,
    schema: { tags, body: NewPasskey, response: { 204: nothing } },
    handler: async (request, reply) => {
      const { browser } = request.signInPlace()
      await addPasskey(request.familyContext(), settings, request.body, browser.device)
      return reply.code(204).send(undefined)
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/family/passkeys/:passkeyId',
    config,
    schema: { tags, params: z.object({ passkeyId: z.uuid() }), response: { 204: nothing } },
    handler: async (request, reply) => {
      await removePasskey(request.familyContext(), settings, request.params.passkeyId)
      return reply.code(204).send(undefined)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/family/text-number/code',
    config,
    schema: { tags, body: NewTextNumber, response: { 202: TextCodeSent } },
    handler: async (request, reply) =>
      reply.code(202).send(await askToAddNumber(request.familyContext(), settings, request.body.number)),
  })

  app.route({
    method: 'POST',
    url: '/api/family/text-number',
    config,
    schema: { tags, body: TextCode, response: { 204: nothing } },
    handler: async (request, reply) => {
      await addNumber(request.familyContext(), settings, request.body)
      return reply.code(204).send(undefined)
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/family/text-number',
    config,
    schema: { tags, response: { 204: nothing } },
    handler: async (request, reply) => {
      await removeNumber(request.familyContext(), settings)
      return reply.code(204).send(undefined)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/family/second-factor/passkey/question',
    config,
    schema: { tags, response: { 201: PasskeyQuestion } },
    handler: async (request, reply) =>
      reply.code(201).send(await askToShowPasskey(request.familyContext(), settings)),
  })

  app.route({
    method: 'POST',
    url: '/api/family/second-factor/passkey',
    config,
    schema: { tags, body: PasskeyShown, response: { 204: nothing } },
    handler: async (request, reply) => {
      await confirmByPasskey(request.familyContext(), settings, request.body)
      return reply.code(204).send(undefined)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/family/second-factor/text/code',
    config,
    schema: { tags, response: { 202: TextCodeSent } },
    handler: async (request, reply) =>
      reply.code(202).send(await askToShowNumber(request.familyContext(), settings)),
  })

  app.route({
    method: 'POST',
    url: '/api/family/second-factor/text',
    config,
    schema: { tags, body: TextCode, response: { 204: nothing } },
    handler: async (request, reply) => {
      await confirmByText(request.familyContext(), settings, request.body)
      return reply.code(204).send(undefined)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/staff/people/:familyMemberId/second-factor/reset',
    config: { access: { power: 'accounts' } },
    schema: {
      tags: ['staff'],
      params: z.object({ familyMemberId: z.uuid() }),
      body: SecondFactorReset,
      response: { 204: nothing },
    },
    handler: async (request, reply) => {
      const { familyMemberId } = request.params
      await resetSecondFactor(request.staffContext(), familyMemberId, request.body.checkedBy)
      return reply.code(204).send(undefined)
    },
  })
}

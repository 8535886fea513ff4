import {
  NewServiceToken,
  NewStaffAccount,
  ServiceTokenMade,
  ServiceTokens,
  StaffAccountMade,
  StaffAccounts,
  StaffRights,
} from '@send-hub/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { addAccount, changeRights, endAccount, listAccounts, reopenAccount } from './change-account.ts'
import { listTokensForStaff, makeTokenAsStaff, revokeTokenAsStaff } from './service-tokens.ts'

const config = { access: { power: 'accounts' } } as const
const tags = ['staff']
const StaffParams = z.object({ staffMemberId: z.uuid() })
const TokenParams = z.object({ tokenId: z.uuid() })
const nothing = z.undefined()

/** Who works here, and which other systems may call: for those who look after accounts. */
export const staffAccountRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/staff/accounts',
    config,
    schema: { tags, response: { 200: StaffAccounts } },
    handler: async (request) => listAccounts(request.staffContext()),
  })

  app.route({
    method: 'POST',
    url: '/api/staff/accounts',
    config,
    schema: { tags, body: NewStaffAccount, response: { 201: StaffAccountMade } },
    handler: async (request, reply) =>
      reply.code(201).send(await addAccount(request.staffContext(), request.body)),
  })

  app.route({
    method: 'POST',
    url: '/api/staff/accounts/:staffMemberId/rights',
    config,
    schema: { tags, params: StaffParams, body: StaffRights, response: { 204: nothing } },
    handler: async (request, reply) => {
      await changeRights(request.staffContext(), request.params.staffMemberId, request.body)
      return reply.code(204).send(undefined)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/staff/accounts/:staffMemberId/end',
    config,
    schema: { tags, params: StaffParams, response: { 204: nothing } },
    handler: async (request, reply) => {
      await endAccount(request.staffContext(), request.params.staffMemberId)
      return reply.code(204).send(undefined)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/staff/accounts/:staffMemberId/reopen',
    config,
    schema: { tags, params: StaffParams, response: { 204: nothing } },
    handler: async (request, reply) => {
      await reopenAccount(request.staffContext(), request.params.staffMemberId)
      return reply.code(204).send(undefined)
    },
  })

  app.route({
    method: 'GET',
    url: '/api/staff/tokens',
    config,
    schema: { tags, response: { 200: ServiceTokens } },
    handler: async (request) => listTokensForStaff(request.staffContext()),
  })

  app.route({
    method: 'POST',
    url: '/api/staff/tokens',
    config,
    schema: { tags, body: NewServiceToken, response: { 201: ServiceTokenMade } },
    handler: async (request, reply) =>
      reply.code(201).send(await makeTokenAsStaff(request.staffContext(), request.body)),
  })

  app.route({
    method: 'POST',
    url: '/api/staff/tokens/:tokenId/revoke',
    config,
    schema: { tags, params: TokenParams, response: { 204: nothing } },
    handler: async (request, reply) => {
      await revokeTokenAsStaff(request.staffContext(), request.params.tokenId)
      return reply.code(204).send(undefined)
    },
  })
}

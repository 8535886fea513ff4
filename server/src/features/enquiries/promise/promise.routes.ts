import {
  AskFamily,
  type Council,
  EnquiryForFamily,
  EnquiryForStaff,
  EnquiryParams,
  RaiseEnquiry,
} from '@send-hub/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { askFamily } from './ask-family.ts'
import { raiseByFamily } from './raise-by-family.ts'

export interface PromiseRouteOptions {
  council: Council
  /** Seals an address that is on nobody's record. */
  sealAddress: (address: string) => string
}

/** What staff and families do about a promise, besides answering. */
export const promiseRoutes: FastifyPluginAsyncZod<PromiseRouteOptions> = async (
  app,
  { council, sealAddress },
) => {
  app.route({
    method: 'POST',
    url: '/api/staff/enquiries/:enquiryId/pause',
    config: { access: 'staff' },
    schema: { tags: ['staff'], params: EnquiryParams, body: AskFamily, response: { 200: EnquiryForStaff } },
    handler: async (request) =>
      askFamily(request.staffContext(), council, request.params.enquiryId, request.body, sealAddress),
  })

  app.route({
    method: 'POST',
    url: '/api/family/enquiries/:enquiryId/raise',
    config: { access: 'family' },
    schema: {
      tags: ['family'],
      params: EnquiryParams,
      body: RaiseEnquiry,
      response: { 201: EnquiryForFamily },
    },
    handler: async (request, reply) =>
      reply
        .code(201)
        .send(await raiseByFamily(request.familyContext(), council, request.params.enquiryId, request.body)),
  })
}

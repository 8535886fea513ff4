import {
  AgreeCallBack,
  CallBackForFamily,
  CallBackSlots,
  CallBackSlotsForFamily,
  CallsSearch,
  CallsToMake,
  CaseParams,
  type Council,
  EndCallBack,
  EnquiryParams,
  NewCallBack,
  NewCallBackAboutCase,
  NewCallBackTry,
} from '@send-hub/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { staffActRoute } from '../staff-act-route.ts'
import { slotsToOffer } from './agree-slot.ts'
import { callsToMake } from './callback-for-staff.ts'
import {
  askForCallAboutCase,
  askForCallBack,
  cancelOwnCallBack,
  readCallBack,
  readOwnPhone,
} from './family-callback.ts'
import { agreeCallBack, cancelCallBack, giveUpCallBack, tryCallBack } from './work-on-callback.ts'

/** Call backs: asked for by a family, or agreed on the phone; tried, moved, given up. */
export const callBackRoutes: FastifyPluginAsyncZod<{ council: Council }> = async (app, { council }) => {
  app.route({
    method: 'GET',
    url: '/api/family/enquiries/:enquiryId/call-back',
    config: { access: 'family' },
    schema: { tags: ['family'], params: EnquiryParams, response: { 200: CallBackForFamily } },
    handler: async (request) => {
      const ctx = request.familyContext()
      return ctx.tx((tx) => readCallBack(tx, ctx, council, request.params.enquiryId))
    },
  })

  app.route({
    method: 'POST',
    url: '/api/family/enquiries/:enquiryId/call-back',
    config: { access: 'family' },
    schema: {
      tags: ['family'],
      params: EnquiryParams,
      body: NewCallBack,
      response: { 201: CallBackForFamily },
    },
    handler: async (request, reply) =>
      reply
        .code(201)
        .send(await askForCallBack(request.familyContext(), council, request.params.enquiryId, request.body)),
  })

  app.route({
    method: 'POST',
    url: '/api/family/enquiries/:enquiryId/call-back/cancel',
    config: { access: 'family' },
    schema: { tags: ['family'], params: EnquiryParams, response: { 200: CallBackForFamily } },
    handler: async (request) => cancelOwnCallBack(request.familyContext(), council, request.params.enquiryId),
  })

  app.route({
    method: 'GET',
    url: '/api/family/call-back-slots',
    config: { access: 'family' },
    schema: { tags: ['family'], response: { 200: CallBackSlotsForFamily } },
    handler: async (request) => {
      const ctx = request.familyContext()
      return ctx.tx(async (tx) => ({
        items: await slotsToOffer(tx, ctx, council),
        phone: await readOwnPhone(tx, ctx.actor.id),
      }))
    },
  })

  app.route({
    method: 'POST',
    url: '/api/family/cases/:caseId/call-back',
    config: { access: 'family' },
    schema: {
      ...{ tags: ['family'], params: CaseParams, body: NewCallBackAboutCase },
      response: { 201: CallBackForFamily },
    },
    handler: async (request, reply) =>
      reply
        .code(201)
        .send(
          await askForCallAboutCase(request.familyContext(), council, request.params.caseId, request.body),
        ),
  })

  app.route({
    method: 'GET',
    url: '/api/staff/call-backs',
    config: { access: 'staff' },
    schema: { tags: ['staff'], querystring: CallsSearch, response: { 200: CallsToMake } },
    handler: async (request) => callsToMake(request.staffContext(), request.query.whose),
  })

  app.route({
    method: 'GET',
    url: '/api/staff/call-backs/slots',
    config: { access: 'staff' },
    schema: { tags: ['staff'], response: { 200: CallBackSlots } },
    handler: async (request) => {
      const ctx = request.staffContext()
      return { items: await ctx.tx((tx) => slotsToOffer(tx, ctx, council)) }
    },
  })

  const route = staffActRoute(app, council)
  route('call-back', AgreeCallBack, agreeCallBack)
  route('call-back/tries', NewCallBackTry, tryCallBack)
  route('call-back/give-up', EndCallBack, giveUpCallBack)
  route('call-back/cancel', EndCallBack, cancelCallBack)
}

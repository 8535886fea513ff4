import {
  CloseEnquiry,
  type Council,
  EnquiryForFamily,
  EnquiryForStaff,
  EnquiryOpened,
  EnquiryParams,
  EnquiryQuery,
  EnquiryRows,
  EnquirySearch,
  HandOverEnquiry,
  NewEnquiryFromChannel,
  NewNote,
  NewReply,
  TakeEnquiry,
} from '@send-hub/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { listColleagues } from '../people/index.ts'
import { answersKeptRoutes } from './answers-kept/index.ts'
import { callBackRoutes } from './callbacks/index.ts'
import { complaintRoutes } from './complaints/complaints.routes.ts'
import { enquiryForFamily } from './enquiry-for-family.ts'
import { readEnquiryForStaff } from './enquiry-for-staff.ts'
import { openFromChannel } from './open-from-channel.ts'
import { callerRoutes } from './phone/callers.routes.ts'
import { contactRoutes } from './phone/contacts.routes.ts'
import { promiseRoutes } from './promise/promise.routes.ts'
import { enquiryQueue } from './queue/enquiry-queue.ts'
import { queueRoutes } from './queue/queue.routes.ts'
import { searchRoutes } from './search/search.routes.ts'
import { staffActRoute } from './staff-act-route.ts'
import { closeEnquiry } from './triage/close-and-reopen.ts'
import { triageRoutes } from './triage/triage.routes.ts'
import { addNote, handOverEnquiry, replyToEnquiry, takeEnquiry } from './work-on-enquiry.ts'

export interface EnquiryRouteOptions {
  council: Council
  /** Seals an address that is on nobody's record. */
  sealAddress: (address: string) => string
}

export const enquiryRoutes: FastifyPluginAsyncZod<EnquiryRouteOptions> = async (
  app,
  { council, sealAddress },
) => {
  await app.register(promiseRoutes, { council, sealAddress })
  await app.register(queueRoutes, { council })
  await app.register(searchRoutes)
  await app.register(answersKeptRoutes, { council })
  await app.register(complaintRoutes, { council })
  await app.register(callerRoutes, { council })
  await app.register(callBackRoutes, { council })
  await app.register(triageRoutes, { council })
  await app.register(contactRoutes, { council })
  app.route({
    method: 'GET',
    url: '/api/family/enquiries/:enquiryId',
    config: { access: 'family' },
    schema: {
      ...{ tags: ['family'], params: EnquiryParams, querystring: EnquiryQuery },
      response: { 200: EnquiryForFamily },
    },
    handler: async (request) => {
      const { params, query } = request
      return enquiryForFamily(request.familyContext(), council, params.enquiryId, query.before)
    },
  })

  app.route({
    method: 'GET',
    url: '/api/staff/enquiries',
    config: { access: { staff: true, service: 'enquiries:read' } },
    schema: { tags: ['staff'], querystring: EnquirySearch, response: { 200: EnquiryRows } },
    handler: async (request) => enquiryQueue(request.staffContext(), request.query),
  })

  app.route({
    method: 'GET',
    url: '/api/staff/enquiries/:enquiryId',
    config: { access: { staff: true, service: 'enquiries:read' } },
    schema: {
      ...{ tags: ['staff'], params: EnquiryParams, querystring: EnquiryQuery },
      response: { 200: EnquiryForStaff },
    },
    handler: async (request) => {
      const ctx = request.staffContext()
      const { params, query } = request
      return ctx.tx((tx) => readEnquiryForStaff(tx, ctx, council, params.enquiryId, query.before))
    },
  })

  app.route({
    method: 'POST',
    url: '/api/staff/enquiries',
    config: { access: { staff: true, service: 'enquiries:write' } },
    schema: {
      tags: ['staff'],
      headers: z.object({ 'idempotency-key': z.string().min(1).max(200).optional() }),
      body: NewEnquiryFromChannel,
      response: { 201: EnquiryOpened },
    },
    handler: async (request, reply) => {
      const key = request.headers['idempotency-key'] ?? null
      return reply.code(201).send(await openFromChannel(request.staffContext(), council, request.body, key))
    },
  })

  const route = staffActRoute(app, council)
  route('take', TakeEnquiry, takeEnquiry)
  route('hand-over', HandOverEnquiry, handOverEnquiry)
  route('notes', NewNote, addNote)
  route('replies', NewReply, (ctx, ofCouncil, enquiryId, input) =>
    replyToEnquiry(ctx, ofCouncil, enquiryId, input, sealAddress),
  )
  route('close', CloseEnquiry, closeEnquiry)

  app.route({
    method: 'GET',
    url: '/api/staff/colleagues',
    config: { access: 'staff' },
    schema: {
      tags: ['staff'],
      response: {
        200: z.object({ items: z.array(z.object({ id: z.uuid(), name: z.string(), team: z.string() })) }),
      },
    },
    handler: async (request) => ({ items: await request.staffContext().tx(listColleagues) }),
  })
}

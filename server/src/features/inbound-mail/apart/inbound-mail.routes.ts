import {
  type Council,
  EnquiryFromMail,
  EnquiryOpened,
  InboundMailParams,
  InboundMailRows,
  InboundMailSearch,
  MailFloodParams,
  MailFloodResult,
  MailFloodSeen,
  MailFloods,
  StoppedAddresses,
} from '@send-hub/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { FileStore } from '../../../platform/files/index.ts'
import { serveFile } from '../../../platform/http/serve-file.ts'
import { mailFloods, seeFlood } from './decide-on-flood.ts'
import { addressChecked, mailsApart, makeEnquiryOfMail, seeMail, stoppedAddresses } from './decide-on-mail.ts'
import { openRawMail } from './open-raw-mail.ts'

export interface InboundMailOptions {
  council: Council
  files: FileStore
  isScanned: boolean
}

export const inboundMailRoutes: FastifyPluginAsyncZod<InboundMailOptions> = async (app, options) => {
  app.route({
    method: 'GET',
    url: '/api/staff/inbound-mails',
    config: { access: 'staff' },
    schema: { tags: ['staff'], querystring: InboundMailSearch, response: { 200: InboundMailRows } },
    handler: async (request) => mailsApart(request.staffContext(), request.query),
  })

  app.route({
    method: 'GET',
    url: '/api/staff/inbound-mails/:inboundMailId/raw',
    config: { access: 'staff' },
    schema: { tags: ['staff'], params: InboundMailParams },
    handler: async (request, reply) => {
      const reading = { ...request.params, isOnlyAsked: request.method === 'HEAD' }
      return serveFile(reply, await openRawMail(request.staffContext(), options.files, reading))
    },
  })

  app.route({
    method: 'POST',
    url: '/api/staff/inbound-mails/:inboundMailId/enquiry',
    config: { access: 'staff' },
    schema: {
      tags: ['staff'],
      params: InboundMailParams,
      body: EnquiryFromMail,
      response: { 201: EnquiryOpened },
    },
    handler: async (request, reply) => {
      const { inboundMailId } = request.params
      const opened = await makeEnquiryOfMail(request.staffContext(), options, inboundMailId, request.body)
      return reply.code(201).send(opened)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/staff/inbound-mails/:inboundMailId/seen',
    config: { access: 'staff' },
    schema: { tags: ['staff'], params: InboundMailParams, response: { 204: z.null() } },
    handler: async (request, reply) => {
      await seeMail(request.staffContext(), request.params.inboundMailId)
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'GET',
    url: '/api/staff/mail-floods',
    config: { access: 'staff' },
    schema: { tags: ['staff'], response: { 200: MailFloods } },
    handler: async (request) => mailFloods(request.staffContext()),
  })

  app.route({
    method: 'POST',
    url: '/api/staff/mail-floods/:floodId/seen',
    config: { access: 'staff' },
    schema: {
      tags: ['staff'],
      params: MailFloodParams,
      body: MailFloodSeen,
      response: { 200: MailFloodResult },
    },
    handler: async (request) => seeFlood(request.staffContext(), request.params.floodId, request.body),
  })

  app.route({
    method: 'GET',
    url: '/api/staff/stopped-addresses',
    config: { access: 'staff' },
    schema: { tags: ['staff'], response: { 200: StoppedAddresses } },
    handler: async (request) => stoppedAddresses(request.staffContext()),
  })

  app.route({
    method: 'POST',
    url: '/api/staff/family-members/:familyMemberId/mail-checked',
    config: { access: 'staff' },
    schema: {
      tags: ['staff'],
      params: z.object({ familyMemberId: z.uuid() }),
      response: { 204: z.null() },
    },
    handler: async (request, reply) => {
      await addressChecked(request.staffContext(), request.params.familyMemberId)
      return reply.code(204).send(null)
    },
  })
}

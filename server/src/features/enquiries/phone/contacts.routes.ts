import {
  ContactRecorded,
  type Council,
  EnquiryForStaff,
  EnquiryParams,
  NewContact,
  ToldByThem,
} from '@send-hub/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { recordContact } from './record-contact.ts'
import { writeOnBehalf } from './told-by-them.ts'

const tags = ['staff']

/** What came by phone, by post or at the door. */
export const contactRoutes: FastifyPluginAsyncZod<{ council: Council }> = async (app, { council }) => {
  app.route({
    method: 'POST',
    url: '/api/staff/contacts',
    config: { access: 'staff' },
    schema: { tags, body: NewContact, response: { 201: ContactRecorded } },
    handler: async (request, reply) =>
      reply.code(201).send(await recordContact(request.staffContext(), council, request.body)),
  })

  app.route({
    method: 'POST',
    url: '/api/staff/enquiries/:enquiryId/told-by-them',
    config: { access: 'staff' },
    schema: { tags, params: EnquiryParams, body: ToldByThem, response: { 200: EnquiryForStaff } },
    handler: async (request) =>
      writeOnBehalf(request.staffContext(), council, request.params.enquiryId, request.body),
  })
}

import {
  AcknowledgeComplaint,
  AnswerComplaint,
  type Council,
  EnquiryForFamily,
  EnquiryForStaff,
  EnquiryParams,
  ExtendComplaint,
  NewComplaint,
  NewFeedback,
  OpenComplaint,
  WithdrawComplaint,
} from '@send-hub/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import type { StaffContext } from '../../../platform/context.ts'
import { giveFeedback } from '../feedback/give-feedback.ts'
import { complain } from './complain.ts'
import {
  acknowledgeComplaint,
  answerComplaint,
  extendComplaint,
  openComplaint,
  withdrawComplaint,
} from './work-on-complaint.ts'

/** Complaints, by the family and by staff, and the question whether an answer was enough. */
export const complaintRoutes: FastifyPluginAsyncZod<{ council: Council }> = async (app, { council }) => {
  app.route({
    method: 'POST',
    url: '/api/family/enquiries/:enquiryId/complaint',
    config: { access: 'family' },
    schema: {
      tags: ['family'],
      params: EnquiryParams,
      body: NewComplaint,
      response: { 201: EnquiryForFamily },
    },
    handler: async (request, reply) =>
      reply
        .code(201)
        .send(await complain(request.familyContext(), council, request.params.enquiryId, request.body)),
  })

  app.route({
    method: 'POST',
    url: '/api/family/enquiries/:enquiryId/feedback',
    config: { access: 'family' },
    schema: {
      tags: ['family'],
      params: EnquiryParams,
      body: NewFeedback,
      response: { 200: EnquiryForFamily },
    },
    handler: async (request) =>
      giveFeedback(request.familyContext(), council, request.params.enquiryId, request.body),
  })

  function route<Body extends z.ZodType>(
    name: string,
    body: Body,
    act: (
      ctx: StaffContext,
      council: Council,
      enquiryId: string,
      input: z.output<Body>,
    ) => Promise<EnquiryForStaff>,
  ) {
    app.route({
      method: 'POST',
      url: `/api/staff/enquiries/:enquiryId/complaint${name}`,
      config: { access: 'staff' },
      schema: { tags: ['staff'], params: EnquiryParams, body, response: { 200: EnquiryForStaff } },
      handler: async (request) =>
        act(request.staffContext(), council, request.params.enquiryId, request.body as z.output<Body>),
    })
  }
  route('', OpenComplaint, openComplaint)
  route('/acknowledgement', AcknowledgeComplaint, acknowledgeComplaint)
  route('/extension', ExtendComplaint, extendComplaint)
  route('/answer', AnswerComplaint, answerComplaint)
  route('/withdrawal', WithdrawComplaint, withdrawComplaint)
}

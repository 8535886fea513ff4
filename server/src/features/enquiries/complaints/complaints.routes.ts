import {
  AcknowledgeComplaint,
  AnswerComplaint,
  type Council,
  EnquiryForFamily,
  EnquiryParams,
  ExtendComplaint,
  NewComplaint,
  NewFeedback,
  OpenComplaint,
  WithdrawComplaint,
} from '@send-hub/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { giveFeedback } from '../feedback/give-feedback.ts'
import { staffActRoute } from '../staff-act-route.ts'
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

  const route = staffActRoute(app, council)
  route('complaint', OpenComplaint, openComplaint)
  route('complaint/acknowledgement', AcknowledgeComplaint, acknowledgeComplaint)
  route('complaint/extension', ExtendComplaint, extendComplaint)
  route('complaint/answer', AnswerComplaint, answerComplaint)
  route('complaint/withdrawal', WithdrawComplaint, withdrawComplaint)
}

import {
  AskForReview,
  ChangedSavedReply,
  type Council,
  DraftReviews,
  EnquiryParams,
  ExamplesAdded,
  FilledReply,
  FilledReplyParams,
  GiveVerdict,
  NewSavedReply,
  RetireSavedReply,
  SavedReplies,
  SavedReplyMade,
  SavedReplyParams,
} from '@send-hub/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { fillSavedReply } from './fill-reply.ts'
import { askForReview, giveVerdict, readReviews, takeBackAsking } from './review-draft.ts'
import {
  changeSavedReply,
  listSavedReplies,
  retireSavedReply,
  takeOverExamples,
  writeSavedReply,
} from './saved-replies.ts'

const tags = ['staff']
const config = { access: 'staff' as const }
const nothing = { 204: z.null() }

/** Saved replies, and a second pair of eyes on a draft. */
export const answersKeptRoutes: FastifyPluginAsyncZod<{ council: Council }> = async (app, { council }) => {
  app.route({
    method: 'GET',
    url: '/api/staff/saved-replies',
    config,
    schema: { tags, response: { 200: SavedReplies } },
    handler: (request) => listSavedReplies(request.staffContext()),
  })
  app.route({
    method: 'POST',
    url: '/api/staff/saved-replies',
    config,
    schema: { tags, body: NewSavedReply, response: { 201: SavedReplyMade } },
    handler: async (request, reply) =>
      reply.code(201).send(await writeSavedReply(request.staffContext(), request.body)),
  })
  app.route({
    method: 'POST',
    url: '/api/staff/saved-replies/examples',
    config,
    schema: { tags, response: { 200: ExamplesAdded } },
    handler: (request) => takeOverExamples(request.staffContext()),
  })
  app.route({
    method: 'POST',
    url: '/api/staff/saved-replies/:replyId',
    config,
    schema: { tags, params: SavedReplyParams, body: ChangedSavedReply, response: nothing },
    handler: async (request, reply) => {
      await changeSavedReply(request.staffContext(), request.params.replyId, request.body)
      return reply.code(204).send(null)
    },
  })
  app.route({
    method: 'POST',
    url: '/api/staff/saved-replies/:replyId/retire',
    config,
    schema: { tags, params: SavedReplyParams, body: RetireSavedReply, response: nothing },
    handler: async (request, reply) => {
      await retireSavedReply(request.staffContext(), request.params.replyId, request.body)
      return reply.code(204).send(null)
    },
  })
  // It leaves a trace, as every look at a case does.
  app.route({
    method: 'POST',
    url: '/api/staff/enquiries/:enquiryId/saved-replies/:replyId',
    config,
    schema: { tags, params: FilledReplyParams, response: { 200: FilledReply } },
    handler: (request) => {
      const { enquiryId, replyId } = request.params
      return fillSavedReply(request.staffContext(), council, enquiryId, replyId)
    },
  })

  const reviewUrl = '/api/staff/enquiries/:enquiryId/draft-review'
  app.route({
    method: 'GET',
    url: reviewUrl,
    config,
    schema: { tags, params: EnquiryParams, response: { 200: DraftReviews } },
    handler: (request) => readReviews(request.staffContext(), request.params.enquiryId),
  })
  app.route({
    method: 'POST',
    url: reviewUrl,
    config,
    schema: { tags, params: EnquiryParams, body: AskForReview, response: nothing },
    handler: async (request, reply) => {
      await askForReview(request.staffContext(), request.params.enquiryId, request.body)
      return reply.code(204).send(null)
    },
  })
  app.route({
    method: 'DELETE',
    url: reviewUrl,
    config,
    schema: { tags, params: EnquiryParams, response: nothing },
    handler: async (request, reply) => {
      await takeBackAsking(request.staffContext(), request.params.enquiryId)
      return reply.code(204).send(null)
    },
  })
  app.route({
    method: 'POST',
    url: `${reviewUrl}/verdict`,
    config,
    schema: { tags, params: EnquiryParams, body: GiveVerdict, response: nothing },
    handler: async (request, reply) => {
      await giveVerdict(request.staffContext(), request.params.enquiryId, request.body)
      return reply.code(204).send(null)
    },
  })
}

import {
  AnswerFamilyRequest,
  CaseForStaff,
  CaseParams,
  CommentsParams,
  type Council,
  DraftForFamily,
  DraftWords,
  NewFamilyRequest,
  RequestParams,
  SendDraftComments,
  TakeBackComments,
  ToldByFamily,
} from '@send-hub/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { EnquiriesOfCase } from '../case-for-staff.ts'
import { answerFamilyRequest } from './answer-request.ts'
import { askInOnePress } from './ask-in-one-press.ts'
import { readDraftForFamily } from './draft-for-family.ts'
import { enterWhatFamilySaid } from './enter-what-family-said.ts'
import { saveDraftWords } from './save-draft-words.ts'
import { sendDraftComments } from './send-draft-comments.ts'
import { takeBackWhatFamilySaid } from './take-back-what-family-said.ts'

/** The draft window: what a family member types, sends and asks for, and an officer's answer. */
export const draftRoutes: FastifyPluginAsyncZod<{
  council: Council
  enquiriesForStaff: EnquiriesOfCase
}> = async (app, { council, enquiriesForStaff }) => {
  const url = '/api/family/cases/:caseId/draft'

  app.route({
    method: 'GET',
    url,
    config: { access: 'family' },
    schema: { tags: ['family'], params: CaseParams, response: { 200: DraftForFamily } },
    handler: async (request) => {
      const ctx = request.familyContext()
      return ctx.tx((tx) => readDraftForFamily(tx, ctx, request.params.caseId))
    },
  })

  app.route({
    method: 'POST',
    url: `${url}/comments`,
    config: { access: 'family' },
    schema: { tags: ['family'], params: CaseParams, body: DraftWords, response: { 200: DraftForFamily } },
    handler: async (request) => saveDraftWords(request.familyContext(), request.params.caseId, request.body),
  })

  app.route({
    method: 'POST',
    url: `${url}/comments/send`,
    config: { access: 'family' },
    schema: {
      tags: ['family'],
      params: CaseParams,
      body: SendDraftComments,
      response: { 200: DraftForFamily },
    },
    handler: async (request) =>
      sendDraftComments(request.familyContext(), request.params.caseId, request.body),
  })

  app.route({
    method: 'POST',
    url: `${url}/requests`,
    config: { access: 'family' },
    schema: {
      tags: ['family'],
      params: CaseParams,
      body: NewFamilyRequest,
      response: { 201: DraftForFamily },
    },
    handler: async (request, reply) =>
      reply.code(201).send(await askInOnePress(request.familyContext(), request.params.caseId, request.body)),
  })

  app.route({
    method: 'POST',
    url: '/api/staff/cases/:caseId/draft/told',
    config: { access: 'staff' },
    schema: { tags: ['staff'], params: CaseParams, body: ToldByFamily, response: { 201: CaseForStaff } },
    handler: async (request, reply) => {
      const { caseId } = request.params
      const ctx = request.staffContext()
      const found = await enterWhatFamilySaid(ctx, council, enquiriesForStaff, caseId, request.body)
      return reply.code(201).send(found)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/staff/cases/:caseId/draft/told/:commentsId/take-back',
    config: { access: 'staff' },
    schema: {
      tags: ['staff'],
      params: CommentsParams,
      body: TakeBackComments,
      response: { 200: CaseForStaff },
    },
    handler: async (request) =>
      takeBackWhatFamilySaid(
        request.staffContext(),
        council,
        enquiriesForStaff,
        request.params,
        request.body,
      ),
  })

  app.route({
    method: 'POST',
    url: '/api/staff/cases/:caseId/requests/:requestId/answer',
    config: { access: 'staff' },
    schema: {
      tags: ['staff'],
      params: RequestParams,
      body: AnswerFamilyRequest,
      response: { 200: CaseForStaff },
    },
    handler: async (request) =>
      answerFamilyRequest(request.staffContext(), council, enquiriesForStaff, request.params, request.body),
  })
}

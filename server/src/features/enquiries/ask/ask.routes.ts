import {
  AnsweredBefore,
  CaseParams,
  type Council,
  EnquiryForFamily,
  EnquiryParams,
  NewEnquiry,
  NewGeneralEnquiry,
  NewMessage,
  NewSchoolEnquiry,
  SchoolEnquiries,
  StrangerAnswered,
  StrangersQuestion,
} from '@send-hub/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { FamilyContext } from '../../../platform/context.ts'
import { networkOf } from '../../../platform/http/network-of.ts'
import { askAboutCase } from '../ask-about-case.ts'
import { type MessageFileOptions, openTokens } from '../files/index.ts'
import { writeBack } from '../write-back.ts'
import { askAsSchool, schoolEnquiries } from './ask-as-school.ts'
import { askInGeneral } from './ask-in-general.ts'
import { askWithoutAccount, type WithoutAccount } from './ask-without-account.ts'
import { thatAnswersIt } from './offered-answers.ts'
import type { Attached } from './open-enquiry.ts'

export interface AskOptions extends WithoutAccount {
  council: Council
  messageFiles: MessageFileOptions
  /** Questions without an account from one network in an hour. */
  strangersPerHour: number
}

/** Asking: families, schools, and people without an account. */
export const askRoutes: FastifyPluginAsyncZod<AskOptions> = async (app, options) => {
  const { council, messageFiles } = options
  const attached = (ctx: FamilyContext, tokens: string[] | undefined): Attached => ({
    files: openTokens(ctx, messageFiles, tokens),
    isScanned: messageFiles.isScanned,
  })

  app.route({
    method: 'POST',
    url: '/api/family/cases/:caseId/enquiries',
    config: { access: 'family' },
    schema: { tags: ['family'], params: CaseParams, body: NewEnquiry, response: { 201: EnquiryForFamily } },
    handler: async (request, reply) => {
      const ctx = request.familyContext()
      const { body, params } = request
      return reply
        .code(201)
        .send(await askAboutCase(ctx, council, params.caseId, body, attached(ctx, body.files)))
    },
  })

  app.route({
    method: 'POST',
    url: '/api/family/enquiries',
    config: { access: 'family' },
    schema: { tags: ['family'], body: NewGeneralEnquiry, response: { 201: EnquiryForFamily } },
    handler: async (request, reply) => {
      const ctx = request.familyContext()
      const { body } = request
      return reply.code(201).send(await askInGeneral(ctx, council, body, attached(ctx, body.files)))
    },
  })

  app.route({
    method: 'POST',
    url: '/api/family/enquiries/:enquiryId/messages',
    config: { access: 'family' },
    schema: {
      tags: ['family'],
      params: EnquiryParams,
      body: NewMessage,
      response: { 201: EnquiryForFamily },
    },
    handler: async (request, reply) => {
      const ctx = request.familyContext()
      const { body, params } = request
      return reply
        .code(201)
        .send(await writeBack(ctx, council, params.enquiryId, body, attached(ctx, body.files)))
    },
  })

  app.route({
    method: 'POST',
    url: '/api/family/offered-answers',
    config: { access: 'family' },
    schema: { tags: ['family'], body: AnsweredBefore, response: { 204: z.null() } },
    handler: async (request, reply) => {
      await thatAnswersIt(request.familyContext(), request.body)
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'GET',
    url: '/api/family/school/pupils/:caseId/enquiries',
    config: { access: 'family' },
    schema: { tags: ['family'], params: CaseParams, response: { 200: SchoolEnquiries } },
    handler: async (request) => schoolEnquiries(request.familyContext(), request.params.caseId),
  })

  app.route({
    method: 'POST',
    url: '/api/family/school/pupils/:caseId/enquiries',
    config: { access: 'family' },
    schema: {
      tags: ['family'],
      params: CaseParams,
      body: NewSchoolEnquiry,
      response: { 201: EnquiryForFamily },
    },
    handler: async (request, reply) => {
      const ctx = request.familyContext()
      const { body, params } = request
      return reply
        .code(201)
        .send(await askAsSchool(ctx, council, params.caseId, body, attached(ctx, body.files)))
    },
  })

  app.route({
    method: 'POST',
    url: '/api/questions',
    config: {
      access: 'public',
      rateLimit: {
        max: options.strangersPerHour,
        timeWindow: '1 hour',
        keyGenerator: (request) => networkOf(request.ip),
      },
    },
    schema: { tags: ['public'], body: StrangersQuestion, response: { 202: StrangerAnswered } },
    handler: async (request, reply) =>
      reply.code(202).send(await askWithoutAccount(request.systemContext(), council, options, request.body)),
  })
}

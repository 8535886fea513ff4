import {
  type Council,
  LetterOfCaseParams,
  LetterParams,
  OpenedLetter,
  OpenedLetterForStaff,
} from '@send-hub/shared'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { KeptLetter } from './letters.store.ts'
import {
  letterForFamily,
  letterForStaff,
  type Opening,
  openLetterOfCase,
  openOwnLetter,
  requireMayGo,
} from './open-letter.ts'
import { drawLetter } from './pdf/draw-letter.ts'
import { postingRoutes } from './posting.routes.ts'

const openingBy = ({ method }: FastifyRequest): Opening => ({ isOnlyAsked: method === 'HEAD' })

/** Letters as they were sent. A family reads its own alone; nobody changes one. */
export const letterRoutes: FastifyPluginAsyncZod<{ council: Council }> = async (app, { council }) => {
  await app.register(postingRoutes)
  const sendPdf = async (reply: FastifyReply, { content, createdAt }: KeptLetter): Promise<FastifyReply> => {
    const { reference, sentOn } = content
    return reply
      .type('application/pdf')
      .header('content-disposition', `attachment; filename="letter-${reference}-${sentOn}.pdf"`)
      .send(await drawLetter(content, createdAt, council.colours))
  }

  app.route({
    method: 'GET',
    url: '/api/family/letters/:letterId',
    config: { access: 'family', secondFactor: true },
    schema: { tags: ['family'], params: LetterParams, response: { 200: OpenedLetter } },
    handler: async (request) =>
      letterForFamily(
        await openOwnLetter(request.familyContext(), request.params.letterId, openingBy(request)),
      ),
  })

  app.route({
    method: 'GET',
    url: '/api/family/letters/:letterId/pdf',
    config: { access: 'family', secondFactor: true },
    schema: { tags: ['family'], params: LetterParams },
    handler: async (request, reply) =>
      sendPdf(
        reply,
        await openOwnLetter(request.familyContext(), request.params.letterId, openingBy(request)),
      ),
  })

  app.route({
    method: 'GET',
    url: '/api/staff/cases/:caseId/letters/:letterId',
    config: { access: 'staff' },
    schema: { tags: ['staff'], params: LetterOfCaseParams, response: { 200: OpenedLetterForStaff } },
    handler: async (request) => {
      const { caseId, letterId } = request.params
      const ctx = request.staffContext()
      return letterForStaff(await openLetterOfCase(ctx, caseId, letterId, openingBy(request)), ctx.today)
    },
  })

  app.route({
    method: 'GET',
    url: '/api/staff/cases/:caseId/letters/:letterId/pdf',
    config: { access: 'staff' },
    schema: { tags: ['staff'], params: LetterOfCaseParams },
    handler: async (request, reply) => {
      const { caseId, letterId } = request.params
      const letter = await openLetterOfCase(request.staffContext(), caseId, letterId, openingBy(request))
      requireMayGo(letter)
      return sendPdf(reply, letter)
    },
  })
}

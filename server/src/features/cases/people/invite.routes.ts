import { InvitationMade, NewInvitation, PersonOfCaseParams } from '@send-hub/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { type InvitationSettings, inviteByStaff } from './invite.ts'

/** The letter with a code, for one person of a case. */
export const inviteRoutes: FastifyPluginAsyncZod<{ invitations: InvitationSettings }> = async (
  app,
  { invitations },
) => {
  app.route({
    method: 'POST',
    url: '/api/staff/cases/:caseId/people/:familyMemberId/invitation',
    config: { access: 'staff' },
    schema: {
      tags: ['staff'],
      params: PersonOfCaseParams,
      body: NewInvitation,
      response: { 201: InvitationMade },
    },
    handler: async (request, reply) => {
      const { caseId, familyMemberId } = request.params
      const made = await inviteByStaff(
        request.staffContext(),
        invitations,
        caseId,
        familyMemberId,
        request.body,
      )
      return reply.code(201).send(made)
    },
  })
}

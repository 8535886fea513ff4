import {
  AccessCompared,
  AccessGiven,
  AccessParams,
  CapacityParams,
  CapacityRecorded,
  CaseParams,
  ChangedAccess,
  EndedAccess,
  NewAccess,
  NewCapacityDecision,
  PeopleFound,
  PeopleOfCase,
  PersonSearch,
  PupilLeft,
} from '@send-hub/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { likePattern } from '../../../platform/db/like-pattern.ts'
import { recordAudit } from '../../audit/index.ts'
import { changeAccess } from './change-access.ts'
import { decideCapacity, endCapacityDecision } from './decide-capacity.ts'
import { endAccess, pupilLeft } from './end-access.ts'
import { compareAccess, giveAccess } from './give-access.ts'
import { findPeople } from './people.store.ts'
import { readPeopleOfCase } from './people-of-case.ts'

const tags = ['staff']

/** Who may see a case: by staff, after they checked who somebody is. */
export const peopleRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/staff/cases/:caseId/people',
    config: { access: 'staff' },
    schema: { tags, params: CaseParams, response: { 200: PeopleOfCase } },
    handler: async (request) => readPeopleOfCase(request.staffContext(), request.params.caseId),
  })

  app.route({
    method: 'POST',
    url: '/api/staff/people/find',
    config: { access: 'staff' },
    schema: { tags, body: PersonSearch, response: { 200: PeopleFound } },
    handler: async (request) => {
      const { query } = request.body
      const ctx = request.staffContext()
      return ctx.tx(async (tx) => {
        const items = await findPeople(tx, query, likePattern(query))
        // The list confirms an address that was typed whole: whom it named is kept, what was typed is not.
        await recordAudit(tx, ctx, {
          ...{ action: 'people-searched', subjectKind: 'family-member', subjectId: null },
          details: { found: items.map(({ id }) => id) },
        })
        return { items }
      })
    },
  })

  app.route({
    method: 'POST',
    url: '/api/staff/cases/:caseId/people/compare',
    config: { access: 'staff' },
    schema: { tags, params: CaseParams, body: NewAccess, response: { 200: AccessCompared } },
    handler: async (request) => compareAccess(request.staffContext(), request.params.caseId, request.body),
  })

  app.route({
    method: 'POST',
    url: '/api/staff/cases/:caseId/people',
    config: { access: 'staff' },
    schema: { tags, params: CaseParams, body: NewAccess, response: { 201: AccessGiven } },
    handler: async (request, reply) =>
      reply.code(201).send(await giveAccess(request.staffContext(), request.params.caseId, request.body)),
  })

  app.route({
    method: 'POST',
    url: '/api/staff/cases/:caseId/access/:accessId/change',
    config: { access: 'staff' },
    schema: { tags, params: AccessParams, body: ChangedAccess, response: { 200: AccessGiven } },
    handler: async (request) => {
      const { caseId, accessId } = request.params
      return changeAccess(request.staffContext(), caseId, accessId, request.body)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/staff/cases/:caseId/access/:accessId/end',
    config: { access: 'staff' },
    schema: { tags, params: AccessParams, body: EndedAccess, response: { 204: z.null() } },
    handler: async (request, reply) => {
      const { caseId, accessId } = request.params
      await endAccess(request.staffContext(), caseId, accessId, request.body)
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/staff/cases/:caseId/pupil-left',
    config: { access: 'staff' },
    schema: { tags, params: CaseParams, response: { 200: PupilLeft } },
    handler: async (request) => pupilLeft(request.staffContext(), request.params.caseId),
  })

  app.route({
    method: 'POST',
    url: '/api/staff/cases/:caseId/capacity',
    config: { access: 'staff' },
    schema: { tags, params: CaseParams, body: NewCapacityDecision, response: { 201: CapacityRecorded } },
    handler: async (request, reply) =>
      reply.code(201).send(await decideCapacity(request.staffContext(), request.params.caseId, request.body)),
  })

  app.route({
    method: 'POST',
    url: '/api/staff/cases/:caseId/capacity/:decisionId/end',
    config: { access: 'staff' },
    schema: { tags, params: CapacityParams, response: { 204: z.null() } },
    handler: async (request, reply) => {
      const { caseId, decisionId } = request.params
      await endCapacityDecision(request.staffContext(), caseId, decisionId)
      return reply.code(204).send(null)
    },
  })
}

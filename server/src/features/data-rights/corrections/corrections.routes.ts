import {
  CaseParams,
  CorrectionForStaff,
  CorrectionParams,
  CorrectionsForFamily,
  CorrectionsForStaff,
  DecideCorrection,
  NewRecordCorrection,
  Paging,
  StaffCorrection,
} from '@send-hub/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { notFound } from '../../../platform/errors.ts'
import { askForCorrection, correctionsForFamily } from './ask-for-correction.ts'
import { findChildOfCase, findCorrection, listOfCase, listWaiting } from './corrections.store.ts'
import { correctAsStaff, decideCorrection } from './decide-correction.ts'

/** What is wrong in the record: asked by families, decided by staff. */
export const correctionRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/family/cases/:caseId/record-corrections',
    config: { access: 'family' },
    schema: { tags: ['family'], params: CaseParams, response: { 200: CorrectionsForFamily } },
    handler: async (request) => correctionsForFamily(request.familyContext(), request.params.caseId),
  })

  app.route({
    method: 'POST',
    url: '/api/family/cases/:caseId/record-corrections',
    config: { access: 'family' },
    schema: {
      tags: ['family'],
      params: CaseParams,
      body: NewRecordCorrection,
      response: { 201: CorrectionsForFamily },
    },
    handler: async (request, reply) => {
      const asked = await askForCorrection(request.familyContext(), request.params.caseId, request.body)
      return reply.code(201).send(asked)
    },
  })

  app.route({
    method: 'GET',
    url: '/api/staff/corrections',
    config: { access: 'staff' },
    schema: { tags: ['staff'], querystring: Paging, response: { 200: CorrectionsForStaff } },
    handler: async (request) => request.staffContext().tx((tx) => listWaiting(tx, request.query)),
  })

  app.route({
    method: 'GET',
    url: '/api/staff/corrections/:correctionId',
    config: { access: 'staff' },
    schema: { tags: ['staff'], params: CorrectionParams, response: { 200: CorrectionForStaff } },
    handler: async (request) =>
      request.staffContext().tx(async (tx) => {
        const found = await findCorrection(tx, request.params.correctionId)
        if (!found) throw notFound()
        return found
      }),
  })

  app.route({
    method: 'POST',
    url: '/api/staff/corrections/:correctionId/decision',
    config: { access: 'staff' },
    schema: {
      tags: ['staff'],
      params: CorrectionParams,
      body: DecideCorrection,
      response: { 200: CorrectionForStaff },
    },
    handler: async (request) =>
      decideCorrection(request.staffContext(), request.params.correctionId, request.body),
  })

  app.route({
    method: 'GET',
    url: '/api/staff/cases/:caseId/record-corrections',
    config: { access: 'staff' },
    schema: { tags: ['staff'], params: CaseParams, response: { 200: CorrectionsForStaff } },
    handler: async (request) =>
      request.staffContext().tx(async (tx) => {
        const { caseId } = request.params
        if (!(await findChildOfCase(tx, caseId))) throw notFound()
        const items = await listOfCase(tx, caseId)
        return { items, total: items.length }
      }),
  })

  app.route({
    method: 'POST',
    url: '/api/staff/cases/:caseId/record-corrections',
    config: { access: 'staff' },
    schema: { tags: ['staff'], params: CaseParams, body: StaffCorrection, response: { 204: z.null() } },
    handler: async (request, reply) => {
      await correctAsStaff(request.staffContext(), request.params.caseId, request.body)
      return reply.code(204).send(null)
    },
  })
}

import {
  Alike,
  AlikeSearch,
  CaseForStaff,
  CaseOpened,
  CaseParams,
  CorrectionChecked,
  CorrectionToCheck,
  type Council,
  NewCase,
  NewCorrection,
  NewOfficer,
  NewRecord,
} from '@send-hub/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { EnquiriesOfCase } from '../case-for-staff.ts'
import { assignOfficer } from './assign-officer.ts'
import { checkCorrection, correctEvent } from './correct-event.ts'
import { findAlike } from './find-alike.ts'
import { openCase } from './open-case.ts'
import { recordFact } from './record-fact.ts'

/** What staff do with a case besides moving it along. */
export const actRoutes: FastifyPluginAsyncZod<{
  council: Council
  enquiriesForStaff: EnquiriesOfCase
}> = async (app, { council, enquiriesForStaff }) => {
  app.route({
    method: 'POST',
    url: '/api/staff/cases',
    config: { access: 'staff' },
    schema: { tags: ['staff'], body: NewCase, response: { 201: CaseOpened } },
    handler: async (request, reply) =>
      reply.code(201).send(await openCase(request.staffContext(), council, request.body)),
  })

  app.route({
    method: 'POST',
    url: '/api/staff/cases/alike',
    config: { access: 'staff' },
    schema: { tags: ['staff'], body: AlikeSearch, response: { 200: Alike } },
    handler: async (request) => findAlike(request.staffContext(), request.body),
  })

  app.route({
    method: 'POST',
    url: '/api/staff/cases/:caseId/records',
    config: { access: 'staff' },
    schema: { tags: ['staff'], params: CaseParams, body: NewRecord, response: { 200: CaseForStaff } },
    handler: async (request) =>
      recordFact(request.staffContext(), council, enquiriesForStaff, request.params.caseId, request.body),
  })

  app.route({
    method: 'POST',
    url: '/api/staff/cases/:caseId/corrections',
    config: { access: 'staff' },
    schema: { tags: ['staff'], params: CaseParams, body: NewCorrection, response: { 200: CaseForStaff } },
    handler: async (request) =>
      correctEvent(request.staffContext(), council, enquiriesForStaff, request.params.caseId, request.body),
  })

  app.route({
    method: 'POST',
    url: '/api/staff/cases/:caseId/corrections/check',
    config: { access: 'staff' },
    schema: {
      tags: ['staff'],
      params: CaseParams,
      body: CorrectionToCheck,
      response: { 200: CorrectionChecked },
    },
    handler: async (request) => checkCorrection(request.staffContext(), request.params.caseId, request.body),
  })

  app.route({
    method: 'POST',
    url: '/api/staff/cases/:caseId/officer',
    config: { access: 'staff' },
    schema: { tags: ['staff'], params: CaseParams, body: NewOfficer, response: { 200: CaseForStaff } },
    handler: async (request) =>
      assignOfficer(request.staffContext(), council, enquiriesForStaff, request.params.caseId, request.body),
  })
}

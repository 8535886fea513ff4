import {
  CaseForStaff,
  CaseParams,
  type Council,
  NewCorrection,
  NewOfficer,
  NewRecord,
} from '@send-hub/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { EnquiriesOfCase } from '../case-for-staff.ts'
import { assignOfficer } from './assign-officer.ts'
import { correctEvent } from './correct-event.ts'
import { recordFact } from './record-fact.ts'

/** What staff do with a case besides moving it along. */
export const actRoutes: FastifyPluginAsyncZod<{
  council: Council
  enquiriesForStaff: EnquiriesOfCase
}> = async (app, { council, enquiriesForStaff }) => {
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
    url: '/api/staff/cases/:caseId/officer',
    config: { access: 'staff' },
    schema: { tags: ['staff'], params: CaseParams, body: NewOfficer, response: { 200: CaseForStaff } },
    handler: async (request) =>
      assignOfficer(request.staffContext(), council, enquiriesForStaff, request.params.caseId, request.body),
  })
}

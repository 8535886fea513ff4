import {
  BulkAsked,
  BulkOrder,
  BulkPreview,
  BulkResult,
  Caseload,
  CaseloadOfficers,
  CaseloadScope,
  CaseloadSearch,
  PhaseBoard,
  ReviewMonths,
} from '@send-hub/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { readCaseloadOfficers } from './caseload-officers.ts'
import { readPhaseBoard } from './phase-board.ts'
import { previewBulk } from './preview-bulk.ts'
import { readCaseload } from './read-caseload.ts'
import { readReviewMonths } from './review-months.ts'
import { runBulk } from './run-bulk.ts'

const access = { staff: true, service: 'cases:read' } as const
const tags = ['staff']

/** What there is to do, on whose cases: for staff, and for other systems with a token. */
export const caseloadRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/staff/caseload',
    config: { access },
    schema: { tags, querystring: CaseloadSearch, response: { 200: Caseload } },
    handler: async (request) => readCaseload(request.staffContext(), request.query),
  })

  app.route({
    method: 'GET',
    url: '/api/staff/caseload/officers',
    config: { access },
    schema: { tags, querystring: CaseloadScope, response: { 200: CaseloadOfficers } },
    handler: async (request) => readCaseloadOfficers(request.staffContext(), request.query),
  })

  app.route({
    method: 'GET',
    url: '/api/staff/caseload/reviews',
    config: { access },
    schema: { tags, querystring: CaseloadScope, response: { 200: ReviewMonths } },
    handler: async (request) => readReviewMonths(request.staffContext(), request.query),
  })

  app.route({
    method: 'GET',
    url: '/api/staff/caseload/phase',
    config: { access },
    schema: { tags, querystring: CaseloadScope, response: { 200: PhaseBoard } },
    handler: async (request) => readPhaseBoard(request.staffContext(), request.query),
  })

  app.route({
    method: 'POST',
    url: '/api/staff/caseload/bulk/preview',
    config: { access: 'staff' },
    schema: { tags, body: BulkAsked, response: { 200: BulkPreview } },
    handler: async (request) => previewBulk(request.staffContext(), request.body),
  })

  app.route({
    method: 'POST',
    url: '/api/staff/caseload/bulk',
    config: { access: 'staff' },
    schema: { tags, body: BulkOrder, response: { 200: BulkResult } },
    handler: async (request) =>
      runBulk(request.staffContext(), request.body, (error) => request.log.error({ err: error }, 'internal')),
  })
}

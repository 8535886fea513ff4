import {
  CaseloadReport,
  EnquiriesReport,
  Month,
  ReportName,
  RequestsReport,
  ReviewsReport,
  TimelinessReport,
} from '@send-hub/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { auditRoutes } from './audit/audit.routes.ts'
import { runReport } from './run-report.ts'

export const reportRoutes: FastifyPluginAsyncZod = async (app) => {
  await app.register(auditRoutes)

  app.route({
    method: 'GET',
    url: '/api/staff/reports/:name',
    config: { access: { staff: true, service: 'reports:read' } },
    schema: {
      tags: ['reports'],
      params: z.object({ name: ReportName }),
      querystring: z.object({
        year: z.coerce.number().int().min(2014).max(2100).optional(),
        /** Of `caseload`: the last of its six month ends. Of `enquiries`: that month. The others count a calendar year. */
        month: Month.optional(),
      }),
      response: {
        200: z.union([TimelinessReport, RequestsReport, CaseloadReport, ReviewsReport, EnquiriesReport]),
      },
    },
    handler: async (request) =>
      runReport(request.staffContext(), request.params.name, request.query.year, request.query.month),
  })
}

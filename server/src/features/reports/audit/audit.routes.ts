import { AuditEntries, AuditFound, AuditLookup, AuditPeople, AuditSearch } from '@send-hub/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { exportAudit, lookUpForAudit, peopleForAudit, searchAudit } from './search-audit.ts'

const config = { access: { power: 'data-protection' } } as const
const tags = ['staff']

/** Who did what: for data protection staff alone. */
export const auditRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/staff/audit',
    config,
    schema: { tags, querystring: AuditSearch, response: { 200: AuditEntries } },
    handler: async (request) => searchAudit(request.staffContext(), request.query),
  })

  app.route({
    method: 'GET',
    url: '/api/staff/audit/export',
    config,
    schema: { tags, querystring: AuditSearch, response: { 200: AuditEntries } },
    handler: async (request) => exportAudit(request.staffContext(), request.query),
  })

  app.route({
    method: 'GET',
    url: '/api/staff/audit/people',
    config,
    schema: { tags, querystring: AuditSearch, response: { 200: AuditPeople } },
    handler: async (request) => peopleForAudit(request.staffContext(), request.query),
  })

  app.route({
    method: 'POST',
    url: '/api/staff/audit/lookups',
    config,
    schema: { tags, body: AuditLookup, response: { 200: AuditFound } },
    handler: async (request) => lookUpForAudit(request.staffContext(), request.body),
  })
}

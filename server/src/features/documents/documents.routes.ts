import fastifyMultipart from '@fastify/multipart'
import {
  CaseParams,
  DocumentParams,
  DocumentSaved,
  DocumentsSearch,
  DocumentsToRead,
  ReleaseDocument,
} from '@send-hub/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { receiveUpload, uploadLimits } from '../../platform/http/receive-upload.ts'
import { serveFile } from '../../platform/http/serve-file.ts'
import { addStaffDocument, sendEvidence } from './add-document.ts'
import type { DocumentOptions } from './document-options.ts'
import { documentsToRead } from './documents-to-read.ts'
import { readAsFamily, readAsStaff } from './read-document.ts'
import { releaseDocument, withdrawDocument } from './release-document.ts'

const upload = { takesFile: true } as const

export const documentRoutes: FastifyPluginAsyncZod<DocumentOptions> = async (app, options) => {
  const { files, maxUploadBytes } = options
  await app.register(fastifyMultipart, {
    limits: { ...uploadLimits, fileSize: maxUploadBytes },
    throwFileSizeLimit: false,
  })

  app.route({
    method: 'POST',
    url: '/api/family/cases/:caseId/documents',
    config: { access: 'family', ...upload },
    schema: {
      tags: ['family'],
      description: 'multipart/form-data with the fields "title" and "file".',
      consumes: ['multipart/form-data'],
      params: CaseParams,
      response: { 201: DocumentSaved },
    },
    handler: async (request, reply) => {
      const receive = () => receiveUpload(request, files)
      const saved = await sendEvidence(request.familyContext(), options, request.params.caseId, receive)
      return reply.code(201).send(saved)
    },
  })

  app.route({
    method: 'GET',
    url: '/api/family/documents/:documentId/content',
    config: { access: 'family', secondFactor: true },
    schema: { tags: ['family'], params: DocumentParams.pick({ documentId: true }) },
    handler: async (request, reply) => {
      const { documentId } = request.params
      const reading = { files, documentId, isOnlyAsked: request.method === 'HEAD' }
      return serveFile(reply, await readAsFamily(request.familyContext(), reading))
    },
  })

  app.route({
    method: 'GET',
    url: '/api/staff/documents',
    config: { access: 'staff' },
    schema: { tags: ['staff'], querystring: DocumentsSearch, response: { 200: DocumentsToRead } },
    handler: async (request) => documentsToRead(request.staffContext(), request.query),
  })

  app.route({
    method: 'POST',
    url: '/api/staff/cases/:caseId/documents',
    config: { access: 'staff', ...upload },
    schema: {
      tags: ['staff'],
      description: 'multipart/form-data with the fields "title", "kind", "fromId", "cameBy" and "file".',
      consumes: ['multipart/form-data'],
      params: CaseParams,
      response: { 201: DocumentSaved },
    },
    handler: async (request, reply) => {
      const receive = () => receiveUpload(request, files)
      const saved = await addStaffDocument(request.staffContext(), options, request.params.caseId, receive)
      return reply.code(201).send(saved)
    },
  })

  app.route({
    method: 'GET',
    url: '/api/staff/cases/:caseId/documents/:documentId/content',
    config: { access: 'staff' },
    schema: { tags: ['staff'], params: DocumentParams },
    handler: async (request, reply) => {
      const { caseId, documentId } = request.params
      const reading = { files, documentId, isOnlyAsked: request.method === 'HEAD' }
      return serveFile(reply, await readAsStaff(request.staffContext(), caseId, reading))
    },
  })

  app.route({
    method: 'POST',
    url: '/api/staff/cases/:caseId/documents/:documentId/release',
    config: { access: 'staff' },
    schema: { tags: ['staff'], params: DocumentParams, body: ReleaseDocument, response: { 204: z.null() } },
    handler: async (request, reply) => {
      const { caseId, documentId } = request.params
      await releaseDocument(request.staffContext(), options, caseId, documentId, request.body)
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'POST',
    url: '/api/staff/cases/:caseId/documents/:documentId/withdraw',
    config: { access: 'staff' },
    schema: { tags: ['staff'], params: DocumentParams, response: { 204: z.null() } },
    handler: async (request, reply) => {
      const { caseId, documentId } = request.params
      await withdrawDocument(request.staffContext(), options, caseId, documentId)
      return reply.code(204).send(null)
    },
  })
}

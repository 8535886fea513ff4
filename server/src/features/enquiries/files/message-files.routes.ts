import fastifyMultipart from '@fastify/multipart'
import {
  EnquiryParams,
  MessageFileAdded,
  MessageFileForFamily,
  MessageFileForStaff,
  MessageFileParams,
  MessageFileQuery,
  maxFilesOfMessage,
  StagedFiles,
} from '@send-hub/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { receiveUploads, uploadLimits } from '../../../platform/http/receive-upload.ts'
import { serveFile } from '../../../platform/http/serve-file.ts'
import { addScan } from '../phone/add-scan.ts'
import type { MessageFileOptions } from './file-options.ts'
import { oneFileForFamily, oneFileForStaff } from './files-in-thread.ts'
import { addAnswerFile, dropAnswerFile } from './files-of-answer.ts'
import { readAsFamily, readAsStaff } from './read-message-file.ts'
import { stageFiles, tooManyFiles } from './stage-files.ts'

/** The words of a message travel in the same form: 20,000 characters of up to four bytes. */
const longestField = 100_000
const mostFiles = { field: 'files', count: maxFilesOfMessage, tooMany: tooManyFiles }
const FileOfThreadParams = EnquiryParams.extend(MessageFileParams.shape)
const oneFile = { field: 'file', count: 1, tooMany: 'Send one file at a time' }

export const messageFileRoutes: FastifyPluginAsyncZod<MessageFileOptions> = async (app, options) => {
  const { files, maxUploadBytes } = options
  await app.register(fastifyMultipart, {
    limits: {
      ...uploadLimits,
      ...{
        fieldSize: longestField,
        fields: 20,
        files: maxFilesOfMessage + 1,
        parts: 30,
        fileSize: maxUploadBytes,
      },
    },
    throwFileSizeLimit: false,
  })

  app.route({
    method: 'POST',
    url: '/api/family/message-files',
    config: { access: 'family', takesFile: true },
    schema: {
      tags: ['family'],
      description: `multipart/form-data with up to ${maxFilesOfMessage} files in the field "files"; all else is left aside.`,
      consumes: ['multipart/form-data'],
      response: { 201: StagedFiles },
    },
    handler: async (request, reply) => {
      const receive = () => receiveUploads(request, files, mostFiles)
      return reply.code(201).send(await stageFiles(request.familyContext(), options, receive))
    },
  })

  app.route({
    method: 'GET',
    url: '/api/family/message-files/:fileId',
    config: { access: 'family', secondFactor: true },
    schema: { tags: ['family'], params: MessageFileParams },
    handler: async (request, reply) => {
      const { fileId } = request.params
      const reading = { files, fileId, isOnlyAsked: request.method === 'HEAD' }
      return serveFile(reply, await readAsFamily(request.familyContext(), reading))
    },
  })

  app.route({
    method: 'GET',
    url: '/api/family/enquiries/:enquiryId/message-files/:fileId',
    config: { access: 'family' },
    schema: { tags: ['family'], params: FileOfThreadParams, response: { 200: MessageFileForFamily } },
    handler: async (request) => oneFileForFamily(request.familyContext(), request.params),
  })

  app.route({
    method: 'GET',
    url: '/api/staff/enquiries/:enquiryId/message-files/:fileId',
    config: { access: 'staff' },
    schema: { tags: ['staff'], params: FileOfThreadParams, response: { 200: MessageFileForStaff } },
    handler: async (request) => oneFileForStaff(request.staffContext(), request.params),
  })

  app.route({
    method: 'GET',
    url: '/api/staff/message-files/:fileId',
    config: { access: 'staff' },
    schema: { tags: ['staff'], params: MessageFileParams, querystring: MessageFileQuery },
    handler: async (request, reply) => {
      const { fileId } = request.params
      const isWarned = request.query.warned === 'yes'
      const reading = { files, fileId, isWarned, isOnlyAsked: request.method === 'HEAD' }
      return serveFile(reply, await readAsStaff(request.staffContext(), reading))
    },
  })

  app.route({
    method: 'POST',
    url: '/api/staff/enquiries/:enquiryId/message-files',
    config: { access: 'staff', takesFile: true },
    schema: {
      tags: ['staff'],
      description: 'multipart/form-data with the field "file": chosen for an answer that is not sent yet.',
      consumes: ['multipart/form-data'],
      params: EnquiryParams,
      response: { 201: MessageFileAdded },
    },
    handler: async (request, reply) => {
      const received = await receiveUploads(request, files, oneFile)
      const { enquiryId } = request.params
      return reply
        .code(201)
        .send(await addAnswerFile(request.staffContext(), options, enquiryId, received.files[0]))
    },
  })

  app.route({
    method: 'POST',
    url: '/api/staff/enquiries/:enquiryId/messages/:messageId/scan',
    config: { access: 'staff', takesFile: true },
    schema: {
      tags: ['staff'],
      description:
        'multipart/form-data with the field "file": the letter that a message was written down from.',
      consumes: ['multipart/form-data'],
      params: EnquiryParams.extend({ messageId: z.uuid() }),
      response: { 201: MessageFileAdded },
    },
    handler: async (request, reply) => {
      const received = await receiveUploads(request, files, oneFile)
      return reply
        .code(201)
        .send(await addScan(request.staffContext(), options, request.params, received.files[0]))
    },
  })

  app.route({
    method: 'POST',
    url: '/api/staff/enquiries/:enquiryId/message-files/:fileId/drop',
    config: { access: 'staff' },
    schema: {
      tags: ['staff'],
      params: FileOfThreadParams,
      response: { 204: z.null() },
    },
    handler: async (request, reply) => {
      const { enquiryId, fileId } = request.params
      await dropAnswerFile(request.staffContext(), enquiryId, fileId)
      return reply.code(204).send(null)
    },
  })
}

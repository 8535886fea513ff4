import {
  AdviceArrived,
  AdviceContact,
  AdviceParams,
  CancelAdvice,
  CaseForStaff,
  CaseParams,
  type Council,
  NewAdviceChase,
  NewAdviceRequests,
  NewSettingsAsked,
  SettingAnswered,
  SettingParams,
  UndoArrival,
} from '@send-hub/shared'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { EnquiriesOfCase } from '../case-for-staff.ts'
import type { BoardDesk } from './act-on-board.ts'
import { askForAdvice } from './ask-for-advice.ts'
import { consultSettings, recordSettingAnswer } from './consult-settings.ts'
import {
  cancelAdvice,
  chaseAdvice,
  recordArrival,
  setAdviceContact,
  undoArrival,
} from './follow-up-advice.ts'

/** The advice board of a case: what was asked of whom, what came, what was done about the late ones. Staff only. */
export const adviceRoutes: FastifyPluginAsyncZod<{
  council: Council
  enquiriesForStaff: EnquiriesOfCase
}> = async (app, { council, enquiriesForStaff }) => {
  const url = '/api/staff/cases/:caseId'
  const open = {
    method: 'POST',
    config: { access: 'staff' },
  } as const
  const answers = { tags: ['staff'], response: { 200: CaseForStaff } }
  const deskOf = (request: FastifyRequest, caseId: string): BoardDesk => ({
    ...{ ctx: request.staffContext(), council, enquiries: enquiriesForStaff, caseId },
  })

  app.route({
    ...open,
    url: `${url}/advice`,
    schema: { ...answers, params: CaseParams, body: NewAdviceRequests },
    handler: async (request) => askForAdvice(deskOf(request, request.params.caseId), request.body),
  })

  app.route({
    ...open,
    url: `${url}/advice/:adviceId/arrived`,
    schema: { ...answers, params: AdviceParams, body: AdviceArrived },
    handler: async (request) => {
      const { caseId, adviceId } = request.params
      return recordArrival(deskOf(request, caseId), adviceId, request.body)
    },
  })

  app.route({
    ...open,
    url: `${url}/advice/:adviceId/not-arrived`,
    schema: { ...answers, params: AdviceParams, body: UndoArrival },
    handler: async (request) => {
      const { caseId, adviceId } = request.params
      return undoArrival(deskOf(request, caseId), adviceId, request.body)
    },
  })

  app.route({
    ...open,
    url: `${url}/advice/:adviceId/chases`,
    schema: { ...answers, params: AdviceParams, body: NewAdviceChase },
    handler: async (request) => {
      const { caseId, adviceId } = request.params
      return chaseAdvice(deskOf(request, caseId), adviceId, request.body)
    },
  })

  app.route({
    ...open,
    url: `${url}/advice/:adviceId/contact`,
    schema: { ...answers, params: AdviceParams, body: AdviceContact },
    handler: async (request) => {
      const { caseId, adviceId } = request.params
      return setAdviceContact(deskOf(request, caseId), adviceId, request.body)
    },
  })

  app.route({
    ...open,
    url: `${url}/advice/:adviceId/cancel`,
    schema: { ...answers, params: AdviceParams, body: CancelAdvice },
    handler: async (request) => {
      const { caseId, adviceId } = request.params
      return cancelAdvice(deskOf(request, caseId), adviceId, request.body)
    },
  })

  app.route({
    ...open,
    url: `${url}/settings`,
    schema: { ...answers, params: CaseParams, body: NewSettingsAsked },
    handler: async (request) => consultSettings(deskOf(request, request.params.caseId), request.body),
  })

  app.route({
    ...open,
    url: `${url}/settings/:settingId/answer`,
    schema: { ...answers, params: SettingParams, body: SettingAnswered },
    handler: async (request) => {
      const { caseId, settingId } = request.params
      return recordSettingAnswer(deskOf(request, caseId), settingId, request.body)
    },
  })
}

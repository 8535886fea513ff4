import {
  AbsenceParams,
  AbsenceRecorded,
  Absences,
  BulkEnquiries,
  BulkEnquiriesResult,
  ChangedSavedView,
  ChangedTurns,
  type Council,
  NewAbsence,
  NewSavedView,
  NextTaken,
  QueueCounts,
  QueueCountsQuery,
  SavedViewParams,
  SavedViews,
  SharedOut,
  ShareOut,
  StaffTaskParams,
  StaffTasks,
  TaskDone,
  TaskSearch,
  TeamLoad,
  TeamMemberParams,
} from '@send-hub/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { endAbsence, listAbsences, recordAbsence } from './absences.ts'
import { previewBulk, runBulk } from './bulk.ts'
import { queueCounts } from './queue-counts.ts'
import { changeView, deleteView, listSavedViews, saveView } from './saved-views.ts'
import { shareOut } from './share-out.ts'
import { takeNext } from './take-next.ts'
import { endTaskBy, listTasks } from './tasks.ts'
import { changeTurns, readTeamLoad } from './team-load.ts'

const tags = ['staff']
const config = { access: 'staff' as const }
const nothing = { 204: z.null() }
const MadeWithId = z.object({ id: z.uuid() })

/** The queue as a whole: its counts and views, who gets what, who is away, and the tasks beside it. */
export const queueRoutes: FastifyPluginAsyncZod<{ council: Council }> = async (app, { council }) => {
  app.route({
    method: 'GET',
    url: '/api/staff/enquiries/counts',
    config,
    schema: { tags, querystring: QueueCountsQuery, response: { 200: QueueCounts } },
    handler: (request) => queueCounts(request.staffContext(), request.query.queue),
  })
  app.route({
    method: 'POST',
    url: '/api/staff/enquiries/take-next',
    config,
    schema: { tags, response: { 200: NextTaken } },
    handler: (request) => takeNext(request.staffContext()),
  })
  app.route({
    method: 'POST',
    url: '/api/staff/enquiries/share-out',
    config,
    schema: { tags, body: ShareOut, response: { 200: SharedOut } },
    handler: (request) => shareOut(request.staffContext(), request.body.team),
  })

  app.route({
    method: 'POST',
    url: '/api/staff/enquiries/bulk/preview',
    config,
    schema: { tags, body: BulkEnquiries, response: { 200: BulkEnquiriesResult } },
    handler: (request) => previewBulk(request.staffContext(), council, request.body),
  })
  app.route({
    method: 'POST',
    url: '/api/staff/enquiries/bulk',
    config,
    schema: { tags, body: BulkEnquiries, response: { 200: BulkEnquiriesResult } },
    handler: (request) => runBulk(request.staffContext(), council, request.body),
  })

  app.route({
    method: 'GET',
    url: '/api/staff/saved-views',
    config,
    schema: { tags, response: { 200: SavedViews } },
    handler: (request) => listSavedViews(request.staffContext()),
  })
  app.route({
    method: 'POST',
    url: '/api/staff/saved-views',
    config,
    schema: { tags, body: NewSavedView, response: { 201: MadeWithId } },
    handler: async (request, reply) =>
      reply.code(201).send(await saveView(request.staffContext(), request.body)),
  })
  app.route({
    method: 'POST',
    url: '/api/staff/saved-views/:viewId',
    config,
    schema: { tags, params: SavedViewParams, body: ChangedSavedView, response: nothing },
    handler: async (request, reply) => {
      await changeView(request.staffContext(), request.params.viewId, request.body)
      return reply.code(204).send(null)
    },
  })
  app.route({
    method: 'DELETE',
    url: '/api/staff/saved-views/:viewId',
    config,
    schema: { tags, params: SavedViewParams, response: nothing },
    handler: async (request, reply) => {
      await deleteView(request.staffContext(), request.params.viewId)
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'GET',
    url: '/api/staff/absences',
    config,
    schema: { tags, response: { 200: Absences } },
    handler: (request) => listAbsences(request.staffContext()),
  })
  app.route({
    method: 'POST',
    url: '/api/staff/absences',
    config,
    schema: { tags, body: NewAbsence, response: { 201: AbsenceRecorded } },
    handler: async (request, reply) =>
      reply.code(201).send(await recordAbsence(request.staffContext(), request.body)),
  })
  app.route({
    method: 'POST',
    url: '/api/staff/absences/:absenceId/end',
    config,
    schema: { tags, params: AbsenceParams, response: nothing },
    handler: async (request, reply) => {
      await endAbsence(request.staffContext(), request.params.absenceId)
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'GET',
    url: '/api/staff/team',
    config,
    schema: { tags, response: { 200: TeamLoad } },
    handler: (request) => readTeamLoad(request.staffContext()),
  })
  app.route({
    method: 'POST',
    url: '/api/staff/team/:staffId',
    config,
    schema: { tags, params: TeamMemberParams, body: ChangedTurns, response: nothing },
    handler: async (request, reply) => {
      await changeTurns(request.staffContext(), request.params.staffId, request.body)
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'GET',
    url: '/api/staff/tasks',
    config,
    schema: { tags, querystring: TaskSearch, response: { 200: StaffTasks } },
    handler: (request) => listTasks(request.staffContext(), request.query),
  })
  app.route({
    method: 'POST',
    url: '/api/staff/tasks/:taskId/done',
    config,
    schema: { tags, params: StaffTaskParams, body: TaskDone, response: nothing },
    handler: async (request, reply) => {
      await endTaskBy(request.staffContext(), request.params.taskId, request.body.outcome)
      return reply.code(204).send(null)
    },
  })
}

import {
  CaseCards,
  CaseForFamily,
  CaseForStaff,
  CaseParams,
  CaseRows,
  CaseSearch,
  CaseStep,
  type Council,
  NewDelay,
} from '@send-hub/shared'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { FamilyContext } from '../../platform/context.ts'
import { type PagePart, readParts } from '../../platform/db/page-part.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { notFound } from '../../platform/errors.ts'
import { documentsForFamily } from '../documents/index.ts'
import { lettersForFamily } from '../letters/index.ts'
import { actRoutes } from './acts/acts.routes.ts'
import { adviceRoutes } from './advice/advice.routes.ts'
import { adviceForFamily } from './advice/advice.store.ts'
import { cardForFamily, caseForFamily } from './case-for-family.ts'
import { type EnquiriesOfCase, readCaseForStaff } from './case-for-staff.ts'
import { listCases } from './case-list.ts'
import { countPupilsOfSchool, findCaseOfFamily, listCasesOfFamily } from './cases.store.ts'
import { decisionLetterRoutes } from './decision-letters/index.ts'
import { draftOfPerson, draftOnCase, draftRoutes } from './draft/index.ts'
import { helperRoutes, seenByForFamily, seenByOnCase } from './helpers/index.ts'
import { lookedRoutes } from './looked/looked.routes.ts'
import { moveCase } from './move-case.ts'
import {
  type InvitationSettings,
  inviteRoutes,
  lockRoutes,
  peopleRoutes,
  restrictionRoutes,
} from './people/index.ts'
import { recordDelay } from './record-delay.ts'
import { rightsForFamily, rightsOfPerson, rightsRoutes } from './rights/index.ts'
import { schoolRoutes } from './school/index.ts'

/** What other features add to the pages of a case. */
export interface CaseRouteOptions {
  council: Council
  invitations: InvitationSettings
  enquiriesForStaff: EnquiriesOfCase
  enquiriesForFamily: PagePart<CaseForFamily['enquiries'], FamilyContext>
  offersSecondCheck: PagePart<boolean, FamilyContext>
  hasCorrectionAnswer: PagePart<boolean, FamilyContext>
  /** Answers waiting to be read, by case. */
  newRepliesForFamily(tx: Tx, ctx: FamilyContext): Promise<Map<string, number>>
  /** Takes the open enquiries of these cases from those who may not open them any more. */
  freeEnquiriesOf(tx: Tx, caseIds: readonly string[], ownerIds: readonly string[]): Promise<void>
  /** What is promised to someone who asks now. */
  askingNow(now: Date): NonNullable<CaseForFamily['asking']>
}

export const caseRoutes: FastifyPluginAsyncZod<CaseRouteOptions> = async (app, options) => {
  const { council, enquiriesForStaff } = options
  const partsForFamily = {
    advice: adviceForFamily,
    enquiries: options.enquiriesForFamily,
    documents: documentsForFamily,
    letters: lettersForFamily,
    seenBy: seenByForFamily,
    rights: rightsOfPerson,
    offersSecondCheck: options.offersSecondCheck,
    hasCorrectionAnswer: options.hasCorrectionAnswer,
    ...draftOfPerson,
  }
  await app.register(actRoutes, { council, enquiriesForStaff })
  await app.register(adviceRoutes, { council, enquiriesForStaff })
  await app.register(draftRoutes, { council, enquiriesForStaff })
  await app.register(decisionLetterRoutes, { council })
  await app.register(rightsRoutes)
  await app.register(lookedRoutes, { council })
  await app.register(schoolRoutes, { council })
  await app.register(peopleRoutes)
  await app.register(restrictionRoutes)
  await app.register(lockRoutes, { freeEnquiriesOf: options.freeEnquiriesOf })
  await app.register(inviteRoutes, { invitations: options.invitations })
  await app.register(helperRoutes, {
    helpers: { key: options.invitations.key, hubPhone: council.hub.phone },
  })

  app.route({
    method: 'GET',
    url: '/api/family/cases',
    config: { access: 'family' },
    schema: { tags: ['family'], response: { 200: CaseCards } },
    handler: async (request) => {
      const ctx = request.familyContext()
      return ctx.tx(async (tx) => {
        const records = await listCasesOfFamily(tx, ctx.actor.id, ctx.today)
        const newReplies = await options.newRepliesForFamily(tx, ctx)
        return {
          items: records.map((record) => cardForFamily(record, newReplies.get(record.id) ?? 0, ctx.today)),
          pupilCount: await countPupilsOfSchool(tx, ctx.actor.id, ctx.today),
        }
      })
    },
  })

  app.route({
    method: 'GET',
    url: '/api/family/cases/:caseId',
    config: { access: 'family' },
    schema: { tags: ['family'], params: CaseParams, response: { 200: CaseForFamily } },
    handler: async (request) => {
      const ctx = request.familyContext()
      const { caseId } = request.params
      return ctx.tx(async (tx) => {
        const record = await findCaseOfFamily(tx, ctx.actor.id, ctx.today, caseId)
        if (!record) throw notFound()
        const found = await readParts(tx, 'cases.parts-for-family', partsForFamily, ctx, caseId)
        const { advice, enquiries, documents, letters, offersSecondCheck, hasCorrectionAnswer } = found
        return {
          ...caseForFamily(record, advice, council, ctx.today),
          ...{ enquiries, documents, letters, offersSecondCheck, hasCorrectionAnswer },
          ...seenByOnCase(record, found.seenBy),
          draft: draftOnCase(record, found, ctx.today),
          rights: rightsForFamily(record, found.rights, ctx.today),
          asking: record.level === 'act' ? options.askingNow(ctx.now) : null,
        }
      })
    },
  })

  app.route({
    method: 'GET',
    url: '/api/staff/cases',
    config: { access: { staff: true, service: 'cases:read' } },
    schema: { tags: ['staff'], querystring: CaseSearch, response: { 200: CaseRows } },
    handler: async (request) => listCases(request.staffContext(), request.query),
  })

  app.route({
    method: 'GET',
    url: '/api/staff/cases/:caseId',
    config: { access: { staff: true, service: 'cases:read' } },
    schema: { tags: ['staff'], params: CaseParams, response: { 200: CaseForStaff } },
    handler: async (request) => {
      const ctx = request.staffContext()
      return ctx.tx((tx) => readCaseForStaff(tx, ctx, council, enquiriesForStaff, request.params.caseId))
    },
  })

  app.route({
    method: 'POST',
    url: '/api/staff/cases/:caseId/steps',
    config: { access: 'staff' },
    schema: { tags: ['staff'], params: CaseParams, body: CaseStep, response: { 200: CaseForStaff } },
    handler: async (request) =>
      moveCase(request.staffContext(), council, enquiriesForStaff, request.params.caseId, request.body),
  })

  app.route({
    method: 'POST',
    url: '/api/staff/cases/:caseId/delays',
    config: { access: 'staff' },
    schema: { tags: ['staff'], params: CaseParams, body: NewDelay, response: { 200: CaseForStaff } },
    handler: async (request) =>
      recordDelay(request.staffContext(), council, enquiriesForStaff, request.params.caseId, request.body),
  })
}

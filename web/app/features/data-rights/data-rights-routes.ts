import type { FastifyInstance } from 'fastify'
import type { PageRoute } from '../../lib/page.ts'
import type { StaffDesk } from '../../lib/staff-desk.ts'
import { familyCopyPages } from './copies-page.tsx'
import { addCopies } from './copies-routes.tsx'
import { familyCorrectPage } from './correct-pages.tsx'
import { addCorrections } from './corrections-routes.tsx'
import { addRetention } from './retention-routes.tsx'

export const familyDataRightsPages: readonly PageRoute[] = [familyCorrectPage, ...familyCopyPages]

export function addDataRights(app: FastifyInstance, desk: StaffDesk): void {
  addCorrections(app, desk)
  addCopies(app, desk)
  addRetention(app, desk)
}

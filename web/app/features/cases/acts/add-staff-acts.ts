import type { FastifyInstance } from 'fastify'
import type { StaffDesk } from '../../../lib/staff-desk.ts'
import { addAct } from './act-pages.ts'
import { correctionAct } from './correction-act.ts'
import { officerAct } from './officer-act.ts'
import { recordAct } from './record-act.ts'

/** What staff do with a case on pages of their own. */
export function addStaffActs(app: FastifyInstance, desk: StaffDesk): void {
  for (const act of [recordAct(desk), correctionAct(desk), officerAct(desk)]) addAct(app, desk, act)
}

import type { AccessRequestForStaff, Council, DecideItems, HeldItem } from '@send-hub/shared'
import { addDays } from '../../../platform/calendar/index.ts'
import type { StaffContext } from '../../../platform/context.ts'
import { asSystem } from '../../../platform/db/as-system.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { conflict, notFound } from '../../../platform/errors.ts'
import {
  findRequest,
  type ItemRow,
  keepDecisions,
  listDecisions,
  listRequests,
  type RequestForStaffRow,
  type RequestRow,
} from './copies.store.ts'
import { gatherHeld, type Held } from './gather.ts'
import { linesOf } from './plain-values.ts'
import { requireOpen, trace } from './record-access-request.ts'

/** How long answered requests stay in the list, in days. */
const listedDays = 90
/** Lists that only grow show so many of their entries on the page; the copy has all. */
const mostLines = 60

/** What every view of a request says. */
export function commonOf(row: RequestRow, { retention }: Pick<Council, 'retention'>) {
  const { id, reference, receivedOn, dueOn, extendedTo, extensionReason, releasedOn, closedOn, closedWhy } =
    row
  return {
    ...{ id, reference, receivedOn, dueOn, extendedTo, extensionReason, releasedOn, closedWhy },
    state: releasedOn ? ('released' as const) : closedOn ? ('closed' as const) : ('open' as const),
    copyUntil: row.storageKey && releasedOn ? addDays(releasedOn, retention.copyDays) : null,
  }
}

export async function listAccessRequests(ctx: StaffContext, council: Council) {
  const since = new Date(ctx.now.getTime() - listedDays * 24 * 60 * 60_000)
  const rows = await ctx.tx((tx) => listRequests(tx, since))
  return {
    items: rows.map((row) => ({
      ...commonOf(row, council),
      childName: row.childName,
      asksName: row.asksName,
    })),
  }
}

/** What is held, each with what was decided of it. */
export interface Reviewed extends Held {
  decision: 'include' | 'leave-out' | null
  decisionReason: string | null
}

/** As things stand now: a decision counts while the thing says what it said then. */
export async function reviewHeld(tx: Tx, request: RequestForStaffRow): Promise<Reviewed[]> {
  const { id, childId, personId, isYoungPerson, isRestricted } = request
  const held = await asSystem(tx, () =>
    gatherHeld(tx, { childId, personId, isRestricted: isRestricted && !isYoungPerson }),
  )
  const decisions = new Map((await listDecisions(tx, id)).map((made) => [keyOf(made), made]))
  return held.map((item) => {
    const made = decisions.get(keyOf(item))
    const holds = made && item.why !== null && made.digest === item.digest
    return { ...item, decision: holds ? made.decision : null, decisionReason: holds ? made.reason : null }
  })
}

const keyOf = ({ source, sourceId }: { source: string; sourceId: string }) => `${source}:${sourceId}`
export const isUndecided = ({ why, decision }: Reviewed) => why !== null && decision === null

/** The request with everything that is held, to be looked through. Reading it leaves a trace. @throws not-found */
export async function readAccessRequest(
  ctx: StaffContext,
  council: Council,
  id: string,
): Promise<AccessRequestForStaff> {
  return ctx.tx((tx) => readForStaff(tx, ctx, council, id))
}

async function readForStaff(
  tx: Tx,
  ctx: StaffContext,
  council: Council,
  id: string,
): Promise<AccessRequestForStaff> {
  const found = await findRequest(tx, id)
  if (!found) throw notFound()
  const common = commonOf(found, council)
  const held = common.state === 'open' ? await reviewHeld(tx, found) : []
  await trace(tx, ctx, 'access-request-read', id, found.caseId)
  const { childName, asksName, relationship, childView, isBarred, caseId } = found
  return {
    ...{ ...common, caseId, childName, asksName, relationship, childView, isBarred },
    undecided: held.filter(isUndecided).length,
    groups: [...Map.groupBy(held, ({ source }) => source)].map(([source, items]) => ({
      ...{ source, heading: items[0]?.heading ?? source, items: items.map(toHeldItem) },
    })),
  }
}

function toHeldItem(item: Reviewed): HeldItem {
  const { source, sourceId, why, decision, decisionReason, file, aboutName } = item
  const lines = linesOf(item)
  const more = lines.length - mostLines
  const says = more > 0 ? [...lines.slice(0, mostLines), { label: 'And', value: `${more} more` }] : lines
  return { source, sourceId, says, aboutName, fileName: file?.name ?? null, why, decision, decisionReason }
}

/**
 * Keeps what was decided about things that had to be looked at.
 * @throws not-found; conflict when the request is answered, or one of the things is gone or needs no decision
 */
export async function decideOnItems(
  ctx: StaffContext,
  council: Council,
  id: string,
  { items }: DecideItems,
): Promise<AccessRequestForStaff> {
  return ctx.tx(async (tx) => {
    const request = await requireOpen(tx, id)
    const held = new Map((await reviewHeld(tx, request)).map((item) => [keyOf(item), item]))
    const rows = items.map((made): ItemRow => {
      const item = held.get(keyOf(made))
      if (!item?.why) throw conflict('What is held has changed. Look at the page again.')
      const reason = made.decision === 'leave-out' ? (made.reason ?? null) : null
      return { ...made, why: item.why, digest: item.digest, reason }
    })
    await keepDecisions(tx, id, rows, { id: ctx.actor.id, at: ctx.now })
    return readForStaff(tx, ctx, council, id)
  })
}

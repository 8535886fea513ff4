import type { Council } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { conflict } from '../../../platform/errors.ts'
import type { FileStore } from '../../../platform/files/index.ts'
import { changeRequest, type ItemRow, keepUnflagged, type RequestForStaffRow } from './copies.store.ts'
import { makePackage } from './make-package.ts'
import { requireOpen, tellWhoAsked, trace } from './record-access-request.ts'
import { isUndecided, type Reviewed, reviewHeld } from './work-on-request.ts'

/**
 * Makes the copy and lets who asked fetch it. Everything is looked at once more when it is made: what came in meanwhile,
 * or says something else by now, stops it.
 * @throws not-found
 * @throws conflict while something waits for a decision or a virus check, and while a restriction bars this person
 * @throws unavailable when a file can't be reached
 */
export async function releaseCopy(
  ctx: StaffContext,
  { council, files }: { council: Council; files: FileStore },
  id: string,
): Promise<void> {
  const { request, given } = await ctx.tx((tx) => requireReady(tx, id))
  const { reference, childName } = request
  const facts = { councilName: council.name, reference, childName, on: ctx.today }
  const key = await makePackage(files, facts, given, ctx.now)
  try {
    await ctx.tx(async (tx) => {
      const now = await requireReady(tx, id)
      if (fingerprint(now.given) !== fingerprint(given)) throw changedMeanwhile()
      const by = { id: ctx.actor.id, at: ctx.now }
      await keepUnflagged(tx, id, now.given.map(toItemRow), by)
      await changeRequest.release(tx, id, { at: ctx.now, staffId: ctx.actor.id, key })
      await trace(tx, ctx, 'access-request-released', id, request.caseId)
      await tellWhoAsked(tx, ctx, now.request, 'access-request-released')
    })
  } catch (error) {
    await files.remove(key)
    throw error
  }
}

interface Ready {
  request: RequestForStaffRow
  given: Reviewed[]
}

async function requireReady(tx: Tx, id: string): Promise<Ready> {
  const request = await requireOpen(tx, id)
  if (request.isBarred)
    throw conflict(
      'A restriction keeps this person from the child. Speak to whoever set it before anything is given.',
    )
  const held = await reviewHeld(tx, request)
  if (held.some(isUndecided))
    throw conflict('Something still waits for a decision, or has changed since. Look through the page again.')
  const given = held.filter(({ why, decision }) => why === null || decision === 'include')
  if (given.some(({ content }) => content.scan_status === 'waiting'))
    throw conflict('A document is still being checked for viruses. Try again in a few minutes.')
  return { request, given }
}

const changedMeanwhile = () =>
  conflict('Something changed while the copy was made, so it was not released. Try again.')

/** Lists that only grow have grown by the very acts that make the copy: they don't count. */
const fingerprint = (given: readonly Reviewed[]) =>
  given.map(({ source, sourceId, digest }) => `${source}:${sourceId}:${digest}`).join('\n')

const toItemRow = ({ source, sourceId, why, digest, decision, decisionReason }: Reviewed): ItemRow => ({
  ...{ source, sourceId, why, digest, decision, reason: decisionReason },
})

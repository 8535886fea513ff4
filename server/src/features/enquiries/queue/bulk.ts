import type { BulkEnquiries, BulkEnquiriesResult, Council } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import { statement, type Tx } from '../../../platform/db/transaction.ts'
import { HubError } from '../../../platform/errors.ts'
import { findStaffMember } from '../../people/index.ts'
import { type BulkAct, openBulkAct } from './bulk-acts.ts'

type Item = BulkEnquiriesResult['items'][number]
type Chosen = Omit<Item, 'leftOutBecause'>

const readChosen = statement(
  'queue.bulk-chosen',
  `select id, reference, contact_name as "contactName", version from enquiries where id = any ($1::uuid[])
   order by (priority > 0), reply_by, id`,
)

const savepoint = statement('queue.savepoint', 'savepoint one_enquiry')
const takeBack = statement('queue.take-back', 'rollback to savepoint one_enquiry')

/**
 * What one act would do with each of several enquiries. Nothing is kept: each is done for once and taken back, so that
 * this can say nothing else than what will happen.
 * @throws validation-failed when something is missing that is the same for all
 */
export function previewBulk(
  ctx: StaffContext,
  council: Council,
  asked: BulkEnquiries,
): Promise<BulkEnquiriesResult> {
  return ctx.tx(async (tx) => {
    const { act, found } = await open(tx, council, asked)
    const tried: StaffContext = { ...ctx, tx: (work) => work(tx) }
    const items: Item[] = []
    for (const one of found) {
      await tx.rows(savepoint)
      const leftOutBecause = await attempt(tried, council, act, one, versionOf(asked, one))
      await tx.rows(takeBack)
      items.push({ ...one, leftOutBecause })
    }
    return resultOf(asked, act, items)
  })
}

/**
 * Does one act with several enquiries, each for itself: what was changed since it was chosen, or what the rules do not let
 * pass, is left out and named, and the others are done.
 * @throws validation-failed when something is missing that is the same for all
 */
export async function runBulk(
  ctx: StaffContext,
  council: Council,
  asked: BulkEnquiries,
): Promise<BulkEnquiriesResult> {
  const { act, found } = await ctx.tx((tx) => open(tx, council, asked))
  const items: Item[] = []
  for (const one of found) {
    items.push({ ...one, leftOutBecause: await attempt(ctx, council, act, one, versionOf(asked, one)) })
  }
  return resultOf(asked, act, items)
}

async function open(tx: Tx, council: Council, { enquiries, ...asked }: BulkEnquiries) {
  const owner = asked.ownerId ? await findStaffMember(tx, asked.ownerId) : undefined
  const act = openBulkAct(asked, council, () => owner?.name)
  return { act, found: await tx.rows<Chosen>(readChosen, [enquiries.map(({ id }) => id)]) }
}

const versionOf = ({ enquiries }: BulkEnquiries, { id }: Chosen) =>
  enquiries.find((one) => one.id === id)?.version ?? -1

/** Null: it is done. Else why it was left as it is. @throws what is no refusal */
async function attempt(
  ctx: StaffContext,
  council: Council,
  act: BulkAct,
  { id, version: current }: Chosen,
  version: number,
): Promise<string | null> {
  if (version !== current) return 'Somebody has changed it meanwhile. Look at it first.'
  try {
    await act.run(ctx, council, id, version)
    return null
  } catch (error) {
    if (!(error instanceof HubError) || !refusals.has(error.kind)) throw error
    return error.errors[0]?.detail ?? error.message
  }
}

const refusals = new Set(['conflict', 'validation-failed', 'not-found'])

function resultOf(
  { act: name, enquiries }: BulkEnquiries,
  { words }: BulkAct,
  items: Item[],
): BulkEnquiriesResult {
  const chosen = new Set(enquiries.map(({ id }) => id)).size
  return { act: name, words, items, notThere: chosen - items.length }
}

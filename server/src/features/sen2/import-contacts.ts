import type { SystemContext } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { readFormerAddresses, shutOutFormerAddresses } from './former-addresses.store.ts'
import { identifyContacts } from './identify-contacts.ts'
import type { ImportStep, Tally } from './import-summary.ts'
import { type ContactInFile, matchContacts } from './match-contacts.ts'
import {
  changeAccess,
  insertMembers,
  listChildrenWithContacts,
  listLinks,
  listMembers,
  openAccess,
  openNewCasesToKnownContacts,
  relabelAccess,
  updateMembers,
} from './merge-contacts.store.ts'
import type { MergeContext } from './merge-people.ts'
import { type ContactsPlan, planContacts } from './plan-contacts.ts'
import { readContacts } from './read-contacts.ts'
import { settleAddresses } from './settle-addresses.ts'

type Tell = (step: ImportStep) => (done: number, total: number | null) => void

const batchSize = 1000

/** Merges the contacts file, if there is one, and opens new cases to whom the hub knows already. */
export async function importContacts(
  tx: Tx,
  ctx: SystemContext,
  path: string | undefined,
  context: MergeContext,
  tell: Tell,
): Promise<Tally> {
  await openNewCasesToKnownContacts(tx, ctx.today, ctx.now)
  if (!path) return { new: 0, changed: 0, unchanged: 0 }
  const { faults } = context
  const rows = await readRows(path, context, tell)
  const matched = matchContacts(rows, await listChildrenWithContacts(tx), faults)
  const members = await listMembers(tx)
  const links = await listLinks(tx, ctx.today)
  const people = identifyContacts(matched, members, links, faults)
  const addresses = settleAddresses(people, members, await readFormerAddresses(tx), faults)
  const plan = planContacts(people, links, addresses, context)
  await write(tx, ctx, plan, tell('saving-contacts'))
  return plan.tally
}

async function readRows(path: string, { faults }: MergeContext, tell: Tell): Promise<ContactInFile[]> {
  const rows: ContactInFile[] = []
  const onProgress = tell('reading-contacts')
  const parts = readContacts(path, {
    onProgress: ({ bytesRead, bytesTotal }) => onProgress(bytesRead, bytesTotal),
  })
  for await (const part of parts) {
    if ('fault' in part) faults.push(part.fault)
    else rows.push(part)
  }
  return rows
}

async function write(
  tx: Tx,
  ctx: SystemContext,
  plan: ContactsPlan,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const { newMembers, changedMembers, opened, changed, relabelled } = plan
  const total = newMembers.length + opened.length
  for (const from of batchesOf(newMembers)) {
    await insertMembers(tx, newMembers.slice(from, from + batchSize), ctx.now)
    onProgress(from, total)
  }
  for (const from of batchesOf(opened)) {
    await openAccess(tx, opened.slice(from, from + batchSize), ctx.now)
    onProgress(newMembers.length + from, total)
  }
  await updateMembers(tx, changedMembers)
  await changeAccess(tx, changed, ctx.today, ctx.now)
  await relabelAccess(tx, relabelled)
  await shutOutFormerAddresses(tx, ctx, plan.formerAddresses)
  onProgress(total, total)
}

function batchesOf(rows: unknown[]): number[] {
  return Array.from({ length: Math.ceil(rows.length / batchSize) }, (_, index) => index * batchSize)
}

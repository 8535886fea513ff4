import type { SystemContext } from '../../platform/context.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { allowAddresses } from './allow-addresses.ts'
import { ChangeTally } from './change-tally.ts'
import type { Fault } from './fault.ts'
import { readFormerAddresses, shutOutFormerAddresses } from './former-addresses.store.ts'
import { identifyContacts } from './identify-contacts.ts'
import type { ImportStep, Tally } from './import-summary.ts'
import { type ContactInFile, type MatchedContact, matchContacts } from './match-contacts.ts'
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
import { type ContactsPlan, type ContactsPlanning, planContacts } from './plan-contacts.ts'
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
  const { faults, changes } = context
  const rows = await readRows(path, context, tell)
  const matched = matchContacts(rows, await listChildrenWithContacts(tx), faults)
  const tally = { new: 0, changed: 0, unchanged: 0 }
  // Where contacts of one child share a name, who is found in one round can show in the next who another is. It ends
  // when there is nothing more to write: so the same file again finds nothing either.
  for (let round = 1; ; round += 1) {
    const found = { today: ctx.today, changes: new ChangeTally(), faults: [] as Fault[] }
    const plan = await planRound(tx, matched, found)
    tally.new += plan.tally.new
    tally.changed += plan.tally.changed
    if (round === 1) tally.unchanged = plan.tally.unchanged
    if (round === mostRounds || plan.tally.new + plan.tally.changed === 0) {
      faults.push(...found.faults)
      changes.add('contacts of the hub not in this file', {}, plan.missing)
      return tally
    }
    await write(tx, ctx, plan, tell('saving-contacts'))
    changes.addAll(found.changes)
  }
}

const mostRounds = 5

async function planRound(tx: Tx, matched: MatchedContact[], found: ContactsPlanning): Promise<ContactsPlan> {
  const members = await listMembers(tx)
  const links = await listLinks(tx, found.today)
  const allowed = allowAddresses(matched, members, await readFormerAddresses(tx), found.faults)
  const people = identifyContacts(allowed, members, links, found.faults)
  return planContacts(people, links, settleAddresses(people, found.faults), found)
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

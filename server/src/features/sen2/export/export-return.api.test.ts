import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { caseStatuses, kent } from '@send-hub/shared'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aCase } from '../../../../test/factories/index.ts'
import { openImporter, type TestImporter } from '../../../../test/sen2-importer.ts'
import { contextFor } from '../../../platform/context.ts'
import { importReturn, readReturn, type Sen2Person } from '../index.ts'
import { exportReturn } from './export-return.ts'

// The census of 2027 is on 21 January.
const clock = { now: () => new Date('2027-02-01T10:00:00Z') }

let hub: TestImporter
let folder: string
beforeEach(async () => {
  hub = await openImporter()
  folder = await mkdtemp(join(tmpdir(), 'send-hub-export-'))
})
afterEach(async () => {
  await hub.close()
  await rm(folder, { recursive: true, force: true })
})

const exportTo = (path: string, year = 2027) =>
  exportReturn(contextFor(hub.pool, clock, { kind: 'system', id: null }), kent, { path, year })

async function peopleIn(path: string): Promise<Sen2Person[]> {
  const people: Sen2Person[] = []
  for await (const part of readReturn(path)) {
    if ('fault' in part) throw new Error(`${part.fault.path}: ${part.fault.what}`)
    if ('person' in part) people.push(part.person)
  }
  return people
}

/** A return knows no finer stages than these. */
const toldAs: Record<string, string> = {
  DECIDING_TO_ISSUE: 'ASSESSING',
  DRAFTING: 'ASSESSING',
  DRAFT_WITH_FAMILY: 'ASSESSING',
  CONSULTING_SETTINGS: 'ASSESSING',
  IN_REVIEW: 'FINAL_ISSUED',
  AMENDING_PLAN: 'FINAL_ISSUED',
  REASSESSING: 'FINAL_ISSUED',
  CEASING_PLAN: 'FINAL_ISSUED',
}

test('cases born in the hub come back from their return at the stage that a return can tell', async () => {
  const receivedOn = '2026-01-12'
  for (const status of caseStatuses) {
    const child = { forename: status, birthOn: '2015-04-01', district: null }
    await aCase(hub.pool, { status, receivedOn, today: '2026-11-23', child })
  }
  // The factory moves a case; a withdrawal and its codes are written by the use case, so they are given here.
  await hub.pool.query(
    `update cases set request_outcome = 'W', request_outcome_on = status_since where status like 'CLOSED_%'`,
  )
  const path = join(folder, 'ours.xml')
  await exportTo(path)

  const other = await openImporter()
  try {
    await importReturn({ pool: other.pool, clock, council: kent, returnPath: path, isDryRun: false })
    const back = await other.rows<{ forename: string; status: string; receivedOn: string }>(
      `select ch.forename, c.status, c.received_on::text as "receivedOn" from cases c join children ch on ch.id = c.child_id`,
    )
    const expected = caseStatuses.map((status) => ({
      forename: status,
      // A return has no word for a death before there was a plan.
      status: status === 'CLOSED_DECEASED' ? 'CLOSED_WITHDRAWN' : (toldAs[status] ?? status),
      receivedOn,
    }))
    const byName = (one: { forename: string }, two: { forename: string }) =>
      one.forename < two.forename ? -1 : 1
    expect(back.sort(byName)).toEqual(expected.sort(byName))
  } finally {
    await other.close()
  }
})

test('a case that was over before the year is not in the return, unless it was taken up again', async () => {
  const refused = { status: 'REFUSED_TO_ASSESS', receivedOn: '2025-03-03', today: '2025-12-01' } as const
  await aCase(hub.pool, { ...refused, child: { forename: 'Over' } })
  const { id } = await aCase(hub.pool, { ...refused, child: { forename: 'Appealed' } })
  await hub.pool.query(
    `insert into case_events (id, case_id, kind, happened_on, recorded_at, recorded_by_kind, is_visible_to_family)
     values (gen_random_uuid(), $1, 'appeal-registered', '2026-02-02', now(), 'staff', true)`,
    [id],
  )
  const path = join(folder, 'ours.xml')

  const summary = await exportTo(path)

  expect(summary).toMatchObject({ people: 1, requests: 1 })
  expect(await peopleIn(path)).toMatchObject([
    { forename: 'Appealed', requests: [{ requestOutcome: 'H', requestTribunal: true }] },
  ])
})

test('names keep their signs, and what a plan lacks is told', async () => {
  await aCase(hub.pool, {
    status: 'FINAL_ISSUED',
    receivedOn: '2026-02-02',
    today: '2026-11-23',
    child: { forename: 'Zoë & <Ann>', surname: 'O’Neill' },
  })
  const path = join(folder, 'ours.xml.gz')

  const summary = await exportTo(path)

  expect(summary).toMatchObject({ plansInForce: 1, plansWithoutSetting: 1, plansWithoutNeed: 1 })
  expect(await peopleIn(path)).toMatchObject([{ forename: 'Zoë & <Ann>', surname: 'O’Neill' }])
  expect((await stat(path)).mode & 0o077).toBe(0)
})

test('a file that cannot be finished is not there at all', async () => {
  await aCase(hub.pool)
  await expect(exportTo(join(folder, 'no-such-folder', 'ours.xml'))).rejects.toThrow('ENOENT')

  await hub.pool.query('alter table audit_entries rename to away')
  await expect(exportTo(join(folder, 'ours.xml'))).rejects.toThrow()
  await hub.pool.query('alter table away rename to audit_entries')

  expect(await readdir(folder)).toEqual([])
})

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { aFamilyMember } from '../../../../test/factories/index.ts'
import { createTestDatabase, type TestDatabase } from '../../../../test/test-database.ts'
import { waitUntil } from '../../../../test/wait-until.ts'
import { addDays, londonDay, londonHour } from '../../../platform/calendar/index.ts'
import { systemClock } from '../../../platform/clock.ts'
import { openPool, type Pool } from '../../../platform/db/pool.ts'
import { type Inbox, startInbox } from '../../../platform/inbox/index.ts'

let database: TestDatabase
let pool: Pool
let dir: string
let inbox: Inbox
const workers: ChildProcess[] = []
beforeAll(async () => {
  database = await createTestDatabase()
  pool = openPool(database.url, { max: 3 })
  dir = await mkdtemp(join(tmpdir(), 'send-hub-daily-'))
  inbox = await startInbox({ dir })
})
afterEach(async () => {
  for (const worker of workers.splice(0)) worker.kill('SIGKILL')
})
afterAll(async () => {
  await inbox?.stop()
  await pool?.end()
  await database?.drop()
  await rm(dir, { recursive: true, force: true })
})

function spawnWorker(): ChildProcess {
  const script = fileURLToPath(new URL('../../../worker.ts', import.meta.url))
  const worker = spawn(process.execPath, [script], {
    env: {
      ...process.env,
      DATABASE_URL: database.url,
      SMTP_URL: inbox.smtpUrl,
      PUBLIC_URL: 'http://hub.test',
      HUB_DATA_DIR: dir,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  workers.push(worker)
  return worker
}
const arrived = async () => (await readdir(dir)).filter((name) => name.endsWith('.eml')).length
const told = async () =>
  (await pool.query("select count(*)::int as n from case_events where kind = 'family-told'")).rows[0].n

const now = systemClock.now()
// The process has the real clock: before seven there is no work to be seen.
describe.skipIf(londonHour(now) < 7)('the worker’s process', () => {
  const today = londonDay(now)
  const families = 1_200

  it('killed in the middle of a day’s work goes on after it starts again: everybody hears once', async () => {
    await pool.query(
      "insert into daily_runs (job, day, started_at, finished_at) values ('cases', $1, now(), now())",
      [addDays(today, -1)],
    )
    await aCounty(families, addDays(today, -20))

    const first = spawnWorker()
    await waitUntil('it has told some', async () => (await told()) > 0)
    first.kill('SIGKILL')
    await once(first, 'exit')
    const atTheKill = await told()
    spawnWorker()
    spawnWorker()
    await waitUntil('all is done', async () => {
      const { rows } = await pool.query(
        "select finished_at from daily_runs where job = 'cases' and day = $1",
        [today],
      )
      return Boolean(rows[0]?.finished_at)
    })

    expect(atTheKill).toBeLessThan(families)
    expect(await told()).toBe(families)
    const { rows } = await pool.query(
      'select count(*)::int as n, count(distinct family_member_id)::int as people from notifications',
    )
    expect(rows).toEqual([{ n: 3, people: 3 }])
    await waitUntil('the mail is there', async () => (await arrived()) === 3)
  })

  it('ends cleanly when it is told to', async () => {
    await pool.query('truncate case_snapshots, snapshot_runs')
    const worker = spawnWorker()
    await waitUntil('the month ends are counted', async () => {
      const { rows } = await pool.query('select count(*)::int as n from snapshot_runs')
      return rows[0].n === 6
    })
    worker.kill('SIGTERM')

    expect(await once(worker, 'exit')).toEqual([0, null])
  })
})

/** Cases of three weeks ago, shared among three family members who have heard nothing since. */
async function aCounty(count: number, receivedOn: string): Promise<void> {
  const people = await Promise.all([1, 2, 3].map(() => aFamilyMember(pool)))
  await pool.query(
    `insert into children (id, forename, surname, birth_on, upn_unknown)
     select md5('child' || n)::uuid, 'Sam', 'Okafor', '2016-05-04', 'UN1' from generate_series(1, $1::int) n`,
    [count],
  )
  await pool.query(
    `insert into cases (id, child_id, status, status_since, team, received_on, created_at)
     select md5('case' || n)::uuid, md5('child' || n)::uuid, 'DECIDING_TO_ASSESS', $2, 'assessment', $2, $2::date
     from generate_series(1, $1::int) n`,
    [count, receivedOn],
  )
  await pool.query(
    `insert into case_events (id, case_id, kind, happened_on, recorded_at, recorded_by_kind, to_status, is_visible_to_family)
     select gen_random_uuid(), id, 'request-received', received_on, received_on, 'staff', status, true from cases`,
  )
  await pool.query(
    `insert into case_access (id, case_id, family_member_id, relationship, level, evidence, starts_on, granted_by_kind)
     select gen_random_uuid(), md5('case' || n)::uuid, ($2::uuid[])[n % 3 + 1], 'mother', 'act', 'Seen', '2020-01-01', 'system'
     from generate_series(1, $1::int) n`,
    [count, people.map(({ id }) => id)],
  )
}

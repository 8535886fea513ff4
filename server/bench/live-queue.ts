import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { newId } from '../src/platform/ids.ts'
import { startProcess } from './run-process.ts'

/** What the live queue costs and how soon it tells. */
export interface LiveFigures {
  screens: number
  changes: number
  /** From sending a change until it is on the last screen, in milliseconds. */
  p50: number
  p99: number
  /** Share of the time in which the database worked: with the screens, and for the same changes without them. */
  busyWith: number
  busyWithout: number
}

export interface LiveHub {
  origin: string
  ownerUrl: string
  /** Signs a member of staff in; gives their cookie. */
  signIn(email: string): Promise<string>
}

/** A change every so often, in milliseconds: far more than a hub of 10,000 calls a year has. */
const everyMs = 200

/** As many screens as asked for, each of another member of staff, while one of them takes enquiry after enquiry. */
export async function measureLiveQueue(hub: LiveHub, screens = 200, changes = 100): Promise<LiveFigures> {
  const owner = new pg.Client({ connectionString: hub.ownerUrl })
  await owner.connect()
  try {
    const cookies = await signInStaff(hub, owner, screens)
    const [cookie = ''] = cookies
    const without = await makeChanges(hub, owner, cookie, changes)
    const listening = await startProcess<{ origin: string }>('./live-screens.ts', {
      BENCH_SCREENS: JSON.stringify({ origin: hub.origin, cookies }),
    })
    const made = await makeChanges(hub, owner, cookie, changes)
    const times = await arrivalTimes(listening.said.origin, made.sentAt, screens)
    await listening.stop()
    const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
    return { screens, changes, p50: at(0.5), p99: at(0.99), busyWith: made.busy, busyWithout: without.busy }
  } finally {
    await owner.end()
  }
}

async function signInStaff(hub: LiveHub, owner: pg.Client, count: number): Promise<string[]> {
  const cookies: string[] = []
  for (let n = 0; n < count; n++) {
    const email = `live-${n}-${newId()}@bench.example`
    await owner.query(
      `insert into staff_members (id, name, email, team, role) select $1, $2, $3, team, role from staff_members limit 1`,
      [newId(), `Bench ${n}`, email],
    )
    cookies.push(await hub.signIn(email))
  }
  return cookies
}

async function makeChanges({ origin }: LiveHub, owner: pg.Client, cookie: string, count: number) {
  const { rows } = await owner.query<{ id: string; version: number }>(
    "select id, version from enquiries where status = 'waiting' and owner_id is null order by random() limit $1",
    [count],
  )
  const sentAt = new Map<string, number>()
  const activeBefore = await activeMs(owner)
  const from = performance.now()
  for (const { id, version } of rows) {
    sentAt.set(`${id} ${version + 1}`, performance.timeOrigin + performance.now())
    const answer = await fetch(`${origin}/api/staff/enquiries/${id}/take`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ version }),
    })
    if (!answer.ok) throw new Error(`Taking an enquiry answered ${answer.status}`)
    await answer.arrayBuffer()
    await pause(everyMs)
  }
  const took = performance.now() - from
  return { sentAt, busy: ((await activeMs(owner)) - activeBefore) / took }
}

/** How long statements ran in this database so far. A connection reports at most once a second, when it is idle. */
async function activeMs(owner: pg.Client): Promise<number> {
  await pause(1_500)
  const { rows } = await owner.query<{ active: number }>(
    'select active_time::float8 as active from pg_stat_database where datname = current_database()',
  )
  return rows[0]?.active ?? 0
}

/** @throws Error when a change has not reached every screen: a figure over the others would be worth nothing */
async function arrivalTimes(origin: string, sentAt: Map<string, number>, screens: number): Promise<number[]> {
  await pause(1_000)
  const arrived = new Map(
    (await (await fetch(origin)).json()) as [string, { screens: number; lastAt: number }][],
  )
  const times = [...sentAt].map(([key, at]) => {
    const found = arrived.get(key)
    if (!found || found.screens < screens)
      throw new Error(`${found?.screens ?? 0} of ${screens} screens heard of a change`)
    return found.lastAt - at
  })
  return times.sort((one, other) => one - other)
}

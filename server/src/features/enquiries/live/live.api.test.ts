import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../../test/build-test-app.ts'
import { aCase, aFamilyMember, anEnquiry, aStaffMember } from '../../../../test/factories/index.ts'
import { insertRow } from '../../../../test/factories/insert-row.ts'
import { LiveListener } from '../../../../test/live-listener.ts'
import type { Visitor } from '../../../../test/visitor.ts'
import { waitUntil } from '../../../../test/wait-until.ts'

let test: TestApp
let origin: string
let joe: { id: string; email: string }
let priya: { id: string; email: string }
let joesScreen: Visitor
let priyasScreen: Visitor
let enquiry: { id: string }
const open: LiveListener[] = []

beforeAll(async () => {
  test = await buildTestApp()
  await test.app.listen({ host: '127.0.0.1', port: 0 })
  origin = `http://127.0.0.1:${(test.app.server.address() as AddressInfo).port}`
  joe = await aStaffMember(test.pool, { name: 'Joe Bell' })
  priya = await aStaffMember(test.pool, { name: 'Priya Shah', team: 'casework' })
  joesScreen = await test.signInStaff(joe.email)
  priyasScreen = await test.signInStaff(priya.email)
})
afterAll(() => test?.close())
beforeEach(async () => {
  test.clock.pass({ minutes: 1 })
  enquiry = await anEnquiry(test.pool)
})
afterEach(() => {
  for (const listener of open.splice(0)) listener.close()
})

/** Listens, once the hub itself does: its first word after that is to look again. */
async function listen(visitor: Visitor, query = '', lastEventId?: string): Promise<LiveListener> {
  const listener = await LiveListener.open(origin, visitor.headers.cookie ?? '', query, lastEventId)
  open.push(listener)
  return listener
}

/** What a screen was told once all that came before has reached it: what was made for the test may come late. */
async function toldSoFar(screen: LiveListener): Promise<string[]> {
  await hubListens()
  await screen.hearsOf((await anEnquiry(test.pool)).id)
  return screen.ids
}

/** What happens from now on, each of the screens here hears of. */
async function hubListens(): Promise<void> {
  for (const screen of open) {
    await waitUntil('the hub listens', () =>
      screen.told.some(({ event, data }) => event === 'look-again' || (event === 'hello' && data.isLive)),
    )
  }
}

const take = async (visitor: Visitor, id: string) => {
  const { version } = (await visitor.get(`/api/staff/enquiries/${id}`)).json()
  expect((await visitor.post(`/api/staff/enquiries/${id}/take`, { version })).statusCode).toBe(200)
}

const say = (visitor: Visitor, state: string, tab: string, id = enquiry.id) =>
  visitor.post(`/api/staff/enquiries/${id}/presence`, { tab, state })

describe('the stream', () => {
  it('is only for staff', async () => {
    const amina = await test.signInFamily((await aFamilyMember(test.pool)).email)
    const system = await test.service(['enquiries:read'])

    for (const headers of [{}, amina.headers, system.headers]) {
      const answer = await fetch(`${origin}/api/staff/live`, { headers })
      expect([401, 403]).toContain(answer.status)
      expect(answer.headers.get('content-type')).toContain('application/problem+json')
    }
  })

  it.each(['since=yesterday', 'since=-1', 'enquiryId=1'])(
    'asked for with %s says that it is not right',
    async (query) => {
      expect((await joesScreen.get(`/api/staff/live?${query}`)).statusCode).toBe(400)
    },
  )

  it('is neither kept nor held back on its way', async () => {
    const answer = await fetch(`${origin}/api/staff/live`, { headers: joesScreen.headers })

    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    })
    await answer.body?.cancel()
  })

  it('asked for its head alone answers and ends', async () => {
    const answer = await fetch(`${origin}/api/staff/live`, { method: 'HEAD', headers: joesScreen.headers })

    expect(answer.status).toBe(200)
    expect(await answer.text()).toBe('')
  })

  it('tells what somebody did with an enquiry, as the queue shows it', async () => {
    const screen = await listen(joesScreen)
    await hubListens()

    await take(priyasScreen, enquiry.id)

    await screen.hearsOf(enquiry.id)
    const listed = (await joesScreen.get('/api/staff/enquiries?pageSize=100')).json()
    const row = listed.items.find(({ id }: { id: string }) => id === enquiry.id)
    expect(screen.rows.at(-1)).toEqual({ ...row, here: [] })
    expect(row).toMatchObject({ ownerName: 'Priya Shah', version: 2 })
  })

  it('tells of a new enquiry, and of one that a family opens', async () => {
    const screen = await listen(joesScreen)
    await hubListens()
    const amina = await aFamilyMember(test.pool)
    const { id: caseId } = await aCase(test.pool, { sharedWith: [amina.id] })
    const family = await test.signInFamily(amina.email)

    const body = { topic: 'STATUS', body: 'When will you decide?', requestKey: randomUUID() }
    const asked = await family.post(`/api/family/cases/${caseId}/enquiries`, body)
    expect(asked.statusCode, asked.payload).toBe(201)

    await screen.hearsOf(asked.json().id)
  })

  it('of one enquiry tells of no other', async () => {
    const other = await anEnquiry(test.pool)
    const screen = await listen(joesScreen, `?enquiryId=${enquiry.id}`)
    await hubListens()

    await take(priyasScreen, other.id)
    await take(priyasScreen, enquiry.id)

    await screen.hearsOf(enquiry.id)
    expect(screen.ids).not.toContain(other.id)
  })

  it('reads a burst of changes once for all screens', async () => {
    const screens = await Promise.all([listen(joesScreen), listen(priyasScreen), listen(priyasScreen)])
    await hubListens()
    const other = await anEnquiry(test.pool)
    for (const screen of screens) await screen.hearsOf(other.id)
    const told = screens.map(({ ids }) => ids.length)

    const seen = await test.statementsOf(async () => {
      // Two notices that come together, however busy the machine is.
      await test.pool.query('update enquiries set version = version + 1 where id = any($1)', [
        [enquiry.id, other.id],
      ])
      await waitUntil('every screen hears of both', () =>
        screens.every(({ ids }, index) => ids.length >= (told[index] ?? 0) + 2),
      )
    })

    expect(seen.filter((text) => text.includes('"mayBeLocked"'))).toHaveLength(1)
    expect(seen.filter((text) => text.includes('locked_children(s.id)'))).toHaveLength(0)
  })

  it('says nothing of what the queue does not show', async () => {
    const screen = await listen(joesScreen)
    const told = await toldSoFar(screen)

    await test.pool.query("update enquiries set search_text = 'other' where id = $1", [enquiry.id])
    const next = await anEnquiry(test.pool)

    await screen.hearsOf(next.id)
    expect(screen.ids).toEqual([...told, next.id])
  })

  it('after a change of very many asks every screen to look again', async () => {
    const screen = await listen(joesScreen)
    const told = await toldSoFar(screen)
    const before = screen.count('look-again')

    await test.pool.query(
      `insert into enquiries (id, contact_name, channel, topics, priority, opened_at, waiting_since, reply_by, team)
       select gen_random_uuid(), 'Many', 'phone', '{STATUS}', 3, now(), now(), '2026-12-01', 'transport' from generate_series(1, 600)`,
    )

    await screen.hears('look-again', before + 1)
    expect(screen.ids).toEqual(told)
  })

  it('reaches fifty screens', async () => {
    const screens = await Promise.all(
      Array.from({ length: 50 }, (_, n) => listen(n % 2 ? joesScreen : priyasScreen)),
    )
    await hubListens()

    await take(priyasScreen, enquiry.id)

    for (const screen of screens) await screen.hearsOf(enquiry.id)
  })
})

describe('what is locked', () => {
  async function aLockedChild() {
    const mother = await aFamilyMember(test.pool)
    const { id: caseId, childId } = (await aCase(test.pool, { sharedWith: [mother.id] })) as {
      id: string
      childId: string
    }
    const aboutCase = await anEnquiry(test.pool, { caseId, familyMemberId: mother.id })
    const aboutNothing = await anEnquiry(test.pool, { familyMemberId: mother.id })
    return { caseId, childId, aboutCase, aboutNothing }
  }
  const lock = (childId: string, staffId: string) =>
    insertRow(test.pool, 'staff_locks', {
      ...{
        id: randomUUID(),
        child_id: childId,
        staff_member_id: staffId,
        reason: 'relative',
        set_at: test.clock.now(),
      },
      set_by_id: priya.id,
    })

  it('is never told to whom it is locked, not even its id, whatever happens to it', async () => {
    const { childId, aboutCase, aboutNothing } = await aLockedChild()
    await lock(childId, joe.id)
    const [joes, priyas] = [await listen(joesScreen), await listen(priyasScreen)]
    await hubListens()

    for (const { id } of [aboutCase, aboutNothing]) {
      await take(priyasScreen, id)
      await say(priyasScreen, 'writing', randomUUID(), id)
      await priyasScreen.call('PUT', `/api/staff/enquiries/${id}/drafts/message`, {
        ...{ body: 'Dear Amina', baseVersion: null, writerId: priya.id },
      })
    }
    await take(priyasScreen, enquiry.id)

    await joes.hearsOf(enquiry.id)
    await priyas.hearsOf(aboutCase.id)
    await priyas.hearsOf(aboutNothing.id)
    const said = JSON.stringify(joes.told)
    for (const { id } of [aboutCase, aboutNothing]) expect(said).not.toContain(id)
  })

  it('is kept from a screen that listens for that very enquiry, or comes back for what it missed', async () => {
    const { childId, aboutCase } = await aLockedChild()
    await lock(childId, joe.id)
    await listen(priyasScreen)
    await hubListens()
    test.clock.pass({ seconds: 30 })
    const since = test.clock.now().getTime()
    await take(priyasScreen, aboutCase.id)
    await take(priyasScreen, enquiry.id)

    const asking = await listen(joesScreen, `?enquiryId=${aboutCase.id}`)
    const back = await listen(joesScreen, `?since=${since}`)

    await back.hearsOf(enquiry.id)
    expect(back.ids).not.toContain(aboutCase.id)
    expect(asking.ids).toEqual([])
  })

  it('is kept from a screen that begins to listen while what changed is being read', async () => {
    const { childId, aboutCase } = await aLockedChild()
    await lock(childId, joe.id)
    const priyas = await listen(priyasScreen)
    await hubListens()
    const holder = await test.pool.connect()
    let joes: LiveListener
    try {
      await holder.query('begin')
      await holder.query('lock table callbacks') // of what listens, only the reading of changes needs it
      await test.pool.query("select pg_notify('hub_enquiries', $1)", [aboutCase.id])
      await waitUntil('the hub reads what changed', async () => {
        const held = "select from pg_locks where relation = 'callbacks'::regclass and not granted"
        return (await test.pool.query(held)).rowCount === 1
      })
      joes = await listen(joesScreen)
    } finally {
      await holder.query('commit')
      holder.release()
    }
    await take(priyasScreen, enquiry.id)

    await priyas.hearsOf(aboutCase.id)
    await joes.hearsOf(enquiry.id)
    expect(joes.ids).not.toContain(aboutCase.id)
  })

  it('makes screens look again when the lock is set, and tells nothing from then on', async () => {
    const { childId, aboutCase } = await aLockedChild()
    const screen = await listen(joesScreen)
    await hubListens()
    await take(priyasScreen, aboutCase.id)
    await screen.hearsOf(aboutCase.id)
    const before = screen.count('look-again')

    await lock(childId, joe.id)
    await screen.hears('look-again', before + 1)
    const heard = screen.ids.filter((id) => id === aboutCase.id).length
    await say(priyasScreen, 'reading', randomUUID(), aboutCase.id)
    await take(priyasScreen, enquiry.id)

    await screen.hearsOf(enquiry.id)
    expect(screen.ids.filter((id) => id === aboutCase.id)).toHaveLength(heard)
  })

  it('is not there for a sign of life', async () => {
    const { childId, aboutCase } = await aLockedChild()
    await lock(childId, joe.id)

    expect((await say(joesScreen, 'reading', randomUUID(), aboutCase.id)).statusCode).toBe(404)
    expect((await say(joesScreen, 'gone', randomUUID(), aboutCase.id)).statusCode).toBe(404)
  })
})

describe('after an absence', () => {
  it('a screen is told what it missed', async () => {
    await listen(priyasScreen)
    await hubListens()
    test.clock.pass({ seconds: 30 })
    const left = test.clock.now().getTime()
    await take(priyasScreen, enquiry.id)

    const back = await listen(joesScreen, '', String(left))

    await back.hearsOf(enquiry.id)
    expect(back.count('look-again')).toBe(0)
  })

  it('a screen that was away too long is told to look again', async () => {
    await listen(priyasScreen)
    await hubListens()

    const back = await listen(joesScreen, `?since=${test.clock.in({ days: -1 }).getTime()}`)

    await back.hears('look-again')
  })

  it('of the hub’s own connection every screen is told to look again, and then hears as before', async () => {
    const screen = await listen(joesScreen)
    await hubListens()
    const before = screen.count('look-again')

    const own = new pg.Client({ connectionString: test.database.appUrl })
    await own.connect()
    const ended = await own.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'send-hub listener'",
    )
    await own.end()
    expect(ended.rows).toHaveLength(1)

    await screen.hears('interrupted')
    await screen.hears('look-again', before + 1)
    await take(priyasScreen, enquiry.id)
    await screen.hearsOf(enquiry.id)
  })
})

describe('a session that is over', () => {
  it.each([
    [
      'signed out',
      () =>
        test.pool.query('update sessions set revoked_at = $1 where staff_member_id = $2', [
          test.clock.now(),
          tom.id,
        ]),
    ],
    ['left', () => test.pool.query('update staff_members set is_active = false where id = $1', [tom.id])],
  ])('of somebody who %s hears nothing more, and the stream ends within a minute', async (_, end) => {
    tom = await aStaffMember(test.pool, { name: 'Tom Reed' })
    const screen = await listen(await test.signInStaff(tom.email))
    await hubListens()

    await end()

    await waitUntil('the stream ends', () => screen.isClosed)
    expect(screen.count('ended')).toBe(1)
  })

  let tom: { id: string; email: string }
})

describe('who has an enquiry open', () => {
  const tab = randomUUID()

  it('is told to the others, and to whoever comes later', async () => {
    const screen = await listen(joesScreen)
    await hubListens()

    expect((await say(priyasScreen, 'reading', tab)).json()).toEqual({
      version: 1,
      here: [{ staffId: priya.id, name: 'Priya Shah', isWriting: false }],
    })
    await screen.hearsOf(enquiry.id)
    await say(priyasScreen, 'writing', tab)
    await waitUntil('Joe sees that Priya writes', () => screen.rows.at(-1)?.here[0]?.isWriting === true)

    const later = await listen(joesScreen)
    const [hello] = later.told
    expect(hello?.data).toMatchObject({
      present: { [enquiry.id]: [{ name: 'Priya Shah', isWriting: true }] },
    })
    const page = (await joesScreen.get(`/api/staff/enquiries/${enquiry.id}`)).json()
    expect(page.here).toEqual([{ staffId: priya.id, name: 'Priya Shah', isWriting: true }])
  })

  it('counts one person once, however many tabs', async () => {
    await say(priyasScreen, 'reading', randomUUID())
    const { here } = (await say(priyasScreen, 'writing', randomUUID())).json()

    expect(here).toEqual([{ staffId: priya.id, name: 'Priya Shah', isWriting: true }])
  })

  it('a sign of life that changes nothing is told to nobody', async () => {
    const screen = await listen(joesScreen)
    const told = await toldSoFar(screen)
    await say(priyasScreen, 'reading', tab)
    await waitUntil('Joe sees that Priya is there', () => screen.ids.length > told.length)
    test.clock.pass({ seconds: 20 })

    await say(priyasScreen, 'reading', tab)
    const next = await anEnquiry(test.pool)

    await screen.hearsOf(next.id)
    expect(screen.ids).toEqual([...told, enquiry.id, next.id])
  })

  it('ends when the tab says so', async () => {
    await say(priyasScreen, 'reading', tab)

    expect((await say(priyasScreen, 'gone', tab)).json().here).toEqual([])
  })

  it('ends after 45 seconds of silence, and the others are told', async () => {
    await say(priyasScreen, 'reading', tab)
    const screen = await listen(joesScreen)
    await hubListens()

    test.clock.pass({ seconds: 46 })

    expect((await joesScreen.get(`/api/staff/enquiries/${enquiry.id}`)).json().here).toEqual([])
    await waitUntil('Joe’s screen hears that she is gone', () =>
      screen.rows.some(({ id, here }) => id === enquiry.id && here.length === 0),
    )
    const { rows } = await test.pool.query('select 1 from enquiry_presence where enquiry_id = $1', [
      enquiry.id,
    ])
    expect(rows).toEqual([])
  })

  it.each([{ tab: 'here', state: 'reading' }, { tab: randomUUID(), state: 'asleep' }, {}])(
    'said as %j is not right',
    async (body) => {
      expect((await priyasScreen.post(`/api/staff/enquiries/${enquiry.id}/presence`, body)).statusCode).toBe(
        400,
      )
    },
  )
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/build-test-app.ts'
import { aFamilyMember } from '../../../test/factories/index.ts'
import { insertRow } from '../../../test/factories/insert-row.ts'
import { usualMoment } from '../../../test/test-clock.ts'
import { waitUntil } from '../../../test/wait-until.ts'
import { contextFor } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { startSignInWorker } from './sign-in-worker.ts'
import { tidyAccess } from './tidy-access.ts'

let test: TestApp
beforeAll(async () => {
  test = await buildTestApp()
})
afterAll(() => test?.close())

const quiet = { warn: () => undefined }
const startWorker = () =>
  startSignInWorker(test.database.url, { clock: test.clock, addressKey: test.secrets.sealedAddress }, quiet)
const askForCode = async (email: string) => {
  const asked = await test.stranger.post('/api/sign-in/codes', { email, side: 'family' })
  return asked.json<{ attemptId: string }>().attemptId
}
const isQueued = async (attemptId: string) =>
  (await test.pool.query('select from notifications where event_key = $1', [attemptId])).rowCount === 1
const listeners = async () =>
  (await test.pool.query("select pid from pg_stat_activity where query like 'listen %sign_ins_waiting%'"))
    .rows

describe('the worker on sign-ins', () => {
  it('has the code sent when somebody asks, and what was asked while it was away', async () => {
    const { email } = await aFamilyMember(test.pool)
    const before = await askForCode(email)
    const worker = startWorker()
    try {
      await waitUntil('what waited is queued', () => isQueued(before))
      await waitUntil('it listens', async () => (await listeners()).length === 1)
      const after = await askForCode(email)
      await waitUntil('what was announced is queued', () => isQueued(after))
    } finally {
      await worker.stop()
    }
    expect(await listeners()).toEqual([])
  })

  it('listens again after its connection was lost', async () => {
    const worker = startWorker()
    try {
      await waitUntil('it listens', async () => (await listeners()).length === 1)
      const [lost] = await listeners()
      await test.pool.query('select pg_terminate_backend($1)', [lost.pid])
      await waitUntil('it listens on another connection', async () => {
        const [found] = await listeners()
        return found !== undefined && found.pid !== lost.pid
      })
    } finally {
      await worker.stop()
    }
  })
})

describe('what signing in leaves behind', () => {
  const now = usualMoment
  const daysAgo = (days: number) => new Date(Date.parse(now) - days * 86_400_000)
  const tidy = () => tidyAccess(contextFor(test.pool, test.clock, { kind: 'system', id: null }))
  const idsOf = async (table: string) =>
    new Set((await test.pool.query(`select id from ${table}`)).rows.map(({ id }) => id as string))

  async function aSession(familyMemberId: string, endedDaysAgo: number): Promise<string> {
    const { id } = await insertRow(test.pool, 'sessions', {
      ...{ id: newId(), actor_kind: 'family', family_member_id: familyMemberId },
      ...{ created_at: daysAgo(endedDaysAgo + 1), expires_at: daysAgo(endedDaysAgo) },
    })
    return String(id)
  }

  it('is gone after a day: attempts, questions and changes', async () => {
    const { id: familyMemberId } = await aFamilyMember(test.pool)
    const sessionId = await aSession(familyMemberId, 0)
    const made: Record<string, string[]> = { sign_in_attempts: [], factor_challenges: [], email_changes: [] }
    for (const days of [0.9, 1.1]) {
      const dates = { id: newId(), created_at: daysAgo(days + 0.1), expires_at: daysAgo(days) }
      const rows = {
        sign_in_attempts: { ...dates, actor_kind: 'family', address_hash: 'x' },
        factor_challenges: { ...dates, session_id: sessionId, kind: 'passkey', value: 'x' },
        email_changes: {
          ...{ ...dates, family_member_id: familyMemberId, session_id: sessionId },
          new_email: 'new@family.example',
        },
      }
      for (const [table, row] of Object.entries(rows)) {
        await insertRow(test.pool, table, row)
        made[table]?.push(dates.id)
      }
    }
    await tidy()

    for (const [table, [young = '', old = '']] of Object.entries(made)) {
      const left = await idsOf(table)
      expect([left.has(young), left.has(old)], table).toEqual([true, false])
    }
  })

  it('is gone after 13 months: sessions and devices, but nobody’s last device', async () => {
    const { id: familyMemberId } = await aFamilyMember(test.pool)
    const device = async (seen: number) => {
      const { id } = await insertRow(test.pool, 'known_devices', {
        ...{ id: newId(), family_member_id: familyMemberId, device_hash: newId(), device: 'A browser' },
        ...{ first_seen_at: daysAgo(900), last_seen_at: daysAgo(seen) },
      })
      return String(id)
    }
    const [oldest, older] = [await device(800), await device(500)]
    const [oldSession, session] = [await aSession(familyMemberId, 397), await aSession(familyMemberId, 395)]
    await tidy()
    const withoutNewer = await idsOf('known_devices')
    const newer = await device(1)
    await tidy()

    const sessions = await idsOf('sessions')
    expect([sessions.has(oldSession), sessions.has(session)]).toEqual([false, true])
    expect([withoutNewer.has(oldest), withoutNewer.has(older)]).toEqual([false, true])
    const devices = await idsOf('known_devices')
    expect([devices.has(older), devices.has(newer)]).toEqual([false, true])
  })

  it('stays in the audit', async () => {
    const parent = await aFamilyMember(test.pool)
    await test.signInFamily(parent.email)
    test.clock.pass({ days: 500 })
    await tidy()
    test.clock.set(usualMoment)

    const { rows } = await test.pool.query(
      "select s.id as session, a.details ->> 'personId' as person from audit_entries a left join sessions s on s.id = a.subject_id where a.details ->> 'personId' = $1",
      [parent.id],
    )
    expect(rows).toEqual([{ session: null, person: parent.id }])
  })
})

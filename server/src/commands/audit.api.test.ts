import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testClock } from '../../test/test-clock.ts'
import { startTestCluster, type TestCluster } from '../../test/test-cluster.ts'
import { createTestDatabase, type TestDatabase } from '../../test/test-database.ts'
import { waitUntil } from '../../test/wait-until.ts'
import { loadConfig } from '../config.ts'
import { recordAudit, sealAudit } from '../features/audit/index.ts'
import { contextFor } from '../platform/context.ts'
import { openAppPool } from '../platform/db/app-pool.ts'
import { openPool, type Pool } from '../platform/db/pool.ts'
import { newId } from '../platform/ids.ts'
import { runHub } from './run-hub.ts'

const clock = testClock()
let cluster: TestCluster
let database: TestDatabase
let app: Pool

beforeAll(async () => {
  cluster = await startTestCluster()
  database = await createTestDatabase(cluster)
  app = openAppPool(database.appUrl, { max: 2 })
})
afterAll(async () => {
  await app?.end()
  await cluster?.stop()
})

async function run(line: string) {
  const answers: string[] = []
  const asides: string[] = []
  const code = await runHub(line.split(' '), {
    terminal: { answer: (text) => answers.push(text), aside: (text) => asides.push(text) },
    clock,
    readConfig: () => loadConfig({ DATABASE_URL: database.appUrl }),
  })
  return { code, answer: answers.join('\n'), aside: asides.join('\n') }
}

async function writeAndSeal(): Promise<void> {
  const ctx = contextFor(app, clock, { kind: 'system', id: null })
  await ctx.tx((tx) => recordAudit(tx, ctx, { action: 'case-read', subjectKind: 'case', subjectId: newId() }))
  await waitUntil('it is sealed', async () => (await sealAudit({ pool: app, clock })) !== null)
}

describe('audit verify and audit head', () => {
  it('say that nothing has been sealed in a new hub', async () => {
    expect(await run('audit head')).toEqual({ code: 0, answer: 'Nothing has been sealed yet.', aside: '' })
    expect(await run('audit head --json')).toMatchObject({ code: 0, answer: 'null' })
    expect(await run('audit verify')).toMatchObject({
      ...{ code: 0, answer: 'OK. Entries sealed: 0. Seals: 0. Entries not sealed yet: 0.' },
    })
  })

  it('name the newest seal, which a later check takes as noted', async () => {
    await writeAndSeal()

    const { answer: head } = await run('audit head')
    expect(head).toMatch(/^1:[0-9a-f]{64}$/)
    expect(await run(`audit verify --noted ${head}`)).toEqual({
      ...{ code: 0, aside: '' },
      answer: `OK. Entries sealed: 1. Seals: 1. Entries not sealed yet: 0.\n${head}`,
    })
    const { answer } = await run('audit verify --json')
    expect(JSON.parse(answer)).toEqual({
      ...{ isWhole: true, seals: 1, entries: 1, unsealedEntries: 0 },
      head: { number: 1, digest: head.slice(2) },
    })
  })

  it('name the first seal that does not fit in one line, and fail', async () => {
    await writeAndSeal()
    const owner = openPool(database.url, { max: 1 })
    await owner.query('alter table audit_entries disable trigger audit_entries_stay')
    await owner.query(
      "update audit_entries set action = 'x' where txid >= (select before_txid from audit_seals where number = 1)",
    )
    await owner.end()

    const { code, answer, aside } = await run('audit verify --json')
    expect([code, JSON.parse(answer)]).toEqual([1, { isWhole: false, brokenAt: 2, why: 'does-not-fit' }])
    expect(aside).toMatch(/^Seal 2 of the audit does not fit its entries: .*\.$/)
    expect(await run('audit verify')).toEqual({ code: 1, answer: '', aside })
  })

  it.each(['audit verify --noted 1', 'audit verify --noted 0:00', 'audit verify now', 'audit head --all'])(
    'refuse %s as wrong usage',
    async (line) => {
      const { code, answer, aside } = await run(line)

      expect([code, answer]).toEqual([2, ''])
      expect(aside).toContain('Usage: npm run hub -- audit ')
    },
  )

  it('are there only by their whole names', async () => {
    expect((await run('audit')).aside).toContain('There is no command audit.')
  })
})

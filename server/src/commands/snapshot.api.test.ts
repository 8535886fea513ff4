import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../test/build-test-app.ts'
import { aCase } from '../../test/factories/index.ts'
import { loadConfig } from '../config.ts'
import { runHub } from './run-hub.ts'

let hub: TestApp
beforeAll(async () => {
  hub = await buildTestApp()
  await aCase(hub.pool, { status: 'DRAFTING', receivedOn: '2026-06-01' })
})
afterAll(() => hub?.close())

async function run(line: string) {
  const said: string[] = []
  const code = await runHub(line.split(' '), {
    terminal: { answer: (text) => said.push(text), aside: (text) => said.push(text) },
    clock: hub.clock,
    readConfig: () => loadConfig({ DATABASE_URL: hub.database.url, PUBLIC_URL: 'http://hub.test' }),
  })
  return { code, said: said.join('\n') }
}
const counted = async () => (await hub.pool.query('select month_end as on, cases from snapshot_runs')).rows

it('counts a month end that was never counted only when told to go by what is known now', async () => {
  expect(await run('snapshot --month 2026-10')).toEqual({
    code: 1,
    said: 'That month end was never counted. To count it with what is known now, add --as-known-now.',
  })
  expect(await run('snapshot --month 2026-10 --as-known-now')).toEqual({
    code: 0,
    said: 'Counted 31 October 2026 again.',
  })
  expect(await counted()).toEqual([{ on: '2026-10-31', cases: 1 }])
  expect((await run('snapshot --month 2026-10')).code).toBe(0)
})

it('wants a month that is over', async () => {
  for (const line of ['snapshot', 'snapshot --month October', 'snapshot --month 2026-11', 'snapshot --all'])
    expect((await run(line)).code, line).toBe(2)
})

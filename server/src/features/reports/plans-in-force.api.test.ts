import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildTestApp, type TestApp } from '../../../test/build-test-app.ts'
import { aCase } from '../../../test/factories/index.ts'
import { contextFor } from '../../platform/context.ts'
import { runReport } from './index.ts'

let hub: TestApp
beforeAll(async () => {
  hub = await buildTestApp()
})
afterAll(() => hub.close())

it('a plan issued after the census was not in force on it; one without a day of beginning that the return lists was', async () => {
  const plan = (columns: Record<string, unknown>) =>
    aCase(hub.pool, { status: 'FINAL_ISSUED', columns: { is_active_plan: true, ...columns } })
  await plan({ plan_started_on: '2024-12-31' })
  await plan({ plan_started_on: null })
  await plan({ plan_started_on: '2026-10-01' })
  await plan({ plan_started_on: '2020-01-01', plan_ceased_on: '2024-12-31', is_active_plan: false })

  const ctx = contextFor(hub.pool, hub.clock, { kind: 'system', id: null })
  expect(await runReport(ctx, 'requests', 2024)).toMatchObject({ censusOn: '2025-01-01', plansInForce: 2 })
})

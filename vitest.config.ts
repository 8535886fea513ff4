import { availableParallelism } from 'node:os'
import { configDefaults, defineConfig } from 'vitest/config'

const outputFile = process.env.TEST_REPORT
const api = 'server/**/*.api.test.ts'

/**
 * For what happens elsewhere, in milliseconds: as long as `waitUntil` waits. No test is slow; a busy machine is, and a
 * longer wait costs nothing where nothing is wrong.
 */
const patience = { testTimeout: 60_000, hookTimeout: 60_000, expect: { poll: { timeout: 30_000 } } }

/** Two projects: `unit` needs nothing, `api` has a Postgres (server/test/global-setup.ts). Journeys are in e2e. */
export default defineConfig({
  test: {
    // API tests wait for Postgres and for processes of their own: one more at a time than the machine has cores.
    maxWorkers: Math.min(availableParallelism() + 1, 8),
    // `npm test` counts what ran, and tells again at its end what failed.
    reporters: [
      'default',
      ...(outputFile ? [['./server/test/test-report.ts', { outputFile }] as const] : []),
    ],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{shared,server,web}/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, api],
          ...patience,
        },
      },
      {
        test: {
          name: 'api',
          include: [api],
          globalSetup: './server/test/global-setup.ts',
          ...patience,
        },
      },
    ],
  },
})

import { configDefaults, defineConfig } from 'vitest/config'

const outputFile = process.env.TEST_REPORT
const api = 'server/**/*.api.test.ts'

/** Two projects: `unit` needs nothing, `api` has a Postgres (server/test/global-setup.ts). Journeys are in e2e. */
export default defineConfig({
  test: {
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
        },
      },
      {
        test: {
          name: 'api',
          include: [api],
          globalSetup: './server/test/global-setup.ts',
          testTimeout: 20_000,
          // As long as `waitUntil` waits for what happens elsewhere: a second is too short on a busy machine.
          expect: { poll: { timeout: 15_000 } },
          hookTimeout: 30_000,
        },
      },
    ],
  },
})

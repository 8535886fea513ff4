import { defineConfig, devices } from '@playwright/test'
import { browserArguments, findBrowser } from './support/browser.ts'

/**
 * The journeys run against the whole hub, started for them with a database, an inbox and demo families of its own.
 * `npm test` gives the port and the folder, and removes the folder afterwards.
 */
const { E2E_PORT: port, E2E_DATA_DIR: dataDir, TEST_REPORT: outputFile } = process.env
if (!port || !dataDir) throw new Error('Run the journeys with: npm test -- e2e')

// By name: no browser makes a passkey for a bare address.
const baseURL = `http://localhost:${port}`
const executablePath = await findBrowser()

const use = {
  ...devices['Desktop Chrome'],
  baseURL,
  // One that says HeadlessChrome is taken for a robot by some code, and would be tested instead of people's pages.
  userAgent:
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36',
  locale: 'en-GB',
  timezoneId: 'Europe/London',
  actionTimeout: 10_000,
  launchOptions: { executablePath, args: browserArguments },
}

export default defineConfig({
  testDir: './journeys',
  outputDir: '../test-results',
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  reporter: [['list'], ...(outputFile ? [['./support/test-report.ts', { outputFile }] as const] : [])],
  use: { ...use, trace: 'retain-on-failure' },
  projects: [
    { name: 'js', use },
    // Families' journeys work without JavaScript: those with the tag @nojs run a second time without it.
    { name: 'nojs', use: { ...use, javaScriptEnabled: false }, grep: /@nojs/ },
  ],
  webServer: {
    command: `"${process.execPath}" ../server/src/start.ts`,
    url: `${baseURL}/readyz`,
    timeout: 180_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    stderr: 'pipe',
    env: {
      // Empty, not missing: a developer's own .env must not lead the tests to a real database.
      DATABASE_URL: '',
      SMTP_URL: '',
      MAIL_FROM: '',
      HOST: '127.0.0.1',
      PORT: port,
      PUBLIC_URL: baseURL,
      HUB_DATA_DIR: dataDir,
      DEMO_DATA: 'yes',
      COUNCIL: 'kent',
      SIGN_IN_LIMIT_PER_15_MINUTES: '10000',
      WRITE_LIMIT_PER_MINUTE: '10000',
    },
  },
})

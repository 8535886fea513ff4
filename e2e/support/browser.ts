import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

/** For root, containers and machines without a graphics card; nothing is fetched that a page did not ask for. */
export const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * The Chromium to test with: CHROMIUM_PATH, one on the PATH, the one that comes with the packages (Linux on x64), or
 * Playwright's own.
 * @throws Error that says what to install when there is none: a journey is never skipped for want of a browser
 */
export async function findBrowser(): Promise<string> {
  const chosen = process.env.CHROMIUM_PATH
  if (chosen) {
    if (existsSync(chosen)) return chosen
    throw new Error(`CHROMIUM_PATH is ${chosen}, where there is no browser.`)
  }
  const found = onPath() ?? (await fromPackage()) ?? chromium.executablePath()
  if (existsSync(found)) return found
  throw new Error(
    'The browser journeys need Chromium: install it (apt install chromium, or npx playwright install chromium), or set CHROMIUM_PATH to one.',
  )
}

function onPath(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path))
}

async function fromPackage(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  // Read when the package is loaded: it then brings the system libraries that a bare machine lacks.
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs24.x'
  const { default: packaged } = await import('@sparticuz/chromium')
  return packaged.executablePath()
}

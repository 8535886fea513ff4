import { test as base, type Page } from '@playwright/test'
import { expectFitForAll } from './fit-for-all.ts'
import { watchFor } from './guard.ts'
import { type Mailbox, openMailbox } from './mailbox.ts'
import { signIn } from './sign-in.ts'
import { makeTestData, type TestData } from './test-data.ts'

interface Fixtures {
  /** A browser of their own for one more person. */
  anotherBrowser: () => Promise<Page>
  /** What comes to an address from now on. */
  mailboxOf: (address: string) => Promise<Mailbox>
  signInFamily: (page: Page, address: string) => Promise<void>
  signInStaff: (page: Page, address: string) => Promise<void>
  testData: TestData
  /** The screen as it is now has no barrier and fits a small phone. */
  fitForAll: (page: Page) => Promise<void>
}

export { expect } from '@playwright/test'

/** Every browser of every journey is watched: no other host, nothing on the console, nothing against the security policy. */
export const test = base.extend<Fixtures>({
  context: async ({ context, baseURL }, use) => {
    const faults = watchFor(context, baseURL ?? '')
    await use(context)
    base.expect(faults).toEqual([])
  },
  anotherBrowser: async ({ browser, baseURL }, use) => {
    const opened: { close(): Promise<void>; faults: string[] }[] = []
    await use(async () => {
      const context = await browser.newContext()
      opened.push({ close: () => context.close(), faults: watchFor(context, baseURL ?? '') })
      return context.newPage()
    })
    for (const { close } of opened) await close()
    base.expect(opened.flatMap(({ faults }) => faults)).toEqual([])
  },
  mailboxOf: async ({ request }, use) => {
    await use((address) => openMailbox(request, address))
  },
  signInFamily: async ({ baseURL }, use) => {
    await use((page, address) => signIn(page.request, baseURL ?? '', 'family', address))
  },
  signInStaff: async ({ baseURL }, use) => {
    await use((page, address) => signIn(page.request, baseURL ?? '', 'staff', address))
  },
  testData: async ({ baseURL }, use) => {
    const testData = makeTestData(baseURL ?? '')
    await use(testData)
    await testData.close()
  },
  fitForAll: async ({ javaScriptEnabled }, use) => {
    await use((page) => expectFitForAll(page, javaScriptEnabled !== false))
  },
})

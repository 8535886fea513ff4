import { type CouncilProvider, startCouncilProvider } from '../support/council-provider.ts'
import { expect, test } from '../support/fixtures.ts'
import { freePort, type OwnHub, startOwnHub } from '../support/own-hub.ts'

/** A hub of its own, whose staff sign in at the council's provider. */
let hub: OwnHub
let provider: CouncilProvider
let address = ''

test.beforeAll(async () => {
  test.setTimeout(120_000)
  address = `http://127.0.0.1:${await freePort()}`
  provider = await startCouncilProvider(address)
  hub = await startOwnHub(address, {
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.clientId,
    OIDC_CLIENT_SECRET: provider.clientSecret,
    OIDC_ROLE_MAP: 'manager=SEND-Managers;hub=SEND-Hub;accounts=SEND-Managers',
  })
})

test.afterAll(async () => {
  await hub?.stop()
  await provider?.stop()
})

test('I sign in with my council account, come to where I was going, and sign out of both', async ({
  browser,
  fitForAll,
}) => {
  // Not the journeys' own browser: this one has to visit another host.
  const context = await browser.newContext()
  const page = await context.newPage()

  await page.goto(`${address}/staff/accounts`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Staff sign in')
  await expect(page.getByLabel('Email address')).toHaveCount(0)
  await fitForAll(page)
  await page.getByRole('button', { name: 'Sign in with your council account' }).click()
  await page.getByRole('link', { name: 'Grace Adeyemi' }).click()

  await expect(page).toHaveURL(`${address}/staff/accounts`)
  await expect(page.getByRole('row', { name: /Grace Adeyemi/ })).toContainText('Manager')
  await fitForAll(page)

  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: /yes/i }).click()
  await expect(page).toHaveURL(new RegExp(`^${address}/staff/sign-in`))
  await page.goto(`${address}/staff/accounts`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Staff sign in')
  await page.getByRole('button', { name: 'Sign in with your council account' }).click()
  await expect(page.getByRole('link', { name: 'Grace Adeyemi' }), 'the provider asks again').toBeVisible()
  await context.close()
})

test('with a council account that has no access here I am told so, and whom to ask', async ({
  browser,
  fitForAll,
}) => {
  const context = await browser.newContext()
  const page = await context.newPage()

  await page.goto(`${address}/staff`)
  await page.getByRole('button', { name: 'Sign in with your council account' }).click()
  await page.getByRole('link', { name: 'Sam Bins' }).click()

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You have no access')
  await fitForAll(page)
  await page.goto(`${address}/staff/sign-in/callback?code=made-up&state=made-up`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in again')
  await fitForAll(page)
  await context.close()
})

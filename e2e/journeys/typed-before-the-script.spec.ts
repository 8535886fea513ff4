import type { Page } from '@playwright/test'
import { expect, test } from '../support/fixtures.ts'
import { staff } from '../support/people.ts'

/** A page whose scripts are still on their way: they come when the returned function is called. */
async function withoutScriptsYet(page: Page, path: string): Promise<() => void> {
  const { promise: mayCome, resolve: letCome } = Promise.withResolvers<void>()
  await page.route(/\.js$/, async (route) => {
    await mayCome
    await route.continue()
  })
  await page.goto(path, { waitUntil: 'commit' })
  return letCome
}

test('A caller’s name that I typed before the script ran is looked for when it does', async ({
  page,
  signInStaff,
}) => {
  await signInStaff(page, staff.hana)
  const letScriptsCome = await withoutScriptsYet(page, '/staff/enquiries/new')
  await page.getByLabel('Who is it?').fill('Lisa Rowe')

  letScriptsCome()

  await expect(page.getByRole('option').first()).toContainText('Lisa Rowe')
  await expect(page.getByRole('combobox', { name: 'Who is it?' })).toHaveValue('Lisa Rowe')
})

test('How easily a saved reply reads is told of what I typed before the script ran', async ({
  page,
  signInStaff,
}) => {
  await signInStaff(page, staff.grace)
  const letScriptsCome = await withoutScriptsYet(page, '/staff/saved-replies/new')
  await page.getByLabel('The reply', { exact: true }).fill('Hello {name}, we write to you soon.')
  await expect(page.getByText(/^Reads well/)).toHaveCount(0)

  letScriptsCome()

  await expect(page.getByText(/^Reads well/)).toBeVisible()
})

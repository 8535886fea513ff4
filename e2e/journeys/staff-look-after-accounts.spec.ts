import { expect, test } from '../support/fixtures.ts'
import { families, staff } from '../support/people.ts'

test('a manager adds a colleague, changes what they may do, and ends the account', async ({
  page,
  signInStaff,
  fitForAll,
}) => {
  await signInStaff(page, staff.grace)
  await page.goto('/staff/accounts')
  await fitForAll(page)

  await page.getByRole('button', { name: 'Add a person' }).click()
  await page.getByRole('button', { name: 'Make the account' }).click()
  await expect(page.getByRole('alert')).toContainText('Enter a name')
  await fitForAll(page)
  await page.getByLabel('Name', { exact: true }).fill('Nora New')
  await page.getByLabel('Work email address').fill('nora.new@example.test')
  await page.getByLabel(/^Officer/).check()
  await page.getByRole('button', { name: 'Make the account' }).click()
  await expect(page.getByRole('alert')).toContainText('The account is made')
  const row = page.getByRole('row', { name: /Nora New/ })
  await expect(row).toContainText('Officer')

  await row.getByRole('link', { name: /Change/ }).click()
  await fitForAll(page)
  await page.getByLabel(/Sets and clears restrictions/).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(row).toContainText('Safeguarding')

  await row.getByRole('link', { name: /Change/ }).click()
  await page.getByLabel('End this account').check()
  await page.getByRole('button', { name: 'Save' }).click()
  await fitForAll(page)
  await page.getByRole('button', { name: 'End this account' }).click()
  await expect(row).toContainText('Ended')
})

test('a token for another system is shown once, and taken back', async ({
  page,
  signInStaff,
  request,
  fitForAll,
}) => {
  await signInStaff(page, staff.grace)
  await page.goto('/staff/accounts')
  await page.getByRole('button', { name: 'Make a token' }).click()
  await fitForAll(page)
  await page.getByLabel('Which system is it for?').fill('The data warehouse')
  await page.getByLabel('Read reports').check()
  await page.getByRole('button', { name: 'Make the token' }).click()
  await fitForAll(page)
  const token = (await page.locator('code').textContent()) ?? ''
  const read = () =>
    request.get('/api/staff/reports/caseload', { headers: { authorization: `Bearer ${token}` } })
  expect((await read()).status()).toBe(200)

  await page.getByRole('link', { name: /back to the list/ }).click()
  await expect(page.getByText(token)).toHaveCount(0)
  await page.getByRole('button', { name: /Take back the token of The data warehouse/ }).click()
  await expect(page.getByRole('alert')).toContainText('does not work any more')
  expect((await read()).status()).toBe(401)
})

test('a family member who lost their second check is helped back in, after a look at who they are', async ({
  page,
  signInStaff,
  mailboxOf,
  fitForAll,
}) => {
  await signInStaff(page, staff.grace)
  await page.goto('/staff/accounts')
  await page.getByRole('link', { name: 'A family member has lost their second check' }).click()
  await fitForAll(page)
  await page.getByLabel('Their email address').fill('nobody@example.test')
  await page.getByRole('button', { name: 'Find them' }).click()
  await expect(page.getByRole('alert')).toContainText('Nobody whom you can see here has this address')
  await page.getByLabel('Their email address').fill(families.motherOfElsie)
  await page.getByRole('button', { name: 'Find them' }).click()
  await expect(page.getByText(families.motherOfElsie)).toBeVisible()
  await fitForAll(page)
  await page.getByRole('button', { name: 'Take it away' }).click()
  await expect(page.getByRole('alert')).toContainText('Choose how you checked who they are')
  await expect(page.getByText(families.motherOfElsie), 'it still says whom it is about').toBeVisible()

  const inbox = await mailboxOf(families.motherOfElsie)
  await page.getByLabel(/^In person/).check()
  await page.getByRole('button', { name: 'Take it away' }).click()
  await expect(page.getByRole('alert')).toContainText('This person has no second factor')
  expect(await inbox.all()).toEqual([])
})

import { expect, test } from '../support/fixtures.ts'
import { staff } from '../support/people.ts'

test('I search for words somebody wrote, and open what I found', async ({ page, signInStaff, fitForAll }) => {
  await signInStaff(page, staff.joe)
  await page.goto('/staff/search')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Search')

  await page.getByRole('searchbox').fill('taxi')
  await page.getByRole('searchbox').press('Enter')
  await expect(page.getByRole('status')).toContainText('Found:')
  expect(page.url()).not.toContain('taxi')
  await expect(page.getByRole('main').locator('mark').first()).toContainText(/taxi/i)
  await fitForAll(page)

  await page.getByRole('region', { name: 'Enquiries' }).getByRole('link').first().click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('ENQ-')
})

test('a name with a slip in it finds the person; nonsense says what to try', async ({
  page,
  signInStaff,
  fitForAll,
}) => {
  await signInStaff(page, staff.joe)
  await page.goto('/staff/search')
  await page.getByRole('searchbox').fill('Okafr')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page.getByRole('region', { name: 'People' })).toContainText('Okafor')

  await page.getByRole('searchbox').fill('zzyzxq')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page.getByRole('main')).toContainText('Nothing was found')
  await fitForAll(page)
})

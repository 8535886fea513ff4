import { FamilyCasePage } from '../pages/family-case-page.ts'
import { StaffBulkOrdersPages } from '../pages/staff-bulk-orders-pages.ts'
import { StaffCaseloadPages } from '../pages/staff-caseload-pages.ts'
import { dayInWords, daysFromToday } from '../support/days.ts'
import { expect, test } from '../support/fixtures.ts'
import { families, staff } from '../support/people.ts'

test('I see what is late and what comes next, and open it without a mouse', async ({
  page,
  signInStaff,
  fitForAll,
}) => {
  const caseload = new StaffCaseloadPages(page)
  await signInStaff(page, staff.priya)

  await caseload.open()
  await expect(caseload.heading).toHaveText('My cases')
  await expect(caseload.rows.first()).toContainText(/\d+ days? late/)
  await fitForAll(page)

  const late = await caseload.count('Late')
  await caseload.show('Late')
  await expect(caseload.heading).toHaveText('My cases: late')
  await expect(caseload.rows).toHaveCount(late)
  expect(new URL(page.url()).search, 'a view is an address to share').toBe('?whose=mine&view=late')

  await caseload.show('Advice overdue')
  await expect(caseload.rows.first()).toContainText('Report: ')
  // The list can be read before its keys work: a key that came too early is pressed again, as a person would.
  await expect(async () => {
    await page.keyboard.press('j')
    await expect(caseload.rows.getByRole('link').and(page.locator(':focus'))).toHaveCount(1, { timeout: 500 })
  }).toPass()
  await page.keyboard.press('o')
  await expect(page).toHaveURL(/\/staff\/cases\/[\w-]+$/)
})

test('I arrange the reviews of a cohort at once, after a look at what will happen', async ({
  page,
  anotherBrowser,
  mailboxOf,
  signInStaff,
  signInFamily,
  fitForAll,
}) => {
  const [day, otherDay] = [daysFromToday(40), daysFromToday(47)]
  const caseload = new StaffCaseloadPages(page)
  const mailbox = await mailboxOf(families.motherOfHugo)
  await signInStaff(page, staff.karen)

  await caseload.open()
  await caseload.follow('Reviews by month')
  await expect(caseload.heading).toHaveText('My cases: reviews by month')
  await fitForAll(page)
  await page
    .getByRole('link', { name: /reviews to do/ })
    .last()
    .click()
  await expect(caseload.heading).toHaveText('My cases: reviews')
  await expect(caseload.main).toContainText('Only: due in ')
  await caseload.follow('Show all')

  await caseload.openSeveral()
  await fitForAll(page)
  await caseload.check()
  await expect(page.getByRole('alert')).toContainText('Choose at least one case')
  await caseload.tick('Hugo Blanc')
  await caseload.tick('Precious Moyo')
  await expect(page.getByRole('status')).toHaveText(/^2 of \d+ chosen\.$/)
  await page.getByLabel('Day of the meeting').fill(day)
  await caseload.check()

  await expect(caseload.heading).toHaveText('Check before it is written: arrange annual reviews')
  await expect(caseload.main).toContainText(`Annual review arranged, meeting on ${dayInWords(day)}`)
  await expect(caseload.main).toContainText('Camille Blanc')
  await fitForAll(page)
  await caseload.meetingDay('Precious Moyo').fill(otherDay)
  await page.getByRole('button', { name: 'Ask for a second person' }).click()
  await expect(caseload.main, 'a day that was changed is looked at again').toContainText('You changed a day.')
  await expect(caseload.main).toContainText(`meeting on ${dayInWords(otherDay)}`)
  await page.getByRole('button', { name: 'Ask for a second person' }).click()
  await expect(caseload.heading).toHaveText('Waiting for a second person')
  expect(await mailbox.all(), 'nothing is sent before somebody else lets it go').toEqual([])

  const second = new StaffBulkOrdersPages(await anotherBrowser())
  await signInStaff(second.page, staff.grace)
  await second.openFrom('Karen')
  await second.letGo()
  await expect(second.main).toContainText('Let go by you')
  await mailbox.next('There is an update for you')
  expect(await mailbox.all()).toHaveLength(1)

  const home = await anotherBrowser()
  await signInFamily(home, families.motherOfHugo)
  await home.goto('/')
  await expect(new FamilyCasePage(home).stage).toHaveText('Review time')
})

test('I see where the work lies, and who must have a place named by when', async ({
  page,
  signInStaff,
  fitForAll,
}) => {
  const caseload = new StaffCaseloadPages(page)
  await signInStaff(page, staff.grace)

  await caseload.open()
  await expect(caseload.main).toContainText('No case is yours.')
  await caseload.follow('By officer')
  await fitForAll(page)
  await page.getByRole('link', { name: /^\d+ late, Priya Rai$/ }).click()
  await expect(caseload.heading).toHaveText('Priya Rai’s cases: late')

  await caseload.open('?whose=all')
  await caseload.follow('Phase transfers')
  await expect(caseload.main).toContainText(/Place named by \w+ 14 February \d{4}/)
  await expect(caseload.main).toContainText(/Place named by \w+ 30 March \d{4}/)
  await fitForAll(page)
  await page
    .getByRole('link', { name: /^\d+ plans: Place named by/ })
    .first()
    .click()
  await expect(caseload.heading).toHaveText('All cases: phase transfers')
  await expect(caseload.main).toContainText('Only: place to be named by ')
})

test('councillors get plans by district and cases by stage, and reviews with what is overdue', async ({
  page,
  signInStaff,
  fitForAll,
}) => {
  await signInStaff(page, staff.grace)

  await page.goto('/staff/reports/caseload')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Caseload: six month ends and now')
  await expect(page.getByRole('table', { name: 'Plans in force by district' })).toContainText('All districts')
  await fitForAll(page)
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download as CSV for publication' }).click()
  expect((await downloading).suggestedFilename()).toMatch(/^caseload-for-publication-.+\.csv$/)

  await page.getByRole('link', { name: 'Reviews', exact: true }).click()
  await expect(page.getByRole('main')).toContainText('Overdue now, of whatever year')
  await fitForAll(page)

  await page.getByRole('main').getByRole('link', { name: 'Enquiries', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Enquiries in')
  await expect(page.getByRole('table', { name: /First answer by a person/ })).toContainText(
    'By the promised day',
  )
  await fitForAll(page)
})

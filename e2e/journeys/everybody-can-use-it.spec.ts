import { FamilyCasePage } from '../pages/family-case-page.ts'
import { FamilyEnquiryPage } from '../pages/family-enquiry-page.ts'
import { SignInPage } from '../pages/sign-in-page.ts'
import { StaffCasePages } from '../pages/staff-case-pages.ts'
import { expect, test } from '../support/fixtures.ts'
import { families, staff } from '../support/people.ts'

// The screens that the other journeys look at on their way are not here.

test.describe('every other screen is for everybody too', { tag: '@nojs' }, () => {
  test('I read about the service without signing in', async ({ page, fitForAll }) => {
    for (const [path, heading] of [
      ['/accessibility', 'Accessibility statement'],
      ['/cookies', 'Cookies'],
      ['/privacy', 'Privacy'],
      ['/contact', 'Contact us'],
      ['/dev/inbox', 'Local inbox'],
    ] as const) {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
      await fitForAll(page)
    }
  })

  test('I see that a question of mine is overdue, in words', async ({ page, signInFamily, fitForAll }) => {
    await signInFamily(page, families.fatherOfLeo)
    const enquiry = new FamilyEnquiryPage(page)

    await page.goto('/')
    await new FamilyCasePage(page).questions.filter({ hasText: 'Late' }).getByRole('link').click()

    await expect(enquiry.promise).toContainText(/Late We said we would answer by .+\. We have not\./)
    await fitForAll(page)
  })

  test('after a death I read only kind words', async ({ page, signInFamily, fitForAll }) => {
    await signInFamily(page, families.motherOfArthur)

    await page.goto('/')

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('We are so sorry')
    await expect(page.getByRole('main')).not.toContainText(/late|20 weeks|working days/i)
    await fitForAll(page)
  })

  test('the first thing the Tab key finds is the way to the content', async ({ page }) => {
    await page.goto('/')
    await page.keyboard.press('Tab')

    await expect(page.getByRole('link', { name: 'Skip to main content' })).toBeFocused()
  })

  test('staff record a call and read out the reference and the day', async ({
    page,
    signInStaff,
    fitForAll,
  }) => {
    await signInStaff(page, staff.hana)

    await page.goto('/staff/enquiries/new')
    await fitForAll(page)
    await page.getByRole('button', { name: 'Record and get a reply-by date' }).click()
    await expect(page.locator('.govuk-error-summary')).toContainText('Enter the name of the person who asks')
    await fitForAll(page)
    await page.getByLabel('Name of the person who asks').fill('Rosa Field')
    await page.getByLabel('Phone (optional)').fill('01632 960123')
    await page.getByLabel('Something else').check()
    await page.getByLabel('What was asked').fill('Who can help me to fill in the form?')
    await page.getByRole('button', { name: 'Record and get a reply-by date' }).click()

    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Recorded/)
    await expect(page.getByRole('blockquote')).toContainText(
      /Your reference is ENQ-\w{4}-\w\. We will answer by [A-Z][a-z]+day \d/,
    )
    await fitForAll(page)
  })

  test('staff see the reports, their sign-in page, and a case that has ended', async ({
    page,
    signInStaff,
    fitForAll,
  }) => {
    await new SignInPage(page).open('staff')
    await fitForAll(page)
    await signInStaff(page, staff.priya)
    const cases = new StaffCasePages(page)

    await page.goto('/staff/reports')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await fitForAll(page)
    await cases.open()
    await cases.search('Bloom')
    await cases.choose('Arthur Bloom')
    await expect(page.getByRole('main')).toContainText('No step follows.')
    await fitForAll(page)
  })
})

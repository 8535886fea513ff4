import { FamilyCasePage } from '../pages/family-case-page.ts'
import { FamilyEnquiryPage } from '../pages/family-enquiry-page.ts'
import { expect, test } from '../support/fixtures.ts'
import { families, staff } from '../support/people.ts'

test.describe('a promise to answer that was not kept', () => {
  test('I read on my phone that they missed the day, that they are sorry, and by when now', {
    tag: '@nojs',
  }, async ({ page, signInFamily, fitForAll }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    await signInFamily(page, families.fatherOfLeo)
    const enquiry = new FamilyEnquiryPage(page)

    await page.goto('/')
    const late = new FamilyCasePage(page).questions.filter({ hasText: 'Late' })
    await expect(late).toContainText(/We said we would answer by .+, and missed it\. We will answer by .+\./)
    await late.getByRole('link').click()

    await expect(enquiry.promise).toContainText(
      /Late We said we would answer by .+\. We missed it, and we are sorry\./,
    )
    await expect(enquiry.promise).toContainText('because we were late')
    const apology = enquiry.messages.filter({ hasText: 'We missed it.' })
    await expect(apology.first()).toContainText('We are sorry.')
    await enquiry.promise.getByText('What we promised you').click()
    await expect(enquiry.promise.getByRole('listitem').first()).toContainText('We missed this.')
    await fitForAll(page)
  })

  test('I work here: I see what was missed and whose it is, and ask the family for something', async ({
    page,
    signInStaff,
    fitForAll,
  }) => {
    await signInStaff(page, staff.hana)
    await page.goto('/staff/enquiries')
    await page
      .getByRole('link', { name: /Hodan Jama/ })
      .first()
      .click()

    const acts = page.getByRole('region', { name: 'What to do' })
    await expect(acts).toContainText('missed')
    await expect(acts).toContainText(/Raised to a (senior|manager)/)
    await acts.getByText('Ask the family for something').click()
    await acts.getByLabel('What we need from Hodan Jama').fill('Which days can you be rung on this week?')
    await acts.getByRole('button', { name: 'Ask, and pause the promise' }).click()

    await expect(page.getByRole('alert').filter({ hasText: 'Your question is sent' })).toBeVisible()
    await expect(acts).toContainText('Waiting for the family since')
    await fitForAll(page)
  })
})

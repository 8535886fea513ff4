import { StaffEnquiryPage } from '../pages/staff-enquiry-page.ts'
import { expect, test } from '../support/fixtures.ts'
import { staff } from '../support/people.ts'

test('Without the script I save a draft with its button, and send it later', async ({
  page,
  signInStaff,
  testData,
  javaScriptEnabled,
}) => {
  test.skip(javaScriptEnabled !== false)
  const { id } = await testData.question('When do you write again?')
  await signInStaff(page, staff.hana)
  await page.goto(`/staff/enquiries/${id}`)
  const enquiry = new StaffEnquiryPage(page)
  await enquiry.reply.fill('We write on')
  await page.getByRole('button', { name: 'Save as draft' }).first().click()

  await expect(enquiry.reply).toHaveValue('We write on')
  await expect(page.getByText(/^This is your draft, saved /)).toBeVisible()

  await enquiry.sendReply('We write on Monday.')
  await expect(enquiry.reply).toHaveValue('')
  await expect(enquiry.messages.last()).toContainText('We write on Monday.')
})

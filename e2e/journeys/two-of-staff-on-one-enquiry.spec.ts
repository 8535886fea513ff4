import { randomUUID } from 'node:crypto'
import { StaffEnquiryPage } from '../pages/staff-enquiry-page.ts'
import { StaffQueuePage } from '../pages/staff-queue-page.ts'
import { expect, test } from '../support/fixtures.ts'
import { staff } from '../support/people.ts'

// Without the script nobody is told anything while a page is open; staff-draft-without-script has what holds then.
test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false)

test('Joe and Hana open one enquiry: each sees the other, one answer goes out, and no word is lost', async ({
  page,
  anotherBrowser,
  signInStaff,
  testData,
  fitForAll,
}) => {
  const { id } = await testData.question('When is the meeting about Skye?')
  const hanas = await anotherBrowser()
  await signInStaff(page, staff.joe)
  await signInStaff(hanas, staff.hana)

  await page.goto(`/staff/enquiries/${id}`)
  await hanas.goto(`/staff/enquiries/${id}`)
  const [joe, hana] = [new StaffEnquiryPage(page), new StaffEnquiryPage(hanas)]
  await expect(page.getByText(/^Hana \w+ is here\.$/)).toBeVisible()
  await expect(hanas.getByText(/^Joe \w+ is here\.$/)).toBeVisible()

  await joe.reply.fill('The meeting is on Monday at 2pm.')
  await expect(hanas.getByText(/^Joe \w+ is writing an answer\.$/)).toBeVisible()
  await expect(page.getByText(/^Draft saved \d/)).toBeVisible()

  await hana.reply.fill('We will tell you tomorrow.')
  await hanas.getByRole('button', { name: 'Send reply' }).click()
  await expect(hanas.getByText(/^Your reply is sent/)).toBeVisible()

  await expect(page.getByRole('alert')).toContainText('has answered')
  await expect(page.getByRole('alert')).toContainText('We will tell you tomorrow.')
  await expect(joe.reply).toHaveValue('The meeting is on Monday at 2pm.')
  await fitForAll(page)

  await page.getByRole('button', { name: 'Look at what has changed first' }).click()
  await expect(page.getByRole('region', { name: /has answered/ })).toBeFocused()
  await page.reload()
  await expect(joe.reply).toHaveValue('The meeting is on Monday at 2pm.')
  await expect(joe.messages.filter({ hasText: 'on Monday at 2pm' })).toHaveCount(0)
  await expect(joe.messages.filter({ hasText: 'We will tell you tomorrow' })).toHaveCount(1)
})

test('What a colleague did is looked at, and then my answer goes out, once', async ({
  page,
  anotherBrowser,
  signInStaff,
  testData,
}) => {
  const { id } = await testData.question('Has the psychologist written?')
  const hanas = await anotherBrowser()
  await signInStaff(page, staff.joe)
  await signInStaff(hanas, staff.hana)
  await page.goto(`/staff/enquiries/${id}`)
  const joe = new StaffEnquiryPage(page)
  await joe.reply.fill('Yes, on Friday.')

  await hanas.goto(`/staff/enquiries/${id}`)
  await new StaffEnquiryPage(hanas).take()

  await expect(page.getByRole('alert')).toContainText(/^Hana \w+ has it now\./)
  await page.getByRole('button', { name: 'I have looked at it' }).click()
  await expect(joe.reply).toBeFocused()
  await expect(joe.reply).toHaveValue('Yes, on Friday.')
  await page.getByRole('button', { name: 'Send reply' }).click()

  await expect(page.getByText(/^Your reply is sent/)).toBeVisible()
  await expect(joe.messages.filter({ hasText: 'Yes, on Friday.' })).toHaveCount(1)
  await expect(joe.reply).toHaveValue('')
})

test('The queue follows what others do, and nothing moves under my hand', async ({
  page,
  anotherBrowser,
  signInStaff,
  testData,
  fitForAll,
}) => {
  const { id, reference } = await testData.question('Who looks after Skye now?')
  const hanas = await anotherBrowser()
  await signInStaff(page, staff.joe)
  await signInStaff(hanas, staff.hana)
  const queue = new StaffQueuePage(page)
  await page.goto('/staff/enquiries?queue=unassigned&sort=newest')
  await expect(page.getByText('Live', { exact: true })).toBeVisible()
  const before = await queue.rows.count()

  await hanas.goto(`/staff/enquiries/${id}`)
  await expect(queue.row(reference)).toContainText(/Hana \w+ here/)
  await new StaffEnquiryPage(hanas).take()
  await expect(queue.row(reference)).toContainText(/Taken by Hana/)
  await expect(queue.rows).toHaveCount(before)

  const { reference: another } = await testData.question(`Something else ${randomUUID()}`)
  const show = page.getByRole('button', { name: /1 new, 1 gone from this list/ })
  await expect(show).toBeVisible()
  await expect(queue.row(another)).toHaveCount(0)
  await fitForAll(page)
  await show.click()

  await expect(queue.opener(another)).toBeFocused()
  await expect(queue.row(reference)).toHaveCount(0)
  await expect(show).toHaveCount(0)
})

test('A draft is there again on another computer, after the first one died', async ({
  page,
  anotherBrowser,
  signInStaff,
  testData,
}) => {
  const { id } = await testData.question('What does the letter mean?')
  const first = await anotherBrowser()
  await signInStaff(first, staff.joe)
  await first.goto(`/staff/enquiries/${id}`)
  await new StaffEnquiryPage(first).reply.fill('It means that we')
  await expect(first.getByText(/^Draft saved \d/)).toBeVisible()
  await first.context().close()

  await signInStaff(page, staff.joe)
  await page.goto(`/staff/enquiries/${id}`)

  const joe = new StaffEnquiryPage(page)
  await expect(joe.reply).toHaveValue('It means that we')
  await expect(page.getByText(/^This is your draft, saved .* It has not been sent\.$/)).toBeVisible()
  await joe.reply.fill('It means that we agree.')
  await page.getByRole('button', { name: 'Send reply' }).click()
  await expect(page.getByText(/^Your reply is sent/)).toBeVisible()
  await page.reload()
  await expect(joe.reply).toHaveValue('')
})

test('Two windows of mine never write over each other unseen', async ({
  page,
  signInStaff,
  testData,
  fitForAll,
}) => {
  const { id } = await testData.question('May I bring somebody?')
  await signInStaff(page, staff.tom)
  const other = await page.context().newPage()
  await page.goto(`/staff/enquiries/${id}`)
  await other.goto(`/staff/enquiries/${id}`)
  await new StaffEnquiryPage(other).reply.fill('Yes, please do.')
  await expect(other.getByText(/^Draft saved \d/)).toBeVisible()

  const mine = new StaffEnquiryPage(page)
  await mine.reply.fill('No more than two.')

  await expect(page.getByRole('alert')).toContainText('You have changed this draft in another window.')
  await expect(page.getByRole('alert')).toContainText('Yes, please do.')
  await expect(mine.reply).toHaveValue('No more than two.')
  await fitForAll(page)
  await page.getByRole('button', { name: 'Keep what is in the box' }).click()
  await expect(page.getByText(/^Draft saved \d/)).toBeVisible()
  await page.reload()
  await expect(mine.reply).toHaveValue('No more than two.')
})

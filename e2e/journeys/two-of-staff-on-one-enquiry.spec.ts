import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { StaffEnquiryPage } from '../pages/staff-enquiry-page.ts'
import { StaffQueuePage } from '../pages/staff-queue-page.ts'
import { expect, test } from '../support/fixtures.ts'
import { staff } from '../support/people.ts'

/** Somebody rang whom nobody knows: an enquiry that joins no other, written down by whoever is signed in. */
async function aCall(page: Page, words: string): Promise<{ id: string; reference: string }> {
  const answer = await page.request.post('/api/staff/enquiries', {
    data: {
      ...{ channel: 'phone', topics: ['STATUS'], body: words },
      contact: { name: `Ines ${randomUUID().replace(/[^a-z]/g, '')}` },
    },
  })
  expect(answer.status(), await answer.text()).toBe(201)
  return answer.json()
}

const box = (page: Page) => page.locator('#reply')
const send = (page: Page) => page.getByRole('button', { name: 'Record this answer' }).click()
const isSent = (page: Page) => expect(page.getByText(/^The answer you gave to .* is recorded/)).toBeVisible()
const isSaved = (page: Page) => expect(page.getByText(/^Draft saved \d/)).toBeVisible()

test('Joe and Hana open one enquiry: each sees the other, one answer goes out, and no word is lost', async ({
  page,
  anotherBrowser,
  signInStaff,
  fitForAll,
}) => {
  const hanas = await anotherBrowser()
  await signInStaff(page, staff.joe)
  await signInStaff(hanas, staff.hana)
  const { id } = await aCall(page, 'When is the meeting?')

  await page.goto(`/staff/enquiries/${id}`)
  await hanas.goto(`/staff/enquiries/${id}`)
  await expect(page.getByText(/^Hana \w+ is here\.$/)).toBeVisible()
  await expect(hanas.getByText(/^Joe \w+ is here\.$/)).toBeVisible()

  await box(page).fill('The meeting is on Monday at 2pm.')
  await expect(hanas.getByText(/^Joe \w+ is writing an answer\.$/)).toBeVisible()
  await isSaved(page)

  await box(hanas).fill('We will tell you tomorrow.')
  await send(hanas)
  await isSent(hanas)
  await expect(box(hanas)).toHaveValue('')

  await expect(page.getByRole('alert')).toContainText('has answered')
  await expect(page.getByRole('alert')).toContainText('We will tell you tomorrow.')
  await expect(box(page)).toHaveValue('The meeting is on Monday at 2pm.')
  await fitForAll(page)

  await page.getByRole('button', { name: 'Look at what has changed first' }).click()
  await expect(page.getByRole('region', { name: /has answered/ })).toBeFocused()
  await page.reload()
  const { messages } = new StaffEnquiryPage(page)
  await expect(box(page)).toHaveValue('The meeting is on Monday at 2pm.')
  await expect(messages.filter({ hasText: 'on Monday at 2pm' })).toHaveCount(0)
  await expect(messages.filter({ hasText: 'We will tell you tomorrow' })).toHaveCount(1)
})

test('What a colleague did is looked at, and then my answer goes out, once', async ({
  page,
  anotherBrowser,
  signInStaff,
}) => {
  const hanas = await anotherBrowser()
  await signInStaff(page, staff.joe)
  await signInStaff(hanas, staff.hana)
  const { id } = await aCall(page, 'Has the psychologist written?')
  await page.goto(`/staff/enquiries/${id}`)
  await box(page).fill('Yes, on Friday.')

  await hanas.goto(`/staff/enquiries/${id}`)
  await new StaffEnquiryPage(hanas).take()

  await expect(page.getByRole('alert')).toContainText(/^Hana \w+ has it now\./)
  await page.getByRole('button', { name: 'I have looked at it' }).click()
  await expect(box(page)).toBeFocused()
  await expect(box(page)).toHaveValue('Yes, on Friday.')
  await send(page)

  await isSent(page)
  await expect(new StaffEnquiryPage(page).messages.filter({ hasText: 'Yes, on Friday.' })).toHaveCount(1)
  await expect(box(page)).toHaveValue('')
})

test('The queue follows what others do, and nothing moves under my hand', async ({
  page,
  anotherBrowser,
  signInStaff,
  fitForAll,
}) => {
  const hanas = await anotherBrowser()
  await signInStaff(page, staff.joe)
  await signInStaff(hanas, staff.hana)
  const { id, reference } = await aCall(page, 'Who looks after my case now?')
  const queue = new StaffQueuePage(page)
  await page.goto('/staff/enquiries?queue=unassigned&sort=newest')
  await expect(page.getByText('Live', { exact: true })).toBeVisible()
  const before = await queue.rows.count()

  await hanas.goto(`/staff/enquiries/${id}`)
  await expect(queue.row(reference)).toContainText(/Hana \w+ here/)
  await new StaffEnquiryPage(hanas).take()
  await expect(queue.row(reference)).toContainText(/Taken by Hana/)
  await expect(queue.rows).toHaveCount(before)

  const { reference: another } = await aCall(hanas, 'Something else')
  await queue.box(reference).check()
  await queue.several.locator('summary').click()
  await expect(queue.several).toContainText(`1 of ${before} chosen.`)
  const show = page.getByRole('button', { name: /1 new, 1 gone from this list/ })
  await expect(show).toBeVisible()
  await expect(queue.row(another)).toHaveCount(0)
  await fitForAll(page)
  await show.click()

  await expect(queue.opener(another)).toBeFocused()
  await expect(queue.row(reference)).toHaveCount(0)
  await expect(queue.several).toContainText(`0 of ${before} chosen.`)
  await expect(show).toHaveCount(0)
})

test('A draft is there again on another computer, after the first one died', async ({
  page,
  anotherBrowser,
  signInStaff,
}) => {
  const first = await anotherBrowser()
  await signInStaff(first, staff.joe)
  const { id } = await aCall(first, 'What does the letter mean?')
  await first.goto(`/staff/enquiries/${id}`)
  await box(first).fill('It means that we')
  await isSaved(first)
  await first.context().close()

  await signInStaff(page, staff.joe)
  await page.goto(`/staff/enquiries/${id}`)

  await expect(box(page)).toHaveValue('It means that we')
  await expect(page.getByText(/^This is your draft, saved .* It has not been sent\.$/)).toBeVisible()
  await box(page).fill('It means that we agree.')
  await send(page)
  await isSent(page)
  await page.reload()
  await expect(box(page)).toHaveValue('')
})

test('Two windows of mine never write over each other unseen', async ({ page, signInStaff, fitForAll }) => {
  await signInStaff(page, staff.tom)
  const { id } = await aCall(page, 'May I bring somebody?')
  const other = await page.context().newPage()
  await page.goto(`/staff/enquiries/${id}`)
  await other.goto(`/staff/enquiries/${id}`)
  await box(other).fill('Yes, please do.')
  await isSaved(other)

  await box(page).fill('No more than two.')

  await expect(page.getByRole('alert')).toContainText('You have changed this draft in another window.')
  await expect(page.getByRole('alert')).toContainText('Yes, please do.')
  await expect(box(page)).toHaveValue('No more than two.')
  await fitForAll(page)
  await page.getByRole('button', { name: 'Keep what is in the box' }).click()
  await isSaved(page)
  await page.reload()
  await expect(box(page)).toHaveValue('No more than two.')
})

test.describe('without the script', () => {
  test.use({ javaScriptEnabled: false })

  test('I save a draft with its button, and send it later', async ({ page, signInStaff }) => {
    await signInStaff(page, staff.hana)
    const { id } = await aCall(page, 'When do you write again?')
    await page.goto(`/staff/enquiries/${id}`)
    await box(page).fill('We write on')
    await page.getByRole('button', { name: 'Save as draft' }).first().click()

    await expect(box(page)).toHaveValue('We write on')
    await expect(page.getByText(/^This is your draft, saved /)).toBeVisible()

    await box(page).fill('We write on Monday.')
    await send(page)
    await expect(box(page)).toHaveValue('')
    await expect(new StaffEnquiryPage(page).messages.last()).toContainText('We write on Monday.')
  })
})

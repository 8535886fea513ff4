import { randomUUID } from 'node:crypto'
import { StaffEnquiryPage } from '../pages/staff-enquiry-page.ts'
import { StaffQueuePage } from '../pages/staff-queue-page.ts'
import { daysFromToday } from '../support/days.ts'
import { expect, test } from '../support/fixtures.ts'
import { tabToAndEnter } from '../support/keyboard.ts'
import { staff } from '../support/people.ts'

/** A team that no other journey works in. */
const ourTopic = 'DATA'
const anEnquiry = /\/staff\/enquiries\/[0-9a-f-]{36}/
const someName = (what: string) => `${what} ${randomUUID().slice(0, 8)}`

test('I work the queue with the keyboard alone: find, take, answer, and the next one', async ({
  page,
  signInStaff,
  testData,
  fitForAll,
}) => {
  const { reference } = await testData.question('Can I come with my sister to the meeting?')
  await testData.contacts(2, someName('Caller'), ourTopic)
  const [queue, enquiry] = [new StaffQueuePage(page), new StaffEnquiryPage(page)]
  const shortcuts = () => page.getByRole('button', { name: /Keyboard shortcuts/ }).waitFor()
  await signInStaff(page, staff.imran)
  await queue.open()
  await shortcuts()

  await page.keyboard.press('/')
  await page.keyboard.type(reference)
  await page.keyboard.press('Enter')
  await expect(queue.rows).toHaveCount(1)
  await shortcuts()
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await expect(queue.box(reference)).toBeChecked()
  await page.keyboard.press('s')
  await expect(page.getByLabel('Until which day')).toBeFocused()
  await fitForAll(page)
  await page.getByLabel('Until which day').blur()
  await page.keyboard.press('j')
  await page.keyboard.press('t')
  await expect(enquiry.news).toContainText('This enquiry is yours now')

  await shortcuts()
  await page.keyboard.press('r')
  await page.keyboard.type('Yes, please bring her.')
  await tabToAndEnter(page.getByRole('button', { name: 'Send reply' }))
  await expect(enquiry.news).toContainText('Your reply is sent')

  await shortcuts()
  await page.keyboard.press('u')
  await expect(queue.heading).toContainText('enquiries')
  await shortcuts()
  await page.keyboard.press('n')
  await expect(page).toHaveURL(anEnquiry)
  await expect(enquiry.news).toContainText('This enquiry is yours now')

  await shortcuts()
  await page.goto('/staff/enquiries')
  await shortcuts()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toContainText('Take the next one')
  await fitForAll(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await page.keyboard.press('m')
  await expect(queue.heading).toContainText('My enquiries')
})

test('two of us take the next one at once and get different ones', async ({
  page,
  anotherBrowser,
  signInStaff,
  testData,
}) => {
  await testData.contacts(4, someName('Caller'), ourTopic)
  const hers = await anotherBrowser()
  await signInStaff(page, staff.imran)
  await signInStaff(hers, staff.wen)
  const takeNext = (whose: typeof page) => whose.getByRole('button', { name: 'Take the next one' }).click()

  for (let round = 0; round < 2; round++) {
    await Promise.all([page, hers].map((whose) => new StaffQueuePage(whose).open()))
    await Promise.all([takeNext(page), takeNext(hers)])
    await Promise.all([page, hers].map((whose) => expect(whose).toHaveURL(anEnquiry)))
    expect(new URL(page.url()).pathname).not.toBe(new URL(hers.url()).pathname)
    for (const whose of [page, hers])
      await expect(new StaffEnquiryPage(whose).news).toContainText('This enquiry is yours now')
  }
})

test('I do the same for several, look first, and what a colleague took meanwhile is left out', async ({
  page,
  anotherBrowser,
  signInStaff,
  testData,
  fitForAll,
}) => {
  const name = someName('Circular')
  await testData.contacts(3, name)
  const his = await anotherBrowser()
  const [queue, hisQueue] = [new StaffQueuePage(page), new StaffQueuePage(his)]
  await signInStaff(page, staff.hana)
  await signInStaff(his, staff.tom)
  await queue.open()
  await queue.search(name)
  await expect(queue.rows).toHaveCount(3)

  for (const box of await queue.rows.getByRole('checkbox').all()) await box.check()
  await queue.several.locator('summary').click()
  await expect(queue.several).toContainText('3 of 3 chosen.')
  await expect(queue.several).toContainText('Several families are never answered in one go')
  await page.getByLabel('Close them').check()
  await page.getByRole('button', { name: 'Check what will happen' }).click()
  await expect(page.getByRole('alert')).toContainText('Choose why it can be closed')
  await expect(queue.rows.getByRole('checkbox').first()).toBeChecked()
  await fitForAll(page)
  await page.getByLabel('Why they can be closed').selectOption({ label: 'It asks nothing of us' })
  await page.getByLabel('In your own words').fill('A circular to all councils')
  await page.getByRole('button', { name: 'Check what will happen' }).click()
  await expect(page.getByRole('row', { name: new RegExp(name) })).toHaveCount(3)
  await fitForAll(page)

  await hisQueue.open()
  await hisQueue.search(name)
  await hisQueue.rows.first().locator('.staff-row__link').click()
  await new StaffEnquiryPage(his).take()
  await expect(new StaffEnquiryPage(his).news).toContainText('This enquiry is yours now')

  await page.getByRole('button', { name: /^Close: It asks nothing of us: 3/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What became of each enquiry')
  await expect(page.getByRole('row', { name: /Somebody has changed it meanwhile/ })).toHaveCount(1)
  await fitForAll(page)
  await queue.open()
  await queue.search(name)
  await expect(queue.rows.filter({ hasText: 'closed' })).toHaveCount(2)
  await expect(queue.rows.filter({ hasText: 'Tom Adeyemi' })).toHaveCount(1)
})

test('I keep a view under a name and a colleague uses it', async ({
  page,
  anotherBrowser,
  signInStaff,
  fitForAll,
}) => {
  const name = someName('Late buses')
  const his = await anotherBrowser()
  await signInStaff(page, staff.hana)
  await signInStaff(his, staff.tom)
  await page.goto('/staff/enquiries?topic=TRANSPORT&status=any')

  await page.getByText('Save this view').click()
  await page.getByLabel('Name of the view').fill(name)
  await page.getByLabel('Colleagues too').check()
  await fitForAll(page)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('The view is saved')
  await expect(page.getByRole('link', { name, exact: true })).toHaveAttribute('aria-current', 'true')

  await new StaffQueuePage(his).open()
  await his.getByRole('link', { name: `${name} (Hana Iqbal)` }).click()
  await expect(his).toHaveURL(/\/staff\/enquiries\?status=any&topic=TRANSPORT$/)
  await his.goto('/staff/views')
  await expect(his.getByRole('button', { name: `Delete ${name}` })).toHaveCount(0)

  await page.goto('/staff/views')
  await fitForAll(page)
  await page.getByRole('button', { name: `Delete ${name}` }).click()
  await expect(page.getByRole('link', { name, exact: true })).toHaveCount(0)
})

test('while a colleague is away, theirs is in my queue; it ends when they are back', async ({
  page,
  anotherBrowser,
  signInStaff,
  testData,
  fitForAll,
}) => {
  await testData.contacts(2, someName('Asks for a copy'), ourTopic)
  const hers = await anotherBrowser()
  const queue = new StaffQueuePage(page)
  await signInStaff(page, staff.imran)
  await signInStaff(hers, staff.wen)
  await new StaffQueuePage(hers).open()
  await hers.getByRole('button', { name: 'Take the next one' }).click()
  const reference = (await hers.title()).match(/ENQ-[\w-]{6}/)?.[0] ?? 'none was taken'

  await hers.goto('/staff/absences')
  await hers.getByLabel('First day').fill(daysFromToday(0))
  await hers.getByLabel('Last day').fill(daysFromToday(-1))
  await hers.getByRole('button', { name: 'Record' }).click()
  await expect(hers.getByRole('alert')).toContainText(
    'The last day must be the same as or after the first day',
  )
  await fitForAll(hers)
  await hers.getByLabel('Last day').fill(daysFromToday(3))
  await hers.getByLabel('Who covers').selectOption({ label: 'Imran Aziz' })
  await hers.getByRole('button', { name: 'Record' }).click()
  await expect(hers.getByRole('alert')).toContainText('The days away are recorded')
  await fitForAll(hers)

  await queue.open()
  await queue.show('Mine')
  await expect(queue.row(reference)).toContainText('Wen Zhao (away)')
  await hers.getByRole('button', { name: 'End the days away of Wen Zhao' }).click()
  await expect(hers.getByRole('alert')).toContainText('ended')
  await queue.open()
  await queue.show('Mine')
  await expect(queue.row(reference)).toHaveCount(0)
})

test('a manager sees what each colleague has; tasks and the rest are fit for all', async ({
  page,
  signInStaff,
  fitForAll,
}) => {
  await signInStaff(page, staff.grace)

  await page.goto('/staff/team')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What each colleague has')
  await fitForAll(page)
  await page.getByRole('textbox', { name: 'Open at most, Wen Zhao' }).fill('many')
  await page.getByRole('button', { name: 'Change Wen Zhao' }).click()
  await expect(page.getByRole('alert')).toContainText('Enter a number from 0 to 500')
  await page.goto('/staff/tasks?whose=all')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tasks')
  await fitForAll(page)
})

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false })

  test('I choose several and set their topic, and take the next one', async ({
    page,
    signInStaff,
    testData,
    fitForAll,
  }) => {
    const name = someName('No script')
    await testData.contacts(2, name, ourTopic)
    await testData.contacts(1, someName('Waits'), ourTopic)
    const queue = new StaffQueuePage(page)
    await signInStaff(page, staff.imran)
    await queue.open()
    await queue.search(name)

    for (const box of await queue.rows.getByRole('checkbox').all()) await box.check()
    await queue.several.locator('summary').click()
    await page.getByLabel('Set their topic').check()
    await page.locator('#bulk-topics').selectOption({ label: 'Complaint' })
    await fitForAll(page)
    await page.getByRole('button', { name: 'Check what will happen' }).click()
    await page.getByRole('button', { name: /^Set the topic: Complaint: 2 enquiries/ }).click()
    await page.getByRole('button', { name: 'Back to the queue' }).click()
    await queue.search(name)
    await expect(queue.rows).toHaveCount(2)
    for (const topic of await queue.column(4).allTextContents()) expect(topic).toBe('Complaint')

    await page.getByRole('button', { name: 'Take the next one' }).click()
    await expect(new StaffEnquiryPage(page).news).toContainText('This enquiry is yours now')
  })
})

import { StaffEnquiryPage } from '../pages/staff-enquiry-page.ts'
import { StaffQueuePage } from '../pages/staff-queue-page.ts'
import { expect, test } from '../support/fixtures.ts'
import { staff } from '../support/people.ts'

test('I see what is overdue first and in words, and filter by topic and by owner', async ({
  page,
  signInStaff,
  fitForAll,
}) => {
  const queue = new StaffQueuePage(page)
  await signInStaff(page, staff.hana)

  await queue.open()
  // The hub has said sorry for what was over and given a new day: that stays in sight.
  await expect(queue.rows.filter({ hasText: /escalated to (senior|manager)/ }).first()).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'Reply by' })).toHaveAttribute('aria-sort', 'ascending')

  await queue.filter('Topic', 'Where is my case')
  await expect(queue.rows.first()).toBeVisible()
  for (const topic of await queue.column(4).allTextContents()) expect(topic).toMatch(/^Where is my case/)
  await fitForAll(page)

  await page.getByRole('link', { name: 'Clear search and filters' }).click()
  await queue.filter('Owner', 'Joe Marsh')
  await expect(queue.rows.first()).toBeVisible()
  for (const owner of await queue.column(6).allTextContents()) expect(owner).toBe('Joe Marsh')

  await queue.show('Unassigned')
  for (const owner of await queue.column(6).allTextContents()) expect(owner, 'a team, no name').toMatch(/^\W/)
  await queue.show('Closed')
  await expect(queue.heading).toHaveText('Unassigned enquiries: closed')
})

test('on a phone the list begins right below its title, and the filters are a press away @nojs', async ({
  page,
  signInStaff,
  fitForAll,
}) => {
  const queue = new StaffQueuePage(page)
  await page.setViewportSize({ width: 320, height: 640 })
  await signInStaff(page, staff.hana)
  await queue.open()

  const [title, first] = [await queue.heading.boundingBox(), await queue.rows.first().boundingBox()]
  // Without a script the menu is unfolded, above the title.
  expect((first?.y ?? Number.POSITIVE_INFINITY) - (title?.y ?? 0)).toBeLessThan(500)
  await expect(queue.searchBox).toBeHidden()
  await page.getByText('Search, filters and order').click()
  await expect(queue.searchBox).toBeVisible()
  await fitForAll(page)

  await queue.show('Newest')
  await expect(page).toHaveURL(/sort=newest/)
  await page.setViewportSize({ width: 1280, height: 800 })
  await expect(page.getByText('Search, filters and order')).toBeHidden()
  await expect(queue.searchBox).toBeVisible()
})

test('I find an enquiry by name and by reference, and no name stands in an address', async ({
  page,
  signInStaff,
  fitForAll,
}) => {
  const queue = new StaffQueuePage(page)
  const visited: string[] = []
  page.on('request', (request) => visited.push(request.url()))
  await signInStaff(page, staff.hana)

  await queue.open()
  await queue.search('gurung')
  await expect(queue.rows).not.toHaveCount(0)
  for (const row of await queue.rows.allTextContents()) expect(row).toContain('Gurung')
  await expect(queue.searchBox).toHaveValue('gurung')
  await queue.show('Newest')
  await expect(queue.searchBox).toHaveValue('gurung')
  await fitForAll(page)
  const reference = /ENQ-[\w-]{6}/.exec((await queue.rows.first().textContent()) ?? '')?.[0] ?? ''

  await queue.search(reference.toLowerCase().replaceAll('-', ' '))
  await expect(queue.rows).toHaveCount(1)
  await expect(queue.row(reference)).toBeVisible()

  await queue.search('nobody called this')
  await expect(page.getByRole('main')).toContainText('No enquiry has this name or reference.')
  await fitForAll(page)
  for (const address of visited) expect(address).not.toMatch(/gurung|nobody/i)
})

test('I turn the pages of a long list and change its order', async ({ page, signInStaff, testData }) => {
  const queue = new StaffQueuePage(page)
  await testData.contacts(50, 'Caller')
  await signInStaff(page, staff.hana)

  await queue.open()
  await expect(queue.range).toHaveText(/^1 to 50 of \d+ enquiries$/)
  await expect(queue.rows).toHaveCount(50)
  const first = await queue.rows.first().textContent()
  await page.getByRole('link', { name: 'Next page' }).click()
  await expect(queue.range).toHaveText(/^51 to \d+ of \d+ enquiries$/)
  await expect(page.getByRole('link', { name: 'Next page' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Previous page' }).click()
  await expect(queue.rows.first()).toHaveText(first ?? '')

  await queue.show('Newest')
  await expect(queue.rows.first()).toContainText('Caller')
  await queue.show('Longest waiting')
  await expect(queue.rows.first()).not.toContainText('Caller')
  await expect(page.getByRole('columnheader', { name: 'Waiting' })).toHaveAttribute('aria-sort', 'descending')
})

test('I hand an enquiry over with a note; my colleague answers and closes it', async ({
  page,
  anotherBrowser,
  signInStaff,
  testData,
  fitForAll,
}) => {
  const { id, reference } = await testData.question('Can the draft be read to me on the phone?')
  const mine = new StaffEnquiryPage(page)
  const toms = await anotherBrowser()
  const [queue, his] = [new StaffQueuePage(toms), new StaffEnquiryPage(toms)]
  await signInStaff(page, staff.hana)
  await signInStaff(toms, staff.tom)

  await page.goto(`/staff/enquiries/${id}`)
  await mine.handOver('Tom Adeyemi', 'She prefers mornings.')
  await expect(mine.news).toContainText('Handed over to Tom Adeyemi')

  await queue.open()
  await queue.show('Mine')
  await queue.opener(reference).click()
  await expect(his.messages.last()).toContainText('Internal note')
  await expect(his.messages.last()).toContainText('She prefers mornings.')
  await his.sendReply('Yes: I will ring you tomorrow morning.')
  await expect(his.news).toContainText('Your reply is sent')
  await his.close('Answered: nothing more to do', 'A call is agreed')
  await expect(his.news).toContainText('Closed. It opens again if they write back')
  await expect(his.reply).toHaveCount(0)
  await fitForAll(toms)
  await queue.open()
  await queue.show('Mine')
  await expect(queue.row(reference)).toHaveCount(0)
})

test('two of us answer at once: the second is told, sends nothing, and keeps every word', async ({
  page,
  anotherBrowser,
  mailboxOf,
  signInStaff,
  testData,
  fitForAll,
}) => {
  const { id } = await testData.question('Which day is the meeting?')
  const hers = await anotherBrowser()
  const [first, second] = [new StaffEnquiryPage(page), new StaffEnquiryPage(hers)]
  await signInStaff(page, staff.tom)
  await signInStaff(hers, staff.hana)
  const mailbox = await mailboxOf('carly.bennett@example.test')
  await page.goto(`/staff/enquiries/${id}`)
  await hers.goto(`/staff/enquiries/${id}`)

  await second.reply.fill('I think it is on Friday, let me look.')
  await first.sendReply('It is on Thursday.')
  await expect(first.news).toContainText('Your reply is sent')

  // Told while she writes: her button sends nothing before she has looked.
  await hers.getByRole('button', { name: 'Look at what has changed first' }).click()
  await expect(second.reply).toHaveValue('I think it is on Friday, let me look.')
  await expect(second.messages).toHaveCount(2)
  await expect(second.messages.last()).toContainText('It is on Thursday.')
  await fitForAll(hers)
  await mailbox.next('There is a reply for you')
  expect((await mailbox.all()).filter(({ subject }) => subject === 'There is a reply for you')).toHaveLength(
    1,
  )

  await hers.getByRole('button', { name: 'I have looked at it' }).click()
  await second.take()
  await expect(second.news).toContainText('This enquiry is yours now')
  await expect(second.reply, 'a draft stays until it is sent').toHaveValue(
    'I think it is on Friday, let me look.',
  )
})

test('I walk the queue with the keyboard alone: j, k, o, /, r, u and ?', async ({
  page,
  signInStaff,
  fitForAll,
}) => {
  const queue = new StaffQueuePage(page)
  const enquiry = new StaffEnquiryPage(page)
  const opener = (row: number) => queue.rows.nth(row).locator('.staff-row__link')
  await signInStaff(page, staff.hana)

  await queue.open()
  await page.getByRole('button', { name: /Keyboard shortcuts/ }).waitFor()
  await page.keyboard.press('j')
  await expect(opener(0)).toBeFocused()
  await page.keyboard.press('j')
  await expect(opener(1)).toBeFocused()
  await page.keyboard.press('k')
  await expect(opener(0)).toBeFocused()
  await page.keyboard.press('/')
  await expect(queue.searchBox).toBeFocused()
  await page.keyboard.type('jok')
  await expect(queue.searchBox, 'keys typed into a field are words').toHaveValue('jok')
  await queue.searchBox.blur()

  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await fitForAll(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('j')
  await page.keyboard.press('o')
  await expect(page).toHaveURL(/\/staff\/enquiries\/[0-9a-f-]{36}$/)
  await page.getByRole('button', { name: /Keyboard shortcuts/ }).waitFor()
  await page.keyboard.press('r')
  await expect(enquiry.page.locator('#reply')).toBeFocused()
  await page.locator('#reply').blur()
  await page.keyboard.press('u')
  await expect(page).toHaveURL(/\/staff\/enquiries$/)
})

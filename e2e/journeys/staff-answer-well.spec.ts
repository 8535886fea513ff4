import { StaffAnswerParts } from '../pages/staff-answer-parts.ts'
import { StaffEnquiryPage } from '../pages/staff-enquiry-page.ts'
import { expect, test } from '../support/fixtures.ts'
import { staff } from '../support/people.ts'

const isSaved = /^(Draft saved \d|This is your draft)/

test('Joe starts from a saved reply, Hana reads it over, and it goes out', async ({
  page,
  anotherBrowser,
  testData,
  signInStaff,
  fitForAll,
}) => {
  const { id } = await testData.question('Where is Skye’s draft?')
  const hanas = await anotherBrowser()
  await signInStaff(page, staff.joe)
  await signInStaff(hanas, staff.hana)
  const mine = new StaffAnswerParts(page)
  const theirs = new StaffAnswerParts(hanas)
  const enquiry = new StaffEnquiryPage(page)

  await test.step('what I typed stays, and the case fills in the rest', async () => {
    await page.goto(`/staff/enquiries/${id}`)
    await mine.box.fill('Dear Carly,')
    await mine.fold('Saved replies')
    await page.getByLabel('Search saved replies').fill('where the case')
    await mine.use('Where the case is')

    await expect(mine.box).toHaveValue(/^Dear Carly,\n\nHello,\n\nThank you for asking about Skye\./)
    await expect(mine.box).toHaveValue(/IASK/)
    await expect(mine.box).not.toHaveValue(/[{}]/)
    await expect(mine.box).toBeFocused()
    await mine.fold('Do not forget')
    await mine.fold(/^(Take care|Difficult messages)/)
    await mine.fold(/^What .* was told before|^Do not forget/)
    await fitForAll(page)
  })

  await test.step('I ask Hana, who finds it among her tasks and can only say what she thinks', async () => {
    await mine.askToRead('Hana')
    await expect(mine.review).toContainText('You asked Hana')
    await expect(mine.box).toHaveValue(/Thank you for asking about Skye/)
    await fitForAll(page)

    await hanas.goto('/staff/tasks')
    const task = hanas.getByRole('row').filter({ hasText: 'A colleague asks you to read a draft' })
    await task
      .filter({ has: hanas.locator(`a[href$="${id}"]`) })
      .getByRole('link')
      .first()
      .click()
    await expect(theirs.draftOf('Joe')).toContainText('Thank you for asking about Skye.')
    await expect(theirs.draftOf('Joe').getByRole('button')).toHaveCount(1)
    await expect(theirs.box).toHaveValue('')
    await fitForAll(hanas)
    await theirs.say('Joe', 'Change it')
    await expect(hanas.getByRole('alert')).toContainText('Write what to change')
    await theirs.say('Joe', 'Change it', 'Take one of the two greetings out.')
    await expect(hanas.getByText('Your colleague sees what you think of the draft')).toBeVisible()
    await expect(theirs.draftOf('Joe')).toHaveCount(0)
  })

  await test.step('I see what she thinks, change it, and send it myself', async () => {
    await page.reload()
    await expect(mine.review).toContainText('Change it')
    await expect(mine.review).toContainText('Take one of the two greetings out.')
    const text = await mine.box.inputValue()
    await mine.box.fill(text.replace('Dear Carly,\n\n', ''))
    await expect(page.getByText(isSaved)).toBeVisible()
    await page.reload()
    await expect(mine.review).toContainText('You have changed it since.')
    await fitForAll(page)
    await page.getByRole('button', { name: 'Send reply' }).click()

    await expect(page.getByText(/^Your reply is sent/)).toBeVisible()
    await expect(enquiry.messages.filter({ hasText: 'Thank you for asking about Skye.' })).toHaveCount(1)
    await expect(mine.review).toHaveCount(0)
  })
})

test('Nothing in braces goes to a family', async ({ page, signInStaff }) => {
  await signInStaff(page, staff.joe)
  const answer = await page.request.post('/api/staff/enquiries', {
    data: {
      ...{ channel: 'phone', topics: ['STATUS'], body: 'Where is it?' },
      contact: { name: 'Somebody Unknown', phone: '03069 990777' },
    },
  })
  const { id } = (await answer.json()) as { id: string }
  const mine = new StaffAnswerParts(page)

  await page.goto(`/staff/enquiries/${id}`)
  await mine.fold('Saved replies')
  await mine.use('The next date')
  await expect(mine.saved.getByRole('status')).toContainText('{next date}')
  await page.getByRole('button', { name: 'Record this answer' }).click()

  await expect(page.getByRole('alert')).toContainText('{next date}')
  await expect(mine.box).toHaveValue(/\{next date\}/)
})

test('A saved reply comes after what I typed, with a script and without', { tag: '@nojs' }, async ({
  page,
  testData,
  signInStaff,
}) => {
  const { id } = await testData.question('When do you decide?')
  await signInStaff(page, staff.tom)
  const mine = new StaffAnswerParts(page)

  await page.goto(`/staff/enquiries/${id}`)
  await mine.box.fill('Dear Carly,')
  await mine.fold('Saved replies')
  await mine.use('The next date')

  await expect(mine.box).toHaveValue(/^Dear Carly,\n\nHello,[\s\S]*Skye/)
  await expect(page.getByText(isSaved)).toBeVisible()
})

test('A manager writes a saved reply, sees how it reads, and takes it out of use', async ({
  page,
  signInStaff,
  fitForAll,
}) => {
  await signInStaff(page, staff.grace)
  await page.goto('/staff/more')
  await page.getByRole('link', { name: 'Saved replies' }).click()
  await fitForAll(page)
  await page.getByRole('link', { name: 'Write a saved reply' }).click()
  await page.getByLabel('Title').fill('The journey’s own reply')
  await page.getByLabel('The reply', { exact: true }).fill('Hello {name}, we write to you soon.')
  await expect(page.getByText(/^Reads well/)).toBeVisible()
  await fitForAll(page)
  await page.getByRole('button', { name: 'Save', exact: true }).click()

  await expect(page.getByRole('alert')).toContainText('{name}')
  await page
    .getByLabel('The reply', { exact: true })
    .fill('Hello, we write to you about {child’s first name} soon.')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('link', { name: /^Change The journey’s own reply/ }).click()
  await page.getByRole('button', { name: 'Take it out of use' }).click()

  const own = page.getByRole('region', { name: /^The journey’s own reply/ })
  await expect(own).toContainText('Out of use')
})

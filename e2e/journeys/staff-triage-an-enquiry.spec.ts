import { randomUUID } from 'node:crypto'
import { StaffEnquiryPage } from '../pages/staff-enquiry-page.ts'
import { expect, test } from '../support/fixtures.ts'
import { families, staff } from '../support/people.ts'

/** A working day a few days ahead, as the browser's own field for days takes it. */
function workingDayAhead(days: number): string {
  const day = new Date(Date.now() + days * 86_400_000)
  while (day.getUTCDay() % 6 === 0) day.setUTCDate(day.getUTCDate() + 1)
  return day.toISOString().slice(0, 10)
}

test('I use what the words suggest, link the asker to the case, and take the link back', async ({
  page,
  signInStaff,
  testData,
  fitForAll,
}) => {
  const enquiry = new StaffEnquiryPage(page)
  const { reference, childName } = await testData.caseOf(families.motherOfSkye)
  const call = await testData.contact({
    ...{ name: 'Carly Bennett', email: families.motherOfSkye },
    body: `${childName} was kicked out of school on Monday, and the transport form is missing.`,
  })
  await signInStaff(page, staff.hana)

  await page.goto(`/staff/enquiries/${call.id}`)
  await expect(enquiry.acts).toContainText('The words suggest P1')
  await expect(enquiry.acts).toContainText('kicked out')
  await fitForAll(page)
  await page.getByRole('button', { name: 'Use this' }).click()
  await expect(enquiry.news).toContainText('The suggestion is used')
  await expect(enquiry.acts).not.toContainText('The words suggest')
  await expect(enquiry.history).toContainText('Priority P3 to P1: Excluded or suspended, or about to be')

  await page.getByRole('link', { name: 'Link to a case' }).click()
  await page.getByLabel(/^Case reference, UPN/).fill(reference)
  await page.getByRole('button', { name: 'Search' }).click()
  await fitForAll(page)
  await page.getByRole('link', { name: new RegExp(`^${childName}`) }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Is this the right case, and the right person?',
  )
  await expect(page.getByRole('row', { name: /Carly Bennett/ })).toContainText('The same')
  await fitForAll(page)
  await page.getByRole('radio', { name: /^Carly Bennett/ }).check()
  await page.getByRole('button', { name: 'Link it to this case' }).click()
  await expect(enquiry.news).toContainText('Linked to the case')
  await expect(enquiry.caseBeside).toContainText(reference)

  await (await enquiry.fold('unlink')).getByLabel('Why is it the wrong case?').fill('Another child')
  await page.getByRole('button', { name: 'Take it off the case' }).click()
  await expect(enquiry.news).toContainText('Taken off the case')
  await expect(enquiry.caseBeside).toContainText('No case linked')
})

test('a risk of harm is rung about, logged, and only then lowered', async ({
  page,
  signInStaff,
  testData,
  fitForAll,
}) => {
  const enquiry = new StaffEnquiryPage(page)
  const { id } = await testData.question('He says he wants to die. When is the meeting?')
  await signInStaff(page, staff.hana)

  await page.goto(`/staff/enquiries/${id}`)
  const priority = await enquiry.fold('priority')
  await priority.getByRole('radio', { name: /^P0/ }).check()
  await priority
    .getByLabel(/^What makes it urgent/)
    .selectOption({ label: 'P0: Talk of suicide or self-harm' })
  await priority.getByRole('button', { name: 'Save priority' }).click()
  const banner = page.getByRole('region', { name: 'Risk of harm: ring before anything else' })
  await expect(banner).toContainText('999')
  await expect(page.locator('#act-close')).toHaveCount(0)
  await fitForAll(page)

  await banner.getByLabel('Who you spoke to').fill('Duty desk, Ms Hall')
  await banner.getByLabel('Time of the call').fill('00:01')
  await banner.getByRole('button', { name: 'Log the hand-over' }).click()
  await expect(enquiry.news).toContainText('Write what you told them')
  await expect(banner.getByLabel('Who you spoke to')).toHaveValue('Duty desk, Ms Hall')
  await banner.getByLabel(/^What you told them/).fill('Read her the message. She visits today.')
  await banner.getByRole('button', { name: 'Log the hand-over' }).click()
  await expect(enquiry.news).toContainText('is logged')
  await expect(banner).toHaveCount(0)
  await expect(enquiry.history).toContainText('Handed to children’s social care: Duty desk, Ms Hall')

  const again = await enquiry.fold('priority')
  await again.getByRole('radio', { name: /^P2/ }).check()
  await again.getByLabel('Why it can wait longer').fill('Social care has it')
  await again.getByRole('button', { name: 'Save priority' }).click()
  await expect(enquiry.history).toContainText('Priority P0 to P2: Social care has it')
})

test('two enquiries of one mother become one and are taken apart; part of one becomes its own', async ({
  page,
  anotherBrowser,
  signInFamily,
  signInStaff,
  testData,
  fitForAll,
}) => {
  const enquiry = new StaffEnquiryPage(page)
  const main = await testData.question('Where is the draft?')
  const other = await testData.question('And who checks section B of it?')
  const hers = await anotherBrowser()
  await signInFamily(hers, families.motherOfSkye)
  await signInStaff(page, staff.hana)

  await page.goto(`/staff/enquiries/${main.id}`)
  const merge = await enquiry.fold('merge')
  await expect(merge).toContainText(other.reference)
  await merge.getByLabel('Reference of the other').fill(other.reference)
  await merge.getByRole('button', { name: 'Join them' }).click()
  await expect(enquiry.news).toContainText('The two are one now')
  await expect(enquiry.messages.last()).toContainText(`in ${other.reference}`)
  await fitForAll(page)
  await hers.goto(`/enquiries/${other.id}`)
  await expect(hers.getByRole('main').getByRole('link', { name: new RegExp(main.reference) })).toBeVisible()
  await expect(hers.getByText(/We will answer you there by/)).toBeVisible()
  await expect(hers.getByRole('textbox')).toHaveCount(0)
  await fitForAll(hers)
  await page.getByRole('button', { name: /apart again/ }).click()
  await expect(enquiry.news).toContainText('The two are apart again')

  await testData.writeBack(main.id, 'Also: the taxi is late each day.')
  await page.goto(`/staff/enquiries/${main.id}`)
  const split = await enquiry.fold('split')
  await split.getByRole('checkbox', { name: /the taxi is late/ }).check()
  await split.getByLabel('What the new one is about').selectOption({ label: 'Home-to-school transport' })
  await split.getByRole('button', { name: 'Make it an enquiry of its own' }).click()
  await expect(enquiry.news).toContainText('an enquiry of its own now')
  await enquiry.acts.getByRole('link', { name: /^ENQ-/ }).click()
  await expect(enquiry.messages).toHaveCount(1)
  await expect(enquiry.messages.first()).toContainText('the taxi is late')
  await expect(enquiry.acts).toContainText(`Came out of ${main.reference}`)
})

test('I put one aside, call it spam and take it back, close it and open it again', async ({
  page,
  signInStaff,
  testData,
  fitForAll,
}) => {
  const enquiry = new StaffEnquiryPage(page)
  const { id } = await testData.contact({
    name: `Stranger ${randomUUID().slice(0, 4)}`,
    body: 'Please ring me back.',
  })
  await signInStaff(page, staff.hana)

  await page.goto(`/staff/enquiries/${id}`)
  const snooze = await enquiry.fold('snooze')
  await snooze.getByLabel('Until').fill(workingDayAhead(1))
  await snooze.getByRole('button', { name: 'Put aside' }).click()
  await expect(enquiry.news).toContainText('Put aside')
  await page.getByRole('button', { name: 'Back to the queue now' }).click()

  await (await enquiry.fold('spam')).getByRole('button', { name: 'Mark as spam' }).click()
  await expect(enquiry.news).toContainText('Nobody is written to')
  await fitForAll(page)
  await page.getByRole('button', { name: 'This is no spam' }).click()
  await expect(enquiry.news).toContainText('with the day that was promised')

  const close = await enquiry.fold('close')
  await close.getByLabel('Why can it be closed?').selectOption({ label: 'It asks nothing of us' })
  await close.getByRole('button', { name: 'Close enquiry' }).click()
  await expect(enquiry.news).toContainText('Say more')
  await close.getByLabel('In your words').fill('Only thanks')
  await close.getByRole('button', { name: 'Close enquiry' }).click()
  await expect(enquiry.news).toContainText('Closed')
  await fitForAll(page)
  await (await enquiry.fold('reopen')).getByLabel('Why is it open again?').fill('Not only thanks')
  await page.getByRole('button', { name: 'Open again' }).click()
  await expect(enquiry.news).toContainText('It is open again, with a new day')
  await expect(enquiry.history).toContainText('Opened again')
})

test('keys lead to every act: t takes it, p goes to the priority, ? explains them', async ({
  page,
  signInStaff,
  testData,
  fitForAll,
}) => {
  const enquiry = new StaffEnquiryPage(page)
  const { id } = await testData.question('When is the meeting about the plan?')
  await signInStaff(page, staff.hana)
  await page.goto(`/staff/enquiries/${id}`)
  await expect(page.getByRole('button', { name: /^Keyboard shortcuts/ })).toBeVisible()

  await page.keyboard.press('p')
  await expect(page.getByRole('radio', { name: /^P3|^P2/ }).and(page.locator(':checked'))).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(enquiry.news).toContainText('The priority is set')
  await page.getByRole('button', { name: /Keyboard shortcuts/ }).waitFor()
  await page.keyboard.press('t')
  await expect(enquiry.news).toContainText('This enquiry is yours now')
  await page.getByRole('button', { name: /Keyboard shortcuts/ }).waitFor()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toContainText('Change the priority')
  await fitForAll(page)
})

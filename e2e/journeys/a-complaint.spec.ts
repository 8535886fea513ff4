import { AskPages } from '../pages/ask-pages.ts'
import { FamilyCasePage } from '../pages/family-case-page.ts'
import { FamilyEnquiryPage } from '../pages/family-enquiry-page.ts'
import { StaffEnquiryPage } from '../pages/staff-enquiry-page.ts'
import { StaffQueuePage } from '../pages/staff-queue-page.ts'
import { expect, test } from '../support/fixtures.ts'
import { families, staff } from '../support/people.ts'

test('an answer that was none is opened again, and becomes a complaint with its own days', {
  tag: '@nojs',
}, async ({ page, anotherBrowser, signInFamily, signInStaff, fitForAll }) => {
  const ask = new AskPages(page)
  const enquiry = new FamilyEnquiryPage(page)
  await signInFamily(page, families.motherOfHugo)
  await page.goto('/')
  await new FamilyCasePage(page).ask()
  await ask.chooseTopic('Help in the plan that is not happening')
  await ask.write('Hugo has had no speech therapy since Easter. When does it start?')
  await ask.send()
  const { reference } = await ask.promise()
  await ask.seeQuestion()

  const desk = await anotherBrowser()
  const queue = new StaffQueuePage(desk)
  const work = new StaffEnquiryPage(desk)
  await signInStaff(desk, staff.joe)
  await test.step('staff answer in a way that is no answer', async () => {
    await queue.open()
    await queue.show('Newest')
    await queue.opener(reference).click()
    await work.sendReply('Thank you for your message. We are looking into it.')
    await expect(work.news).toContainText('Your reply is sent')
  })

  await test.step('I say that it did not answer my question: it is open again, sooner', async () => {
    await page.reload()
    await expect(page.getByRole('region', { name: 'Did this answer your question?' })).toBeVisible()
    await fitForAll(page)
    await page.getByRole('link', { name: 'No, it did not' }).click()
    await fitForAll(page)
    await page.getByLabel('What is still missing?').fill('You did not say when it starts.')
    await page.getByRole('button', { name: 'Open my question again' }).click()
    await expect(page.getByRole('alert')).toContainText('Your question is open again.')
    await expect(enquiry.promise).toContainText('We will answer by')
    await expect(enquiry.messages.last()).toContainText('You did not say when it starts.')
  })

  await test.step('I make it a complaint in one step, and read by when we write and answer', async () => {
    await page.getByRole('link', { name: 'Make a complaint about this' }).click()
    await expect(page.getByRole('main')).toContainText('Within 5 working days')
    await fitForAll(page)
    await page.getByRole('button', { name: 'Send my complaint' }).click()
    await expect(page.getByRole('alert')).toContainText('Write your message')
    await page.getByLabel(/^What went wrong/).fill('Nobody tells us anything. I want a date.')
    await page.getByRole('button', { name: 'Send my complaint' }).click()
    await expect(enquiry.promise).toContainText('This is a complaint.')
    await expect(enquiry.promise).toContainText('to say that we have it.')
    await fitForAll(page)
  })

  await test.step('staff acknowledge it; the page of the family tells the day of the answer', async () => {
    await desk.reload()
    await expect(work.acts).toContainText('Acknowledge by')
    await desk.getByRole('link', { name: 'Acknowledge, extend or answer' }).click()
    await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Complaint, stage 1')
    await fitForAll(desk)
    await desk.getByLabel(/^How you understand/).fill('You had no therapy since Easter and want a date.')
    await desk.getByRole('button', { name: 'Send the acknowledgement' }).click()
    await expect(work.acts).toContainText('Answer by')
    await fitForAll(desk)
    await page.reload()
    await expect(enquiry.promise).toContainText(
      /This is a complaint\. We wrote on .* that we have it\.\s*We will answer by/,
    )
  })

  await test.step('the answer with its outcome; I can ask for stage 2', async () => {
    await desk.getByRole('link', { name: 'Acknowledge, extend or answer' }).click()
    await desk.getByRole('button', { name: 'Send the answer' }).click()
    await expect(desk.getByRole('alert')).toContainText('Choose what came of the complaint')
    await fitForAll(desk)
    await desk.getByLabel('Upheld: we were at fault', { exact: true }).check()
    await desk.getByLabel('The answer').fill('You are right. Therapy starts on Monday 7 December.')
    await desk.getByRole('button', { name: 'Send the answer' }).click()
    await page.reload()
    await expect(enquiry.promise).toContainText('We have answered your complaint: we were wrong.')
    await expect(
      page.getByRole('link', { name: 'I do not agree with the answer to my complaint' }),
    ).toBeVisible()
  })
})

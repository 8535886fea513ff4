import { randomUUID } from 'node:crypto'
import { InboxPage } from '../pages/inbox-page.ts'
import { StaffEnquiryPage } from '../pages/staff-enquiry-page.ts'
import { StaffQueuePage } from '../pages/staff-queue-page.ts'
import { expect, test } from '../support/fixtures.ts'
import { staff } from '../support/people.ts'

const question = 'Hello, whom do I ask about a bus pass for next year? Thank you.'
const answer = 'Hello. The people who look after travel answer that. I have passed it on to them.'
const ourQuestion = 'Which school will the pass be for?'
const myAnswer = 'For Oak School.'
const fromNewAddress = 'My grandson asks: is it free?'
const lastAnswer = 'Yes, it is free for him.'
const thanks = 'Thank you. When do I hear from them?'

test('I write an email, staff answer, and my next email is with the first', { tag: '@nojs' }, async ({
  page,
  anotherBrowser,
  mailboxOf,
  signInStaff,
  fitForAll,
}) => {
  const me = `grandmother.${randomUUID().slice(0, 8)}@family.example`
  const mailbox = await mailboxOf(me)
  const inbox = new InboxPage(page)

  const reference = await test.step('I write, and am told that the hub has it', async () => {
    await inbox.open()
    await fitForAll(page)
    await inbox.write('grandmother', 'Bus pass', question)
    await expect(page.getByRole('alert')).toContainText('Enter the email address it comes from')
    await fitForAll(page)
    await inbox.write(me, 'Bus pass', question)
    await expect(inbox.taken).toBeVisible()
    const mail = await mailbox.next('We have your email')
    expect(mail.text).not.toContain('bus')
    return /ENQ-[0-9A-Z]{4}-[0-9A-Z]/.exec(mail.text)?.[0] ?? ''
  })

  const desk = await anotherBrowser()
  const queue = new StaffQueuePage(desk)
  const work = new StaffEnquiryPage(desk)
  await test.step('staff read it in the queue, and must say how their answer reaches me', async () => {
    await signInStaff(desk, staff.joe)
    await queue.open()
    await queue.show('Newest')
    await queue.opener(reference).click()
    await expect(work.messages.last()).toContainText(question)
    await work.sendReply(answer)
    await expect(work.news).toContainText('Say how your answer reaches them')
    await fitForAll(desk)
    await work.replyForm.getByLabel(`Email my words to ${me}`).check()
    await desk.getByRole('button', { name: 'Send reply' }).click()
    await expect(work.messages.last()).toContainText(answer)
  })

  await test.step('I get the words by email, and answer', async () => {
    const mail = await mailbox.next('Our reply to you')
    expect(mail.text).toContain(answer)
    await inbox.answerNewest(me, thanks)
    await expect(inbox.taken).toBeVisible()
  })

  await test.step('what I wrote stands below the answer, and it is their turn again', async () => {
    await expect
      .poll(async () => {
        await desk.reload()
        return work.messages.last().textContent()
      })
      .toContain(thanks)
    await expect(work.messages).toHaveCount(3)
  })

  await test.step('staff need something from me, and must say how their question reaches me', async () => {
    await desk.setViewportSize({ width: 320, height: 640 })
    const ask = await work.fold('pause')
    const send = ask.getByRole('button', { name: 'Ask, and pause the promise' })
    await ask.getByLabel(/^What we need from /).fill(ourQuestion)
    await send.click()
    await work.news.getByRole('link', { name: 'Say how your question reaches them' }).click()
    await expect(ask.getByLabel(`Email my words to ${me}`)).toBeFocused()
    await expect(ask.getByLabel(/^What we need from /)).toHaveValue(ourQuestion)
    await fitForAll(desk)
    await ask.getByLabel(`Email my words to ${me}`).check()
    await send.click()
    await expect(work.news).toContainText('The promise stands still until they write')
    await expect(work.acts).toContainText('Waiting for the family since')
    await fitForAll(desk)
  })

  await test.step('I get the question by email, and my answer ends the wait', async () => {
    const mail = await mailbox.next('We have a question for you')
    expect(mail.text).toContain(ourQuestion)
    await inbox.answerNewest(me, myAnswer)
    await expect(inbox.taken).toBeVisible()
    await expect
      .poll(async () => {
        await desk.reload()
        return work.messages.last().textContent()
      })
      .toContain(myAnswer)
    await expect(work.acts).not.toContainText('Waiting for the family since')
  })

  const newMe = `new.${me}`
  const newMailbox = await mailboxOf(newMe)
  await test.step('I ring with another address: staff correct it, once I have spelt it', async () => {
    const correct = await work.fold('contact')
    const save = correct.getByRole('button', { name: 'Save how to reach them' })
    await expect(correct.getByLabel('Their email address')).toHaveValue(me)
    await fitForAll(desk)
    await correct.getByLabel('Their email address').fill(newMe)
    await save.click()
    await work.news.getByRole('link', { name: /^Ask them to spell the new email address/ }).click()
    await expect(correct.getByLabel('They spelt it, and I read it back to them')).toBeFocused()
    await expect(correct.getByLabel('Their email address')).toHaveValue(newMe)
    await fitForAll(desk)
    await correct.getByLabel('They spelt it, and I read it back to them').check()
    await save.click()
    await expect(work.news).toContainText('How to reach them is corrected')
    await expect(work.acts).toContainText(newMe)
    await expect(work.history).toContainText('Contact details corrected: email address')
    await fitForAll(desk)
  })

  await test.step('their answer goes there, and what I write from there is with the rest', async () => {
    await work.reply.fill(lastAnswer)
    await work.replyForm.getByLabel(`Email my words to ${newMe}`).check()
    await desk.getByRole('button', { name: 'Send reply' }).click()
    await expect(work.messages.last()).toContainText(lastAnswer)
    const mail = await newMailbox.next('Our reply to you')
    expect(mail.text).toContain(lastAnswer)
    await inbox.answerNewest(newMe, fromNewAddress)
    await expect(inbox.taken).toBeVisible()
    await expect
      .poll(async () => {
        await desk.reload()
        return work.messages.last().textContent()
      })
      .toContain(fromNewAddress)
  })
})

import { AskPages } from '../pages/ask-pages.ts'
import { FamilyCasePage } from '../pages/family-case-page.ts'
import { FamilyEnquiryPage } from '../pages/family-enquiry-page.ts'
import { StaffEnquiryPage } from '../pages/staff-enquiry-page.ts'
import { StaffQueuePage } from '../pages/staff-queue-page.ts'
import { expect, test } from '../support/fixtures.ts'
import { families, staff } from '../support/people.ts'

const question = 'Who comes to see Ruby at nursery, and may I be there?'
const answer = 'The psychologist comes in the week after next. Yes, you may be there: please do.'
const note = 'Rang the psychologist. She prefers Tuesdays.'
const thanks = 'Thank you. Tuesday is good for me.'

test('I ask, staff answer, I get a mail, read the answer and write back', { tag: '@nojs' }, async ({
  page,
  anotherBrowser,
  mailboxOf,
  signInFamily,
  signInStaff,
  fitForAll,
}) => {
  const kase = new FamilyCasePage(page)
  const ask = new AskPages(page)
  const enquiry = new FamilyEnquiryPage(page)
  await signInFamily(page, families.motherOfRuby)
  const mailbox = await mailboxOf(families.motherOfRuby)

  const { reference, replyBy } = await test.step('I ask, and am told when the answer comes', async () => {
    await page.goto('/')
    await kase.ask()
    await expect(ask.aboutWhat).toBeVisible()
    await fitForAll(page)
    await ask.chooseTopic('Asking for an assessment, or being assessed')
    await expect(ask.words).toBeVisible()
    await fitForAll(page)
    await ask.write(question)
    await expect(ask.check).toBeVisible()
    await expect(page.getByRole('main')).toContainText(question)
    await fitForAll(page)
    await ask.send()
    await fitForAll(page)
    return ask.promise()
  })

  await test.step('the same reference and day come by mail, and nothing of what I asked', async () => {
    const mail = await mailbox.next('We have your question')
    expect(mail.text).toContain(`Your reference is ${reference}.`)
    expect(mail.text).toContain(`We will reply by ${replyBy}.`)
    for (const part of [mail.subject, mail.text, mail.html])
      expect(part).not.toMatch(/ruby|nursery|sims|SEN-/i)
  })

  await test.step('the same is on the page of my question', async () => {
    await ask.seeQuestion()
    await expect(enquiry.promise).toContainText(`We will answer by ${replyBy}.`)
    await expect(enquiry.messages).toHaveCount(1)
    await expect(enquiry.messages.first()).toContainText(question)
  })

  const desk = await anotherBrowser()
  const queue = new StaffQueuePage(desk)
  const work = new StaffEnquiryPage(desk)
  await test.step('staff find it in the queue, with the child’s case beside it', async () => {
    await signInStaff(desk, staff.joe)
    await queue.open()
    await fitForAll(desk)
    await queue.show('Newest')
    await expect(queue.row(reference)).toContainText('Donna Sims')
    await expect(queue.row(reference)).toContainText('Ruby Sims')
    await queue.opener(reference).click()
    await expect(work.messages).toHaveCount(1)
    await expect(work.messages.first()).toContainText(question)
    await expect(work.caseBeside).toContainText('Assessing')
    await expect(work.caseBeside).toContainText('mother')
    await fitForAll(desk)
  })

  await test.step('staff take it, note something among themselves, and reply', async () => {
    await work.take()
    await expect(work.news).toContainText('This enquiry is yours now')
    await expect(work.acts).toContainText('You (Joe Marsh)')
    await work.note(note)
    await expect(work.news).toContainText('Your note is saved. Only staff see it')
    await work.sendReply(answer)
    await expect(work.news).toContainText('Your reply is sent')
    await expect(work.messages).toHaveCount(3)
    await fitForAll(desk)
  })

  await test.step('one mail says that there is a reply, and not what it says', async () => {
    const mail = await mailbox.next('There is a reply for you')
    for (const part of [mail.subject, mail.text, mail.html])
      expect(part).not.toMatch(/ruby|sims|psycholog|assess|SEN-|ENQ-|joe|marsh/i)
    expect((await mailbox.all()).map(({ subject }) => subject)).toEqual([
      'There is a reply for you',
      'We have your question',
    ])
  })

  await test.step('I read the answer in the same place, and nothing of the note', async () => {
    await page.goto('/')
    await expect(kase.questions.filter({ hasText: reference })).toContainText('Answered')
    await kase.questions.getByRole('link', { name: reference }).click()
    await expect(enquiry.promise).toContainText('We have answered.')
    await expect(enquiry.messages).toHaveCount(2)
    await expect(enquiry.messages.last()).toContainText(answer)
    await expect(enquiry.messages.last()).toContainText('Joe')
    expect(await page.content()).not.toContain('Tuesdays')
    await fitForAll(page)
  })

  await test.step('I write back, and it waits for staff again in the same conversation', async () => {
    await enquiry.writeBack(thanks)
    await expect(page.getByRole('alert')).toContainText('We have your message.')
    await expect(enquiry.messages).toHaveCount(3)
    await expect(enquiry.promise).toContainText(/We will answer by /)
    await fitForAll(page)
    await queue.open()
    await queue.show('Mine')
    await queue.opener(reference).click()
    await expect(work.messages.last()).toContainText(thanks)
  })
})

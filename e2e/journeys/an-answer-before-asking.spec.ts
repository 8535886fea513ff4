import { randomUUID } from 'node:crypto'
import { AskPages } from '../pages/ask-pages.ts'
import { FamilyCasePage } from '../pages/family-case-page.ts'
import { FamilyEnquiryPage } from '../pages/family-enquiry-page.ts'
import { PupilsPage } from '../pages/pupils-page.ts'
import { StaffEnquiryPage } from '../pages/staff-enquiry-page.ts'
import { StaffQueuePage } from '../pages/staff-queue-page.ts'
import { daysFromToday } from '../support/days.ts'
import { expect, test } from '../support/fixtures.ts'
import { families, staff } from '../support/people.ts'

const letter = (name: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(`A letter of ours, ${name}`),
})

test('I ask where it is, and the answer is there before I write', { tag: '@nojs' }, async ({
  page,
  signInFamily,
  fitForAll,
}) => {
  const ask = new AskPages(page)
  await signInFamily(page, families.fatherOfLeo)
  await page.goto('/')
  await new FamilyCasePage(page).ask()
  await ask.chooseTopicOnly('Where my case is')
  await expect(ask.answered).toBeVisible()
  await expect(page.getByRole('main')).toContainText('Late')
  await fitForAll(page)

  await ask.thatAnswersIt()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('We are glad that helped')
  await fitForAll(page)
  await page.getByRole('button', { name: 'Back to the case' }).click()
  await expect(page.getByRole('heading', { name: 'Ask us', exact: true })).toBeVisible()
})

test('I still ask, on a small phone, with files, and say why it is urgent', { tag: '@nojs' }, async ({
  page,
  signInFamily,
  testData,
  fitForAll,
}) => {
  const parent = { name: 'Rob Hart', relationship: 'father', email: `${randomUUID()}@example.test` }
  await testData.caseUpTo('assessment-agreed', {
    ...{ forename: 'Ivy', surname: 'Hart', bornOn: '2016-03-01', lastStepOn: daysFromToday(-7), parent },
  })
  await page.setViewportSize({ width: 320, height: 640 })
  const ask = new AskPages(page)
  const enquiry = new FamilyEnquiryPage(page)
  await signInFamily(page, parent.email)
  await page.goto('/')
  await new FamilyCasePage(page).ask()
  await ask.chooseTopicOnly('Where my case is')
  await ask.stillAsk()

  await test.step('what I chose stays where I forgot my words, and a file can be taken away', async () => {
    await ask.chooseFiles(letter('school.txt'), letter('doctor.txt'))
    await ask.goOn()
    await expect(ask.faults).toContainText('Write your message')
    await expect(page.getByRole('main')).toContainText('school.txt')
    await fitForAll(page)
    await page.getByRole('button', { name: 'Remove doctor.txt' }).click()
    await expect(page.getByRole('main')).not.toContainText('doctor.txt')
    await ask.words.fill(`Please read the letter. ${'Much to say. 🐣 '.repeat(1200)}`)
    await ask.goOn()
  })

  await test.step('I say that it is urgent, look at it, and send it', async () => {
    await fitForAll(page)
    await ask.sayUrgent('We move home in the next 10 days')
    await expect(ask.check).toBeVisible()
    await expect(page.getByRole('main')).toContainText('school.txt')
    await expect(page.getByRole('main')).toContainText('We move home in the next 10 days')
    await fitForAll(page)
    await ask.send()
    await expect(page.getByRole('main')).toContainText('We have your file.')
    await fitForAll(page)
  })

  await test.step('the file is in my question', async () => {
    await ask.seeQuestion()
    await expect(enquiry.messages.first()).toContainText('school.txt')
    await fitForAll(page)
    await enquiry.writeBack('And this is all.')
    await expect(enquiry.messages).toHaveCount(2)
  })
})

test.describe('I am the SENCO of a school', { tag: '@nojs' }, () => {
  test('I ask about a pupil, and read the answer', async ({
    page,
    anotherBrowser,
    signInFamily,
    signInStaff,
    testData,
    fitForAll,
  }) => {
    const school = {
      ...{ name: 'Lena Marsh', email: `${randomUUID()}@example.test` },
      ...{ relationship: 'SENCO, Hillside School', askedAs: 'Hillside School' },
    }
    const parent = { name: 'Nadia Webb', relationship: 'mother', email: `${randomUUID()}@example.test` }
    await testData.caseUpTo('assessment-agreed', {
      ...{ forename: 'Zoe', surname: 'Webb', bornOn: '2016-03-01', lastStepOn: daysFromToday(-7), school },
      parent,
    })
    const pupils = new PupilsPage(page)
    const ask = new AskPages(page)
    await signInFamily(page, school.email)
    await page.goto('/')
    await pupils.open('Zoe Webb')
    await page.getByRole('button', { name: 'Ask the council about this pupil' }).click()
    await fitForAll(page)
    await ask.words.fill('May we send the report a week later?')
    await ask.goOn()
    await expect(ask.faults).toContainText('Choose what you ask about')
    await expect(ask.faults).toContainText('Choose what lets you ask us this')
    await page.getByLabel('The report that we were asked for').check()
    await page.getByLabel('The family knows that we ask, and agrees').check()
    await ask.goOn()
    await expect(ask.check).toBeVisible()
    await fitForAll(page)
    await ask.send()
    const { reference } = await ask.promise()
    await fitForAll(page)

    await test.step('staff see who asks, what about and by what right, and answer', async () => {
      const desk = await anotherBrowser()
      const queue = new StaffQueuePage(desk)
      const work = new StaffEnquiryPage(desk)
      await signInStaff(desk, staff.hana)
      await queue.open()
      await queue.show('Newest')
      await queue.opener(reference).click()
      await expect(work.messages.first()).toContainText('May we send the report a week later?')
      await expect(desk.getByRole('main')).toContainText('The family knows that we ask, and agrees')
      await work.sendReply('Yes, a week later is fine.')
      await expect(work.messages.last()).toContainText('Yes, a week later is fine.')
    })

    await test.step('I read it where I asked', async () => {
      await page.getByRole('link', { name: 'Go back to the pupil' }).click()
      await fitForAll(page)
      await page.getByRole('link', { name: 'The report that we were asked for' }).click()
      await expect(new FamilyEnquiryPage(page).messages.last()).toContainText('Yes, a week later is fine.')
      await fitForAll(page)
    })
  })
})

test('I have no account, and write to you all the same', { tag: '@nojs' }, async ({ page, fitForAll }) => {
  await page.goto('/contact')
  await fitForAll(page)
  await page.getByRole('link', { name: 'Write to us without an account' }).click()
  await fitForAll(page)
  await page.getByLabel('Your name').fill('Beth Example')
  await page.getByLabel('What do you want to ask or tell us?').fill('How do I ask you to assess my son?')
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByRole('alert')).toContainText('Enter an email address or a phone number')
  await expect(page.getByLabel('What do you want to ask or tell us?')).toHaveValue(/assess my son/)
  await fitForAll(page)
  await page.getByLabel('Your phone number').fill('01632 960123')
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('We have your message')
  await expect(page.getByRole('main')).toContainText(/A person will answer you by \w+day/)
  await fitForAll(page)
})

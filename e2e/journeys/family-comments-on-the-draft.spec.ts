import { FamilyCasePage } from '../pages/family-case-page.ts'
import { FamilyDraftPages } from '../pages/family-draft-pages.ts'
import { StaffCasePages } from '../pages/staff-case-pages.ts'
import { StaffDraftPages } from '../pages/staff-draft-pages.ts'
import { dayInWords, daysFromToday } from '../support/days.ts'
import { expect, test } from '../support/fixtures.ts'
import { families, staff } from '../support/people.ts'

const onHelp = 'Who checks her hearing aids each morning?\nIt should say so here.'
const onNeeds = 'It is both ears, not one.'
const school = 'Rowan Tree School, Dover'
const answer = 'Take your time. We wait for the school’s visit.'
/** Long after the last day by law, whatever day it is. */
const newLastDay = daysFromToday(30)

test('I comment on the draft and ask for more time; an officer answers me alone', { tag: '@nojs' }, async ({
  page,
  anotherBrowser,
  mailboxOf,
  signInFamily,
  signInStaff,
  fitForAll,
}) => {
  test.setTimeout(120_000)
  const kase = new FamilyCasePage(page)
  const draft = new FamilyDraftPages(page)
  await signInFamily(page, families.motherOfNiamh)
  const mailbox = await mailboxOf(families.motherOfNiamh)
  const fathersMail = await mailboxOf(families.fatherOfNiamh)

  await test.step('my page says that it is my turn, and one press asks for more time', async () => {
    await page.goto('/')
    await expect(kase.stage).toHaveText('Your turn: check the draft')
    await expect(kase.atAGlance).toContainText(/Tell us by .+ \d+ days left\./)
    await fitForAll(page)
    await draft.askForMoreTime()
    await expect(draft.news).toContainText(/You asked for more time\. We will answer by /)
    await expect(draft.requests).toContainText(/We will answer by /)
    await fitForAll(page)
    // Pressed again, from a page that was open before: there is still one.
    await page.goto('/')
    await expect(kase.atAGlance).toContainText('You asked for more time.')
    await expect(page.getByRole('button', { name: 'Ask for more time' })).toHaveCount(0)
    await kase.atAGlance.getByRole('button').click()
  })

  await test.step('I write about one section after the other, and each is kept', async () => {
    await expect(draft.heading).toHaveText('Check the draft plan')
    await draft.openPart('Section B')
    await expect(draft.heading).toHaveText('Section B: Special educational needs')
    await draft.words.fill('x'.repeat(10_001))
    await draft.saveAndGoBack()
    await expect(draft.errors).toContainText('Use 10,000 or fewer for one part')
    expect(await draft.words.inputValue()).toHaveLength(10_001)
    await fitForAll(page)
    await draft.words.fill(onNeeds)
    await draft.saveAndGoOn()
    await expect(draft.heading).toHaveText('Section C: Health needs')
    await draft.saveAndGoBack()
    await draft.openPart('Section F')
    await draft.words.fill(onHelp)
    await draft.saveAndGoBack()
    await expect(draft.part('Section F')).toContainText('Done')
    await draft.openPart('The school or college you want')
    await fitForAll(page)
    await draft.school.fill(school)
    await draft.saveAndGoBack()
    await expect(draft.news).toContainText('It is not sent yet.')
    await fitForAll(page)
  })

  await test.step('a sign-out costs me nothing', async () => {
    await page.getByRole('button', { name: 'Sign out' }).click()
    await signInFamily(page, families.motherOfNiamh)
    await page.goto('/')
    await expect(kase.atAGlance).toContainText('We keep what you wrote. It is not sent yet.')
    await kase.atAGlance.getByRole('button', { name: 'Go on and send' }).click()
    await draft.openPart('Section F')
    await expect(draft.words).toHaveValue(onHelp)
    await page.goBack()
  })

  await test.step('I look at it all and send it', async () => {
    await draft.check()
    await expect(draft.heading).toHaveText('Check before you send')
    for (const words of [onNeeds, 'hearing aids each morning', school])
      await expect(page.getByRole('main')).toContainText(words)
    await fitForAll(page)
    await draft.send()
    await expect(draft.heading).toHaveText('We have what you sent')
    await fitForAll(page)
  })

  await test.step('her father sees none of it, and may write for himself', async () => {
    const home = await anotherBrowser()
    const his = new FamilyDraftPages(home)
    await signInFamily(home, families.fatherOfNiamh)
    await home.goto('/')
    await expect(new FamilyCasePage(home).stage).toHaveText('Your turn: check the draft')
    expect(await home.content()).not.toMatch(/more time\. We will|what you sent on/)
    await home.getByRole('button', { name: 'Read the draft and comment' }).click()
    await expect(his.part('Section F')).toContainText('Not started')
    await expect(his.requests).toHaveCount(0)
    expect(await home.content()).not.toMatch(/hearing aids|Rowan Tree|Ciara/)
  })

  const desk = await anotherBrowser()
  const cases = new StaffCasePages(desk)
  const work = new StaffDraftPages(desk)
  await test.step('staff read it section by section, and what I asked for', async () => {
    await signInStaff(desk, staff.priya)
    await cases.open()
    await cases.search('Kelly')
    await cases.choose('Niamh Kelly')
    await expect(work.section('F: Help with learning')).toContainText('hearing aids each morning')
    await expect(work.window).toContainText(school)
    await expect(work.window).toContainText('Asks for more time')
    await fitForAll(desk)
  })

  await test.step('an officer answers, and sees first who reads it', async () => {
    await work.answer('Ciara Kelly')
    await fitForAll(desk)
    await work.check()
    await expect(cases.news).toContainText('Choose what you answer')
    await fitForAll(desk)
    await work.fill({ yes: true, newDay: newLastDay, words: answer })
    await work.check()
    await expect(cases.heading).toHaveText('Check this answer before it is sent')
    await expect(desk.getByRole('main')).toContainText('Ciara Kelly (mother), ciara.kelly@example.test')
    await expect(desk.getByRole('main')).not.toContainText('Sean')
    await expect(cases.preview).toContainText(answer)
    await fitForAll(desk)
    await work.send()
    await expect(work.window).toContainText(`may comment until ${dayInWords(newLastDay)}`)
    await fitForAll(desk)
  })

  await test.step('one mail says that there is news, and I read the answer and my new last day', async () => {
    const mail = await mailbox.next('There is an update for you')
    for (const part of [mail.subject, mail.text, mail.html])
      expect(part).not.toMatch(/niamh|kelly|draft|more time|SEN-/i)
    await page.goto('/')
    await expect(kase.atAGlance).toContainText(`Tell us by ${dayInWords(newLastDay)}.`)
    await page.getByRole('link', { name: 'Read our answer to what you asked for' }).click()
    await expect(draft.requests).toContainText('We gave you more time.')
    await expect(draft.requests).toContainText(answer)
    await expect(draft.sent.first()).toContainText('It is both ears, not one.')
    await fitForAll(page)
    expect((await fathersMail.all()).map(({ subject }) => subject)).toEqual(['Your sign-in code'])
  })
})

import { FamilyCasePage } from '../pages/family-case-page.ts'
import { FamilyDraftPages } from '../pages/family-draft-pages.ts'
import { LetterPage } from '../pages/letter-page.ts'
import { StaffCasePages } from '../pages/staff-case-pages.ts'
import { StaffDraftPages } from '../pages/staff-draft-pages.ts'
import { dayInWords, daysAfter, daysFromToday, withinAYearOf } from '../support/days.ts'
import { expect, test } from '../support/fixtures.ts'
import { staff } from '../support/people.ts'
import { expectToGiveNothingAway } from '../support/private-mail.ts'

const planOn = daysFromToday(-330)
const arrangedOn = daysFromToday(-40)
const meetingOn = daysFromToday(-10)
const onHelp = 'She needs the big print in every lesson, not only in English.'
const reasons = 'The school told us that the help works. We added big print for every lesson, as you asked.'

test(
  'a review is arranged and held, the changes go to the family, and the changed plan starts a new year',
  {
    tag: '@nojs',
  },
  async (
    { page, anotherBrowser, mailboxOf, signInFamily, signInStaff, testData, fitForAll },
    { project },
  ) => {
    test.setTimeout(120_000)
    // A family for each of the two ways to run this.
    const surname = project.name === 'nojs' ? 'Brandt' : 'Vogel'
    const parent = {
      name: `Tessa ${surname}`,
      email: `tessa.${surname.toLowerCase()}@example.test`,
      relationship: 'mother',
    }
    const mailbox = await mailboxOf(parent.email)
    const { id, updatesSent } = await testData.caseUpTo('plan-issued', {
      ...{ forename: 'Alma', surname, bornOn: '2016-02-11', lastStepOn: planOn, parent },
    })
    const isTold = async () =>
      expectToGiveNothingAway(
        await mailbox.next('There is an update for you'),
        /alma|brandt|vogel|tessa|priya|karen/i,
      )
    for (let n = 0; n < updatesSent; n++) await isTold()

    const cases = new StaffCasePages(page)
    await signInStaff(page, staff.priya)
    await page.goto(`/staff/cases/${id}`)
    const home = await anotherBrowser()
    const kase = new FamilyCasePage(home)
    await signInFamily(home, parent.email)
    const nextReview = (day: string) => `We check the plan with you by ${dayInWords(day)}.`

    await test.step('before it, the plan is to be checked within a year of its first day', async () => {
      await home.goto('/')
      await expect(kase.stage).toHaveText('The plan is final')
      await expect(kase.answerTo('What happens next')).toHaveText(nextReview(withinAYearOf(planOn)))
    })

    await test.step('an officer of the casework team takes the case over', async () => {
      await cases.checkOfficer('Karen')
      await expect(cases.heading).toHaveText('Check this change before it is recorded')
      await fitForAll(page)
      await cases.assignOfficer()
      await expect(cases.news).toContainText('The officer is assigned')
      await isTold()
    })

    await test.step('the review is arranged: the family reads the day of the meeting', async () => {
      await cases.checkReview({ meetingOn, arrangedOn })
      await expect(cases.heading).toHaveText('Check this step before it is recorded')
      await expect(page.getByRole('main')).toContainText(dayInWords(meetingOn))
      await cases.recordStep()
      await expect(cases.stage).toContainText('In review')
      await isTold()
      await home.goto('/')
      await expect(kase.stage).toHaveText('Review time')
      await expect(kase.answerTo('What is happening now')).toContainText(dayInWords(meetingOn))
      await fitForAll(home)
    })

    await test.step('the meeting is held and its report comes in: four weeks to decide', async () => {
      await cases.checkFact('Review meeting held', meetingOn)
      await cases.recordFact()
      await expect(cases.news).toContainText('The entry is recorded')
      await isTold()
      await cases.checkFact('Review report received from the setting', daysFromToday(-1))
      await cases.recordFact()
      await expect(cases.news).toContainText('The entry is recorded')
      await home.goto('/')
      await expect(kase.answerTo('What happens next')).toHaveText(
        `We tell you what we decide by ${dayInWords(daysAfter(meetingOn, 28))}.`,
      )
      await expect(kase.history.filter({ hasText: 'The meeting about the plan took place.' })).toHaveCount(1)
      await fitForAll(page)
    })

    await test.step('we decide to change the plan: the changes go with their letter', async () => {
      await cases.checkStep('Decided to change the plan, changes sent')
      await cases.writeLetter()
      await expect(cases.lettersToGo).toHaveCount(1)
      await cases.recordStep()
      await expect(cases.stage).toContainText('Amending the plan')
      await isTold()
      await home.goto('/')
      await expect(kase.stage).toHaveText('We plan to change the plan')
      await expect(kase.atAGlance).toContainText(`Tell us by ${dayInWords(daysFromToday(14))}. 14 days left.`)
      await expect(kase.answerTo('What happens next')).toHaveText(
        `We send you the changed plan by ${dayInWords(daysFromToday(56))}.`,
      )
      await fitForAll(home)
      await kase.papers.getByRole('link', { name: 'We want to change the EHC plan: please check' }).click()
      await expect(new LetterPage(home).letter).toContainText(dayInWords(daysFromToday(14)))
      await fitForAll(home)
    })

    await test.step('she says what is missing in the changes', async () => {
      const draft = new FamilyDraftPages(home)
      await home.goto('/')
      await kase.atAGlance.getByRole('button', { name: 'Read the changes and comment' }).click()
      await expect(draft.heading).toHaveText('Check the changes to the plan')
      await draft.openPart('Section F')
      await draft.words.fill(onHelp)
      await draft.saveAndGoBack()
      await draft.check()
      await draft.send()
      await expect(draft.heading).toHaveText('We have what you sent')
      await page.reload()
      await expect(new StaffDraftPages(page).window).toContainText(onHelp)
    })

    await test.step('the changed plan goes: it is checked again a year after this review', async () => {
      await cases.checkStep('Changed plan sent')
      await cases.writeLetter(reasons)
      await expect(cases.lettersToGo).toHaveCount(1)
      await cases.recordStep()
      await expect(cases.stage).toContainText('Final plan issued')
      await isTold()
      await home.goto('/')
      await expect(kase.stage).toHaveText('The plan is final')
      await expect(kase.answerTo('What happens next')).toHaveText(nextReview(withinAYearOf(daysFromToday(0))))
      await expect(kase.appeal).toContainText('against what the plan says')
      await expect(kase.late).toHaveCount(0)
      await kase.papers.getByRole('link', { name: 'The changed EHC plan' }).click()
      await expect(new LetterPage(home).letter).toContainText('We added big print for every lesson')
      expect((await mailbox.unread()).map(({ subject }) => subject)).toEqual(['Your sign-in code'])
    })
  },
)

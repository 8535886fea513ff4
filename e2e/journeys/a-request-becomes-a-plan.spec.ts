import { FamilyCasePage } from '../pages/family-case-page.ts'
import { FamilyDraftPages } from '../pages/family-draft-pages.ts'
import { LetterPage } from '../pages/letter-page.ts'
import { StaffBoardPage } from '../pages/staff-board-page.ts'
import { StaffCasePages } from '../pages/staff-case-pages.ts'
import { StaffDraftPages } from '../pages/staff-draft-pages.ts'
import { StaffNewCasePage } from '../pages/staff-new-case-page.ts'
import { dayInWords, daysFromToday, monthsAfter, withinAYearOf } from '../support/days.ts'
import { expect, test } from '../support/fixtures.ts'
import { staff } from '../support/people.ts'
import { expectToGiveNothingAway } from '../support/private-mail.ts'

const seen = { evidence: 'Birth certificate and passport', hasParentalResponsibility: true }
const mother = {
  ...{ name: 'Rosa Lindqvist', email: 'rosa.lindqvist@example.test', relationship: 'mother' },
  ...seen,
}
const father = {
  ...{ name: 'Nils Lindqvist', email: 'nils.lindqvist@example.test', relationship: 'father' },
  ...seen,
}
const names = /ivo|lindqvist|rosa|nils|priya|rowan tree/i

const whyNot =
  'We read what you and the school sent us. It shows that the help there works, and that he learns well.'
const whySo = 'The plan holds the help that every report asks for. We name the school that you asked for.'
const onHelp = 'Who helps him at lunch? It should say so here.'
const school = 'Rowan Tree School, Dover'
const aDay = /[A-Z][a-z]+day \d{1,2} [A-Z][a-z]+ 20\d\d/

test('a request is refused, overturned after mediation, and becomes a final plan; the family reads each step', async ({
  page,
  anotherBrowser,
  mailboxOf,
  signInFamily,
  signInStaff,
  fitForAll,
}) => {
  test.setTimeout(180_000)
  const [hers, his] = [await mailboxOf(mother.email), await mailboxOf(father.email)]
  const cases = new StaffCasePages(page)
  const board = new StaffBoardPage(page)
  const home = await anotherBrowser()
  const kase = new FamilyCasePage(home)
  await signInStaff(page, staff.priya)

  /** Each of the two is told of an act once, by a mail that says nothing. */
  const bothAreTold = async () => {
    for (const mailbox of [hers, his]) {
      expectToGiveNothingAway(await mailbox.next('There is an update for you'), names)
    }
  }
  /** As staff go on from the page that an act ended on. */
  const moveOn = async (step: string, letter?: { reasons?: string }) => {
    await cases.checkStep(step)
    if (letter) await cases.writeLetter(letter.reasons)
    await expect(cases.heading).toHaveText('Check this step before it is recorded')
    await expect(cases.lettersToGo).toHaveCount(letter ? 2 : 0)
    await cases.recordStep()
    await expect(cases.news).toContainText('The step is recorded')
    await bothAreTold()
  }
  /** A line of the history at home. */
  const readsInHistory = async (text: string) => {
    await home.goto('/')
    await expect(kase.history.filter({ hasText: text })).toHaveCount(1)
  }

  await test.step('staff enter the request, and see first who will be told', async () => {
    const form = new StaffNewCasePage(page)
    await form.open()
    await form.fill(
      { forename: 'Ivo', surname: 'Lindqvist', born: '2018-05-04', receivedOn: daysFromToday(-30) },
      mother,
    )
    await form.fillSecondPerson(father)
    await form.chooseOfficer('Priya Rai')
    await form.check()
    await expect(form.heading).toHaveText('Check this case before it is opened')
    for (const { email } of [mother, father]) {
      await expect(form.told.filter({ hasText: `Told by email at ${email}` })).toHaveCount(1)
    }
    expect(await hers.all(), 'nothing is sent before it is opened').toEqual([])
    await form.confirm()
    await expect(cases.news).toContainText('The case is open. Its family is told')
    await expect(cases.stage).toContainText('Deciding to assess')
    await bothAreTold()
  })

  await test.step('they refuse; the family reads the letter, and by when to appeal', async () => {
    await moveOn('Refused to assess, family told', { reasons: whyNot })
    await expect(cases.duty('Family can appeal')).toContainText('Their time')
    await signInFamily(home, mother.email)
    await home.goto('/')
    await expect(kase.stage).toHaveText('We said no to an assessment')
    const appealBy = await appealDayOf(kase)
    expect(appealBy.day >= monthsAfter(daysFromToday(0), 2), 'two months at least').toBe(true)
    await fitForAll(home)
    await kase.papers.getByRole('link', { name: 'We said no to an assessment' }).click()
    const { letter } = new LetterPage(home)
    await expect(letter).toContainText(whyNot)
    await expect(letter).toContainText(`The Tribunal must have your appeal by ${appealBy.inWords}`)
    await expect(letter).not.toContainText('Nils')
  })

  await test.step('mediation is recorded, and the refusal is overturned', async () => {
    await cases.checkFact('Mediation asked for')
    await expect(cases.heading).toHaveText('Check this entry before it is recorded')
    await fitForAll(page)
    await cases.recordFact()
    await bothAreTold()
    await home.goto('/')
    await expect(kase.alsoHappening).toContainText('There is to be a mediation meeting.')
    await cases.checkFact('Mediation held')
    await cases.recordFact()
    await bothAreTold()
    await moveOn('Refusal overturned, assessment starts')
    await expect(cases.duty('Family can appeal')).toHaveCount(0)
    await readsInHistory('Our no to an assessment was changed to yes.')
    await expect(kase.stage).toHaveText('We are finding out about needs')
    await expect(kase.appeal).toHaveCount(0)
  })

  await test.step('reports are asked for and come in', async () => {
    await board.openFromCase()
    await board.askForUsual()
    await expect(board.news).toContainText('The reports are asked for')
    const asked = await board.waiting.count()
    await home.goto('/')
    await expect(kase.reports).toHaveCount(asked)
    await expect(kase.answerTo('What is happening now')).toContainText(`0 of ${asked} have replied`)
    await fitForAll(home)
    await board.allCameIn()
    await page.getByRole('link', { name: 'Case', exact: true }).click()
    await moveOn('All advice is in')
    await readsInHistory('All the reports came in.')
  })

  await test.step('a plan is agreed and its draft served, each with its letter', async () => {
    await moveOn('Agreed to issue a plan', {})
    await moveOn('Draft plan sent to the family', {})
    await readsInHistory('We sent you the draft plan to check.')
    await expect(kase.stage).toHaveText('Your turn: check the draft')
    await expect(kase.atAGlance).toContainText(`Tell us by ${dayInWords(daysFromToday(14))}. 14 days left.`)
    await expect(kase.papers).toContainText('The draft EHC plan: please check it')
  })

  await test.step('a plan can’t be sent while the family may still comment; she comments', async () => {
    await cases.checkStep('Final plan sent')
    await expect(cases.news).toContainText(/The family has until the end of \d.+ to comment on the draft\./)
    const draft = new FamilyDraftPages(home)
    await kase.atAGlance.getByRole('button', { name: 'Read the draft and comment' }).click()
    await draft.openPart('Section F')
    await draft.words.fill(onHelp)
    await draft.saveAndGoBack()
    await draft.openPart('The school or college you want')
    await draft.school.fill(school)
    await draft.saveAndGoBack()
    await draft.check()
    await draft.send()
    await expect(draft.heading).toHaveText('We have what you sent')
    await page.reload()
    await cases.checkStep('Final plan sent')
    await expect(cases.news, 'his time runs on').toContainText('The family has until the end of')
  })

  await test.step('he reads nothing of hers, and says that the draft is right', async () => {
    const hisHome = await anotherBrowser()
    const draft = new FamilyDraftPages(hisHome)
    await signInFamily(hisHome, father.email)
    await hisHome.goto('/')
    await hisHome.getByRole('button', { name: 'Read the draft and comment' }).click()
    await expect(hisHome.locator('body')).not.toContainText(/Rosa|lunch|Rowan/)
    await draft.sayThatItIsRight()
    await expect(draft.heading).toHaveText('We have what you sent')
    await page.reload()
    const work = new StaffDraftPages(page)
    await expect(work.section('F: Help with learning')).toContainText(onHelp)
    await expect(work.window).toContainText(school)
  })

  await test.step('the school is asked and answers; the family reads how many, never which', async () => {
    await board.openFromCase()
    await board.askSetting(school)
    await expect(board.news).toContainText('on the board')
    await bothAreTold()
    await board.settingAnswered(school, 'Can meet the needs')
    await readsInHistory('We asked schools or colleges if they can help.')
    await expect(kase.stage).toHaveText('We are asking schools')
    await expect(kase.answerTo('What is happening now')).toContainText('We asked 1 place')
    await page.getByRole('link', { name: 'Case', exact: true }).click()
  })

  await test.step('the final plan goes; the family reads when it is checked again and by when to appeal', async () => {
    await moveOn('Final plan sent', { reasons: whySo })
    await expect(cases.stage).toContainText('Final plan issued')
    await expect(cases.duty('Week 20: final plan')).toContainText('Done in time')
    await expect(cases.duty('Family can appeal').filter({ hasText: 'Their time' })).toHaveCount(1)
    await readsInHistory('We sent you the final plan.')
    await expect(kase.stage).toHaveText('The plan is final')
    await expect(kase.answerTo('What happens next')).toContainText(
      `We check the plan with you by ${dayInWords(withinAYearOf(daysFromToday(0)))}.`,
    )
    const appealBy = await appealDayOf(kase)
    await expect(kase.appeal).toContainText('against what the plan says')
    await fitForAll(home)
    await kase.papers.getByRole('link', { name: 'The final EHC plan' }).click()
    const { letter } = new LetterPage(home)
    await expect(letter).toContainText(whySo)
    await expect(letter).toContainText(`The Tribunal must have your appeal by ${appealBy.inWords}`)
    await fitForAll(home)
  })

  await test.step('each act was told once', async () => {
    for (const mailbox of [hers, his]) {
      expect((await mailbox.unread()).map(({ subject }) => subject)).toEqual(['Your sign-in code'])
    }
  })
})

/** The last day to appeal as the page says it. */
async function appealDayOf(kase: FamilyCasePage): Promise<{ inWords: string; day: string }> {
  const words = (await kase.appeal.textContent()) ?? ''
  const inWords = aDay.exec(words.slice(words.indexOf('your last day')))?.[0]
  if (!inWords) throw new Error('The page gives no last day to appeal')
  const day = new Date(`${inWords.replace(/^\w+ /, '')} 12:00 UTC`).toISOString().slice(0, 10)
  expect(dayInWords(day), 'the day of the week is right').toBe(inWords)
  return { inWords, day }
}

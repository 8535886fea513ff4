import { ChildrenPage } from '../pages/children-page.ts'
import { FamilyCasePage } from '../pages/family-case-page.ts'
import { SignInPage } from '../pages/sign-in-page.ts'
import { expect, test } from '../support/fixtures.ts'
import { codeIn } from '../support/mailbox.ts'
import { families } from '../support/people.ts'

const aDay = /\d{1,2} [A-Z][a-z]+ 20\d\d/

test.describe('I look where my child’s case is', { tag: '@nojs' }, () => {
  test('I sign in with the code from my email and see my children', async ({
    page,
    mailboxOf,
    fitForAll,
  }) => {
    const mailbox = await mailboxOf(families.motherOfMaya)
    const signIn = new SignInPage(page)
    const children = new ChildrenPage(page)

    await page.goto('/')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/See what is happening/)
    await fitForAll(page)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await fitForAll(page)
    await signIn.askForCode(families.motherOfMaya)
    await expect(signIn.checkYourEmail).toBeVisible()
    await fitForAll(page)
    await signIn.enterCode(codeIn(await mailbox.next('Your sign-in code')))

    await expect(children.heading).toBeVisible()
    await expect(children.cards).toHaveCount(2)
    await expect(children.card('Maya')).toContainText('Your turn: check the draft')
    await expect(children.card('Maya')).toContainText(aDay)
    await expect(children.card('Kofi')).toContainText('We are deciding whether to assess')
    await fitForAll(page)
  })

  test('I see the stage, the date, what is next, what I can do and who is responsible', async ({
    page,
    signInFamily,
    fitForAll,
  }) => {
    const kase = new FamilyCasePage(page)
    await signInFamily(page, families.motherOfMaya)

    await page.goto('/')
    await new ChildrenPage(page).choose('Maya')

    await expect(kase.stage).toHaveText('Your turn: check the draft')
    await expect(kase.atAGlance).toContainText(
      /Tell us by [A-Z][a-z]+day \d{1,2} [A-Z][a-z]+ 20\d\d\. \d+ days left\./,
    )
    await expect(kase.answerTo('What is happening now')).toHaveText(
      'The draft plan is ready for you to check.',
    )
    await expect(kase.answerTo('What happens next')).toContainText(aDay)
    await expect(kase.answerTo('What you can do')).toContainText('Tell us what is wrong or missing')
    await expect(kase.answerTo('Who is responsible')).toContainText('Assessment team')
    await expect(kase.late).toHaveCount(0)
    await fitForAll(page)
  })

  test('I see the 20 weeks, what has happened, free help and who can see it', async ({
    page,
    signInFamily,
  }) => {
    const kase = new FamilyCasePage(page)
    await signInFamily(page, families.motherOfMaya)

    await page.goto('/children')
    await new ChildrenPage(page).choose('Maya')

    await expect(kase.here).toHaveCount(1)
    await expect(kase.timeline.first()).toContainText(/Done on \d/)
    await expect(kase.timeline.last()).toContainText(aDay)
    await expect(kase.history.first()).toContainText(aDay)
    await expect(kase.history.filter({ hasText: 'We sent you the draft plan to check.' })).toContainText(aDay)
    await expect(kase.independentHelp).toContainText('IASK')
    await expect(kase.whoCanSee).toContainText('You (mother)')
  })

  test('with one child I come to the case at once, and when it is late I am told so honestly', async ({
    page,
    signInFamily,
    fitForAll,
  }) => {
    const kase = new FamilyCasePage(page)
    await signInFamily(page, families.fatherOfLeo)

    await page.goto('/')

    await expect(kase.stage).toHaveText('We are finding out about needs')
    await expect(kase.atAGlance).toContainText('Late')
    await expect(kase.late).toContainText(/The law says we should have finished by .+ 20\d\d\. We have not\./)
    await expect(kase.late).toContainText('We are sorry.')
    await expect(kase.late).toContainText(/On .+ we promised .+\. We did not keep it\./)
    await expect(kase.late).toContainText(/We now expect to finish by [A-Z][a-z]+day \d/)
    await expect(kase.late).toContainText('Grace in the Assessment team is responsible for the new date.')
    await expect(kase.late).toContainText('You can complain')
    await fitForAll(page)
  })

  test('an account that no child is linked to says what to do', async ({ page, signInFamily, fitForAll }) => {
    await signInFamily(page, families.carerOfSam)

    await page.goto('/')

    await expect(page.getByRole('main')).toContainText('We do not show you any child yet.')
    await expect(page.getByRole('main')).toContainText(/Phone 0\d{4} \d{6}/)
    await fitForAll(page)
  })
})

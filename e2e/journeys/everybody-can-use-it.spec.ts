import { FamilyDraftPages } from '../pages/family-draft-pages.ts'
import { SignInPage } from '../pages/sign-in-page.ts'
import { StaffCasePages } from '../pages/staff-case-pages.ts'
import { StaffEnquiryPage } from '../pages/staff-enquiry-page.ts'
import { daysFromToday } from '../support/days.ts'
import { expect, test } from '../support/fixtures.ts'
import { tabTo, tabToAndEnter } from '../support/keyboard.ts'
import { families, staff } from '../support/people.ts'

// The screens that the other journeys look at on their way are not here.

test.describe('every other screen is for everybody too', { tag: '@nojs' }, () => {
  test('I read about the service without signing in', async ({ page, fitForAll }) => {
    for (const [path, heading] of [
      ['/accessibility', 'Accessibility statement'],
      ['/cookies', 'Cookies'],
      ['/privacy', 'Privacy'],
      ['/contact', 'Contact us'],
      ['/dev/inbox', 'Local inbox'],
    ] as const) {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
      await fitForAll(page)
    }
  })

  test('after a death I read only kind words', async ({ page, signInFamily, fitForAll }) => {
    await signInFamily(page, families.motherOfArthur)

    await page.goto('/')

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('We are so sorry')
    await expect(page.getByRole('main')).not.toContainText(/late|20 weeks|working days/i)
    await fitForAll(page)
  })

  test('I read back in a conversation of years, and so do staff', async ({
    page,
    anotherBrowser,
    testData,
    signInFamily,
    signInStaff,
    fitForAll,
  }) => {
    const { id } = await testData.question('When does the school bus come?')
    await testData.writeOften(id, 120)
    const desk = await anotherBrowser()
    await signInFamily(page, families.motherOfSkye)
    await signInStaff(desk, staff.hana)

    for (const [screen, address, messages] of [
      [page, `/enquiries/${id}`, page.locator('.app-message')],
      [desk, `/staff/enquiries/${id}`, new StaffEnquiryPage(desk).messages],
    ] as const) {
      await screen.goto(address)
      await expect(messages).toHaveCount(100)
      await expect(messages.last()).toContainText('Message 120')
      const earlier = screen.getByRole('link', { name: 'Show earlier messages (21)' })
      await earlier.focus()
      await screen.keyboard.press('Enter')

      await expect(screen.getByRole('heading', { name: 'Earlier messages' })).toBeVisible()
      await expect(messages).toHaveCount(21)
      await expect(messages.first()).toContainText('When does the school bus come?')
      await expect(messages.last()).toContainText('Message 20')
      await expect(earlier).toHaveCount(0)
      await fitForAll(screen)
      await screen.getByRole('link', { name: 'Show the newest messages' }).first().click()
      await expect(messages.last()).toContainText('Message 120')
    }
  })

  test('the first thing the Tab key finds is the way to the content', async ({ page }) => {
    await page.goto('/')
    await page.keyboard.press('Tab')

    await expect(page.getByRole('link', { name: 'Skip to main content' })).toBeFocused()
  })

  test('staff look through the emails that became no enquiry', async ({ page, signInStaff, fitForAll }) => {
    await signInStaff(page, staff.hana)

    await page.goto('/staff/mail')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Emails to sort')
    await fitForAll(page)
    await page.getByRole('link', { name: 'All', exact: true }).click()
    await fitForAll(page)
  })

  test('staff log a call and read out the reference and the day', async ({
    page,
    signInStaff,
    fitForAll,
  }) => {
    await signInStaff(page, staff.hana)

    await page.goto('/staff/enquiries/new')
    await fitForAll(page)
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.locator('.govuk-error-summary')).toContainText('Write down what they asked')
    await fitForAll(page)
    await page.getByLabel('Or their name, without an account').fill('Rosa Field')
    await page.getByLabel('Their phone').fill('01632 960123')
    await page.getByLabel('What is it about?').selectOption('OTHER')
    await page.getByLabel('What they asked or told us').fill('Who can help me to fill in the form?')
    await page.getByRole('button', { name: 'Save' }).click()

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Saved')
    await expect(page.getByRole('blockquote')).toContainText(
      /Your reference is ENQ-\w{4}-\w\. We will answer by [A-Z][a-z]+day \d/,
    )
    await fitForAll(page)
  })

  test('staff see the reports, their sign-in page, and a case that has ended', async ({
    page,
    signInStaff,
    fitForAll,
  }) => {
    await new SignInPage(page).open('staff')
    await fitForAll(page)
    await signInStaff(page, staff.priya)
    const cases = new StaffCasePages(page)

    await page.goto('/staff/reports')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await fitForAll(page)
    await cases.open()
    await cases.search('Bloom')
    await cases.choose('Arthur Bloom')
    await expect(page.getByRole('main')).toContainText('No step follows.')
    await fitForAll(page)
  })

  test('staff look at what an exception asks for, and see that it moves no date', async ({
    page,
    signInStaff,
    testData,
    fitForAll,
  }, { project }) => {
    const cases = new StaffCasePages(page)
    const { id } = await testData.caseUpTo('assessment-agreed', aChild('Nell', project.name, -3))
    await signInStaff(page, staff.priya)

    await page.goto(`/staff/cases/${id}`)
    await cases.openFact('An exception to a time limit')
    await expect(cases.heading).toHaveText('Record an exception')
    await fitForAll(page)
    await cases.checkEntry()
    await expect(cases.news).toContainText('Choose which exception it is')
    await fitForAll(page)
    await page.getByLabel('Child or parent out of the area for 4 weeks or more').check()
    await page.getByLabel('Week 20: final plan').check()
    await page.getByLabel('The family told us').check()
    await page.getByLabel('What you saw or heard').fill('An email of the mother')
    await cases.checkEntry()
    await expect(page.getByRole('main')).toContainText('They do not move.')
    await expect(cases.preview).toContainText('The law lets us take longer')
    await fitForAll(page)
  })
})

/** A child of a family that nothing else is about, one for each of the two ways to run this. */
const aChild = (forename: string, way: string, lastStepOn: number) => ({
  ...{ forename, surname: `Ashby-${way}`, bornOn: '2018-09-14', lastStepOn: daysFromToday(lastStepOn) },
  parent: {
    name: `Iris Ashby-${way}`,
    email: `${forename.toLowerCase()}.ashby.${way}@example.test`,
    relationship: 'mother',
  },
})

test.describe('I have no mouse', () => {
  test(
    'I read the draft page, write about one part and send it with the keyboard alone',
    {
      tag: '@nojs',
    },
    async ({ page, signInFamily, testData }, { project }) => {
      const child = aChild('Juno', project.name, -3)
      await testData.caseUpTo('draft-served', child)
      const draft = new FamilyDraftPages(page)
      await signInFamily(page, child.parent.email)

      await page.goto('/')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await tabToAndEnter(page.getByRole('button', { name: 'Read the draft and comment' }))
      await tabToAndEnter(draft.part('Section F').getByRole('link'))
      await tabTo(draft.words)
      await page.keyboard.type('She needs help at lunch too.')
      await tabToAndEnter(page.getByRole('button', { name: 'Save and go back to the list' }))
      await expect(draft.part('Section F')).toContainText('Done')
      await tabToAndEnter(page.getByRole('button', { name: 'Check and send' }))
      await tabToAndEnter(page.getByRole('button', { name: 'Send', exact: true }))

      await expect(draft.heading).toHaveText('We have what you sent')
    },
  )

  test('staff refuse a request with its letter, from the step to the record, with the keyboard alone', async ({
    page,
    signInStaff,
    testData,
  }, { project }) => {
    const cases = new StaffCasePages(page)
    const { id } = await testData.caseUpTo('request-received', aChild('Otis', project.name, -20))
    await signInStaff(page, staff.priya)

    await page.goto(`/staff/cases/${id}`)
    await tabToAndEnter(page.getByRole('link', { name: 'Assign the officer' }))
    await tabTo(page.getByLabel('Who looks after it from now on?'))
    await page.keyboard.type('Priya')
    await tabToAndEnter(page.getByRole('button', { name: 'Check this change' }))
    await tabToAndEnter(page.getByRole('button', { name: 'Assign this officer' }))
    await expect(cases.news).toContainText('The officer is assigned')

    await tabTo(cases.steps.getByRole('radio').first())
    await page.keyboard.press('ArrowDown')
    await expect(cases.steps.getByLabel('Refused to assess, family told')).toBeChecked()
    await tabToAndEnter(page.getByRole('button', { name: 'Check this step' }))
    await tabTo(page.getByLabel('Why did we decide this?'))
    await page.keyboard.type(
      'We read what you and the school sent us. It shows that the help there works, and that he learns well.',
    )
    await tabToAndEnter(page.getByRole('button', { name: 'See the letters' }))
    await expect(cases.lettersToGo).toHaveCount(1)
    await tabToAndEnter(page.getByRole('button', { name: 'Record this step' }))

    await expect(cases.stage).toContainText('Refused to assess')
  })
})

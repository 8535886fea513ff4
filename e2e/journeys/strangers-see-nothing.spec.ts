import { FamilyCasePage } from '../pages/family-case-page.ts'
import { SignInPage } from '../pages/sign-in-page.ts'
import { expect, test } from '../support/fixtures.ts'
import { codeIn } from '../support/mailbox.ts'
import { families, staff } from '../support/people.ts'

const nobodys = '00000000-0000-7000-8000-000000000000'

test.describe('what is not mine is closed to me', { tag: '@nojs' }, () => {
  test('another family’s case looks to me like one that does not exist', async ({
    page,
    signInFamily,
    testData,
    fitForAll,
  }) => {
    const theirs = await testData.caseOf(families.motherOfMaya)
    await signInFamily(page, families.fatherOfNina)

    for (const path of ['', '/ask', '/ask/message']) {
      const answer = await page.goto(`/cases/${theirs.id}${path}`)
      expect(answer?.status()).toBe(404)
      await expect(page.getByRole('main')).not.toContainText(theirs.childName)
    }
    await page.goto(`/cases/${theirs.id}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('We cannot find this page')
    await fitForAll(page)
    const words = await page.getByRole('main').textContent()
    expect((await page.goto(`/cases/${nobodys}`))?.status()).toBe(404)
    await expect(page.getByRole('main')).toHaveText(words ?? '')
  })

  test('the question of a child’s other parent is not shown to me, though the case is', async ({
    page,
    anotherBrowser,
    signInFamily,
  }) => {
    const hers = await anotherBrowser()
    await signInFamily(hers, families.motherOfNina)
    await hers.goto('/')
    const link = new FamilyCasePage(hers).questions.getByRole('link').first()
    const address = (await link.getAttribute('href')) ?? ''
    expect(address).toMatch(/^\/enquiries\//)
    await signInFamily(page, families.fatherOfNina)

    await page.goto('/')
    await expect(new FamilyCasePage(page).stage).toHaveText('We are asking schools')
    await expect(page.locator(`a[href="${address}"]`)).toHaveCount(0)

    for (const path of [address, `${address}/sent`]) expect((await page.goto(path))?.status()).toBe(404)
    await expect(page.getByRole('main')).not.toContainText('ENQ-')
  })

  test('signed in as a family I am sent to the staff’s door, and it does not open', async ({
    page,
    signInFamily,
    mailboxOf,
  }) => {
    await signInFamily(page, families.motherOfMaya)
    const signIn = new SignInPage(page)

    for (const path of [
      '/staff',
      '/staff/enquiries',
      '/staff/cases',
      '/staff/enquiries/new',
      '/staff/reports',
    ]) {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Staff sign in')
    }
    await page.goto(`/staff/cases/${nobodys}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Staff sign in')

    const [mine, joes] = [await mailboxOf(families.motherOfMaya), await mailboxOf(staff.joe)]
    await signIn.askForCode(families.motherOfMaya)
    await expect(signIn.checkYourEmail).toBeVisible()
    await signIn.open('staff')
    await signIn.askForCode(staff.joe)
    await joes.next('Your sign-in code')
    expect(await mine.all(), 'no code for the staff’s side').toEqual([])
  })

  test('signed out I am asked to sign in, and then come to where I was going', async ({
    page,
    mailboxOf,
    testData,
  }) => {
    const mine = await testData.caseOf(families.fatherOfLeo)
    const mailbox = await mailboxOf(families.fatherOfLeo)
    const signIn = new SignInPage(page)

    for (const path of ['/children', `/cases/${nobodys}`, `/enquiries/${nobodys}`, `/cases/${mine.id}`]) {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in')
      await expect(page.locator('body')).not.toContainText('Leo')
    }

    await signIn.askForCode(families.fatherOfLeo)
    await signIn.enterCode(codeIn(await mailbox.next('Your sign-in code')))
    await expect(page).toHaveURL(`/cases/${mine.id}`)
  })

  test('an address that nobody knows gets the same answer as one that we know, and no mail', async ({
    page,
    mailboxOf,
  }) => {
    const stranger = 'nobody.we.know@example.test'
    const [known, unknown] = [await mailboxOf(families.motherOfMaya), await mailboxOf(stranger)]
    const signIn = new SignInPage(page)
    const answerTo = async (address: string) => {
      await signIn.open()
      await signIn.askForCode(address)
      await expect(signIn.checkYourEmail).toBeVisible()
      return ((await page.getByRole('main').textContent()) ?? '').replace(address, 'ADDRESS')
    }

    const toStranger = await answerTo(stranger)
    expect(await answerTo(families.motherOfMaya)).toBe(toStranger)

    await known.next('Your sign-in code')
    expect(await unknown.all()).toEqual([])
  })

  test('after I sign out nothing of mine can be seen: not with Back, not with my old cookie', async ({
    page,
    signInFamily,
    playwright,
    baseURL,
    fitForAll,
  }) => {
    await signInFamily(page, families.fatherOfLeo)
    const kase = new FamilyCasePage(page)
    await page.goto('/')
    await expect(kase.late).toBeVisible()
    const stolen = await playwright.request.newContext({
      baseURL,
      storageState: await page.context().storageState(),
    })
    expect((await stolen.get('/api/family/cases')).status()).toBe(200)

    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are signed out')
    await fitForAll(page)
    await page.goBack()

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in')
    await expect(page.locator('body')).not.toContainText('Leo')
    expect((await stolen.get('/api/family/cases')).status()).toBe(401)
    await stolen.dispose()
  })
})

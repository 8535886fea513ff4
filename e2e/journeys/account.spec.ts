import { randomUUID } from 'node:crypto'
import { AccountPages } from '../pages/account-pages.ts'
import { SignInPage } from '../pages/sign-in-page.ts'
import { daysFromToday } from '../support/days.ts'
import { expect, test } from '../support/fixtures.ts'
import { codeIn } from '../support/mailbox.ts'
import { staff } from '../support/people.ts'
import type { TestData } from '../support/test-data.ts'

/** A mother of her own for each journey: it changes her account. */
async function aMother(testData: TestData): Promise<string> {
  const email = `mother.${randomUUID()}@example.test`
  await testData.caseUpTo('request-received', {
    ...{ forename: 'Iris', surname: 'Vale', bornOn: '2018-05-04', lastStepOn: daysFromToday(-3) },
    parent: { name: 'Joan Vale', email, relationship: 'mother' },
  })
  return email
}

test.describe('I look after my account', { tag: '@nojs' }, () => {
  test('I see where I am signed in, and sign one device out from another at once', async ({
    page,
    anotherBrowser,
    testData,
    signInFamily,
    mailboxOf,
    fitForAll,
  }) => {
    const mother = await aMother(testData)
    const mailbox = await mailboxOf(mother)
    const tablet = await anotherBrowser()
    await signInFamily(tablet, mother)
    await signInFamily(page, mother)
    const account = new AccountPages(page)

    await expect.poll(async () => (await mailbox.deviceNotices()).length).toBe(1)
    const [told] = await mailbox.deviceNotices()
    expect(told?.text).toMatch(/If it was not you, phone us on 0[\d ]+/)
    await page.goto('/')
    await account.open()
    await expect(account.heading).toHaveText('Your account')
    await expect(account.devices).toHaveCount(2)
    await expect(account.devices.first()).toContainText('Signed in on')
    await fitForAll(page)
    await tablet.goto('/account')
    await account.signOutOtherDevice()

    await expect(account.done).toContainText('That device is signed out')
    await expect(account.devices).toHaveCount(1)
    await expect(account.devices).toContainText('You are here')
    await fitForAll(page)
    await tablet.goto('/children')
    await expect(tablet.getByRole('heading', { level: 1 })).toHaveText('Sign in')
  })

  test('I sign out everywhere else, and then here', async ({
    page,
    anotherBrowser,
    testData,
    signInFamily,
  }) => {
    const mother = await aMother(testData)
    const [tablet, library] = [await anotherBrowser(), await anotherBrowser()]
    for (const device of [tablet, library, page]) await signInFamily(device, mother)
    const account = new AccountPages(page)

    await page.goto('/account')
    await account.signOutEverywhereElse()
    await expect(account.done).toContainText('You are signed out everywhere else')
    for (const device of [tablet, library]) {
      await device.goto('/account')
      await expect(device.getByRole('heading', { level: 1 })).toHaveText('Sign in')
    }
    await account.devices.getByRole('button', { name: 'Sign out' }).click()

    await expect(account.heading).toHaveText('You are signed out')
  })

  test('I change my email address with a code from each inbox, and sign in with the new one', async ({
    page,
    testData,
    signInFamily,
    mailboxOf,
    fitForAll,
  }) => {
    const before = await aMother(testData)
    const after = `new.${randomUUID()}@example.test`
    const [oldInbox, newInbox] = [await mailboxOf(before), await mailboxOf(after)]
    await signInFamily(page, before)
    const account = new AccountPages(page)

    await page.goto('/account')
    await page.getByRole('link', { name: 'Change your email address' }).click()
    await fitForAll(page)
    await page.getByRole('button', { name: 'Send me both codes' }).click()
    await expect(account.errors).toContainText('Enter an email address in the correct format')
    await fitForAll(page)
    await page.goto('/account')
    await account.askForNewAddress(after)
    await expect(account.heading).toHaveText('Check both inboxes')
    await fitForAll(page)
    const codes = [
      { to: before, code: codeIn(await oldInbox.next('Your code to change your email address')) },
      { to: after, code: codeIn(await newInbox.next('Your code for this email address')) },
    ]
    await account.enterCodes(codes.map(({ to }, place) => ({ to, code: codes[1 - place]?.code ?? '' })))
    await expect(account.errors).toContainText('One of the codes is not right')
    await fitForAll(page)
    await account.enterCodes(codes)

    await expect(account.done).toContainText('Your email address has been changed')
    await expect(page.getByRole('main')).toContainText(after)
    expect((await oldInbox.next('Your email address was changed')).text).toContain('If it was not you')
    await account.devices.getByRole('button', { name: 'Sign out' }).click()
    const signIn = new SignInPage(page)
    await signIn.open()
    await signIn.askForCode(after)
    await signIn.enterCode(codeIn(await newInbox.next('Your sign-in code')))
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Sign in')
    expect((await newInbox.all()).map(({ subject }) => subject)).toHaveLength(2)
  })

  test('an address that is somebody else’s gets no code, and the screens say nothing of it', async ({
    page,
    testData,
    signInFamily,
    mailboxOf,
  }) => {
    const [mother, neighbour] = [await aMother(testData), await aMother(testData)]
    const [own, theirs] = [await mailboxOf(mother), await mailboxOf(neighbour)]
    await signInFamily(page, mother)
    const account = new AccountPages(page)

    await page.goto('/account')
    await account.askForNewAddress(neighbour)
    await own.next('Your code to change your email address')
    await expect(account.heading).toHaveText('Check both inboxes')
    await account.enterCodes([
      { to: mother, code: '123 456' },
      { to: neighbour, code: '654-321' },
    ])

    await expect(account.errors).toContainText('One of the codes is not right')
    const about = (await theirs.all()).map(({ subject }) => subject)
    // What was queued when their case was opened may still come in.
    expect(about.filter((subject) => subject !== 'There is an update for you')).toEqual([])
  })

  test('I choose whole answers by email, knowing what it means, and stop them', async ({
    page,
    testData,
    signInFamily,
    fitForAll,
  }) => {
    await signInFamily(page, await aMother(testData))
    const answers = page.getByRole('region', { name: 'How our answers come' })
    await page.goto('/account')
    await expect(answers).toContainText('You sign in to read it.')
    await answers.getByRole('link', { name: 'Get whole answers by email' }).click()
    await expect(page.getByText('Anyone who can open your email')).toBeVisible()
    await fitForAll(page)
    await page.getByRole('button', { name: 'Yes, email me whole answers' }).click()
    await expect(page.getByText('We now email you whole answers')).toBeVisible()
    await fitForAll(page)
    await answers.getByRole('button', { name: 'Stop whole answers by email' }).click()
    await expect(answers).toContainText('You sign in to read it.')
  })
})

test('staff see where they are signed in, too', async ({ page, anotherBrowser, signInStaff, fitForAll }) => {
  const other = await anotherBrowser()
  await signInStaff(other, staff.tom)
  await signInStaff(page, staff.tom)
  const account = new AccountPages(page)

  await page.goto('/staff/enquiries')
  await page.getByRole('banner').getByRole('link', { name: 'Tom' }).click()
  await expect(account.heading).toHaveText('Your account')
  await expect(page.getByRole('main')).toContainText(staff.tom)
  await fitForAll(page)
  await account.signOutEverywhereElse()

  await expect(account.done).toContainText('You are signed out everywhere else')
  await other.goto('/staff/enquiries')
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Staff sign in')
})

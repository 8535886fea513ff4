import { SecondCheckPages } from '../pages/second-check-pages.ts'
import { expect, test } from '../support/fixtures.ts'
import { codeIn } from '../support/mailbox.ts'
import { givePasskeyDevice } from '../support/passkey-device.ts'
import { families } from '../support/people.ts'

test('a passkey opens my letters: set up once, and asked for each time I sign in', async ({
  page,
  mailboxOf,
  signInFamily,
  testData,
  fitForAll,
}) => {
  const me = families.motherOfPrecious
  const { id } = await testData.caseOf(me)
  const mine = new SecondCheckPages(page)
  const inbox = await mailboxOf(me)
  const phone = await givePasskeyDevice(page)
  await signInFamily(page, me)

  await page.goto(`/cases/${id}`)
  await expect(mine.offer).toBeVisible()
  await mine.follow('Make it safer')
  await fitForAll(page)
  await mine.follow('Set up a passkey')
  await expect(mine.heading).toHaveText('Set up a passkey')
  await expect(mine.failed, 'nothing has failed yet').toBeHidden()
  await fitForAll(page)
  await mine.press('Set up a passkey')
  await expect(mine.done).toContainText('Your passkey is set up')
  expect(await phone.keys()).toBe(1)
  await fitForAll(page)
  await inbox.next('You have a new way to show that it is you')

  await signInFamily(page, me)
  await page.goto(`/cases/${id}`)
  await expect(mine.offer).toHaveCount(0)
  await mine.openFirstLetter()
  await expect(mine.heading).toHaveText('Confirm it is you')
  await fitForAll(page)
  await expect(mine.failed).toBeHidden()
  await mine.press('Use my passkey')
  await expect(page).toHaveURL(/\/letters\//)

  await mine.openAccount()
  await mine.press(/Take away the passkey/)
  await expect(mine.done).toContainText('We have taken that away')
})

test.describe('a code by text', { tag: '@nojs' }, () => {
  test('opens my letters, with and without JavaScript, and what I typed is not lost when I am asked', async ({
    page,
    mailboxOf,
    signInFamily,
    testData,
    fitForAll,
  }, { project }) => {
    const me = project.name === 'nojs' ? families.juliaRoth : families.stefanRoth
    const number = project.name === 'nojs' ? '07700 900982' : '07700 900417'
    const { id } = await testData.caseOf(me)
    const mine = new SecondCheckPages(page)
    const texts = await mailboxOf(`+44${number.replace(' ', '').slice(1)}`)
    await signInFamily(page, me)

    await mine.openAccount()
    await mine.follow('Get a code by text')
    await fitForAll(page)
    await mine.giveNumber('01622 900100')
    await expect(mine.problem).toContainText('Enter a UK mobile number')
    await fitForAll(page)
    await mine.giveNumber(number)
    await expect(mine.heading).toHaveText('Check your mobile')
    await fitForAll(page)
    const text = await texts.next('Text message')
    expect(text.text).toMatch(/^\d{6} is your code\. Kent County Council$/)
    await mine.enterCode(codeIn(text))
    await expect(mine.done).toContainText('We now send codes to your mobile')

    await signInFamily(page, me)
    await page.goto(`/cases/${id}`)
    await mine.openFirstLetter()
    await expect(mine.heading).toHaveText('Confirm it is you')
    await fitForAll(page)
    await mine.press('Text me a code')
    const code = codeIn(await texts.next('Text message'))
    await mine.enterCode(code === '000000' ? '111111' : '000000')
    await expect(mine.problem).toContainText('That code is not right')
    await fitForAll(page)
    await mine.enterCode(code)
    await expect(page).toHaveURL(/\/letters\//)

    await signInFamily(page, me)
    await page.goto('/account/email')
    await page.getByLabel('New email address').fill(`new.${me}`)
    await mine.press(/code/)
    await expect(mine.heading).toHaveText('Confirm it is you')
    await mine.press('Text me a code')
    await mine.enterCode(codeIn(await texts.next('Text message')))
    await mine.press('Carry on')
    await expect(mine.heading).toHaveText('Check both inboxes')

    await mine.openAccount()
    await mine.press(/Take away the number/)
    await expect(mine.done).toContainText('We have taken that away')
  })
})

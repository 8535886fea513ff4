import type { Page } from '@playwright/test'
import { AskPages } from '../pages/ask-pages.ts'
import { FamilyCasePage } from '../pages/family-case-page.ts'
import { FamilyEnquiryPage } from '../pages/family-enquiry-page.ts'
import { SignInPage } from '../pages/sign-in-page.ts'
import { expect, test } from '../support/fixtures.ts'
import { codeIn } from '../support/mailbox.ts'
import { families } from '../support/people.ts'

const topic = 'Where my case is'

test.describe('when something goes wrong I lose nothing', { tag: '@nojs' }, () => {
  test('a wrong code, or none, is told at the top and beside the field; the right one still works', async ({
    page,
    mailboxOf,
    javaScriptEnabled,
    fitForAll,
  }) => {
    const signIn = new SignInPage(page)
    const mailbox = await mailboxOf(families.motherOfPoppy)

    await signIn.open()
    await signIn.askForCode('')
    await expectFault(page, 'Enter an email address', javaScriptEnabled)
    await fitForAll(page)
    await signIn.askForCode('no address')
    await expectFault(page, 'Enter an email address', javaScriptEnabled)
    await expect(signIn.address).toHaveValue('no address')

    await signIn.askForCode(families.motherOfPoppy)
    const code = codeIn(await mailbox.next('Your sign-in code'))
    await signIn.enterCode('')
    await expectFault(page, 'Enter the 6 numbers from the email', javaScriptEnabled)
    await signIn.enterCode(code === '123456' ? '654321' : '123456')
    await expectFault(page, 'That code is not right', javaScriptEnabled)
    await fitForAll(page)
    await signIn.enterCode(`${code.slice(0, 3)} ${code.slice(3)}`)
    await expect(new FamilyCasePage(page).stage).toHaveText('We are finding out about needs')
  })

  test('an empty or far too long question is told, and every word I typed is still there', async ({
    page,
    signInFamily,
    javaScriptEnabled,
    fitForAll,
  }) => {
    const ask = new AskPages(page)
    const tooLong = 'word '.repeat(4_001)
    await signInFamily(page, families.motherOfPoppy)

    await page.goto('/')
    await new FamilyCasePage(page).ask()
    await ask.goOn()
    await expectFault(page, 'Choose what your question is about', javaScriptEnabled)
    await fitForAll(page)
    await ask.chooseTopicOnly(topic)
    await expect(page.getByRole('main')).toContainText('We are finding out about needs')
    await ask.stillAsk()
    await ask.goOn()
    await expectFault(page, 'Write your message', javaScriptEnabled)
    await fitForAll(page)
    await ask.write(`${tooLong}!`)
    await expectFault(page, 'Your message must be 20,000 characters or fewer', javaScriptEnabled)
    await expect(ask.words).toHaveValue(`${tooLong}!`)

    await ask.write('Short and with <b>signs</b> & "quotes".')
    await expect(ask.check).toBeVisible()
    await ask.changeWords()
    await expect(ask.words).toHaveValue('Short and with <b>signs</b> & "quotes".')
  })

  test('an impatient double click, and sending the page once more, make one question', async ({
    page,
    baseURL,
    signInFamily,
  }) => {
    const kase = new FamilyCasePage(page)
    const ask = new AskPages(page)
    await signInFamily(page, families.motherOfPoppy)
    await page.goto('/')
    const before = await kase.questions.count()

    await kase.ask()
    await ask.chooseTopic(topic)
    await ask.write('When do you write to us?')
    const form = await ask.formToSend()
    await ask.keepApart()
    await ask.sendButton.dblclick()
    await expect(ask.sent).toBeVisible()
    const { reference } = await ask.promise()
    const again = await page.request.post(form.action, {
      form: form.fields,
      headers: { origin: baseURL ?? '' },
    })

    expect(await again.text()).toContain(reference)
    await page.goto('/')
    await expect(kase.questions).toHaveCount(before + 1)
  })

  test('when I was signed out while I wrote, I sign in and my words are sent as I wrote them', async ({
    page,
    mailboxOf,
    signInFamily,
    playwright,
    baseURL,
    fitForAll,
  }) => {
    const kase = new FamilyCasePage(page)
    const ask = new AskPages(page)
    const signIn = new SignInPage(page)
    const words = 'We wrote this for an hour.\n\nPlease do not lose it: “ł”, é, 你好.'
    await signInFamily(page, families.motherOfPoppy)
    await page.goto('/')
    await kase.ask()
    await ask.chooseTopic(topic)
    const elsewhere = await playwright.request.newContext({
      baseURL,
      storageState: await page.context().storageState(),
      extraHTTPHeaders: { origin: baseURL ?? '' },
    })
    expect((await elsewhere.delete('/api/session')).status()).toBe(204)
    await elsewhere.dispose()

    await ask.write(words)
    await expect(page.getByRole('main')).toContainText('What you typed is not lost')
    await fitForAll(page)
    const mailbox = await mailboxOf(families.motherOfPoppy)
    await signIn.askForCode(families.motherOfPoppy)
    await signIn.enterCode(codeIn(await mailbox.next('Your sign-in code')))
    await expect(page.getByRole('main')).toContainText('What you typed is still here.')
    await fitForAll(page)
    await page.getByRole('button', { name: 'Carry on' }).click()

    await expect(ask.check).toBeVisible()
    await ask.send()
    await ask.seeQuestion()
    await expect(new FamilyEnquiryPage(page).messages.locator('.app-message__body')).toHaveText(words)
  })

  test('a page that is not there says what to do', async ({ page, fitForAll }) => {
    expect((await page.goto('/no-such-page'))?.status()).toBe(404)

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('We cannot find this page')
    await expect(page.getByRole('main')).toContainText('You can also ask us for help.')
    await fitForAll(page)
  })
})

/** The summary names the fault and has the focus (which takes a script); its link leads to the field that says it too. */
async function expectFault(page: Page, words: string, javaScriptEnabled: boolean | undefined): Promise<void> {
  const summary = page.locator('.govuk-error-summary')
  await expect(summary).toContainText(words)
  if (javaScriptEnabled !== false) await expect(summary).toBeFocused()
  const field = await summary.getByRole('link').first().getAttribute('href')
  await expect(page.locator(`${field}-error`)).toContainText(words)
}

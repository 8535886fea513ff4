import type { Page } from '@playwright/test'
import { AskPages } from '../pages/ask-pages.ts'
import { FamilyCasePage } from '../pages/family-case-page.ts'
import { FamilyEnquiryPage } from '../pages/family-enquiry-page.ts'
import { StaffEnquiryPage } from '../pages/staff-enquiry-page.ts'
import { StaffNewCasePage } from '../pages/staff-new-case-page.ts'
import { StaffQueuePage } from '../pages/staff-queue-page.ts'
import { daysFromToday } from '../support/days.ts'
import { expect, test } from '../support/fixtures.ts'
import { staff } from '../support/people.ts'

/** Would run in an element, an attribute, a script, a text box, a template or a style, if anything were let through. */
const hostile = (mark: string) =>
  `${mark}"'></textarea></script><script>window.isHit=1</script><img src=x onerror=window.isHit=1>\${7*7}{{7*7}}`
const address = `hostile.${Date.now()}@family.example`

/** The words are there as they were typed, and are nothing but words. */
async function expectOnlyWords(page: Page, mark: string) {
  await expect(page.locator('body')).toContainText(hostile(mark))
  await expectNothingRan(page)
}

async function expectNothingRan(page: Page) {
  expect(await page.evaluate(() => 'isHit' in window)).toBe(false)
  await expect(page.locator('img[src="x"]')).toHaveCount(0)
}

test('words that would be script stay words on every screen that shows them', async ({
  page,
  anotherBrowser,
  signInFamily,
  signInStaff,
  fitForAll,
}) => {
  const desk = await anotherBrowser()
  const form = new StaffNewCasePage(desk)
  await test.step('in a child’s and a parent’s name', async () => {
    await signInStaff(desk, staff.priya)
    await form.open()
    await form.fill(
      {
        forename: 'Ada',
        surname: hostile('Sur').slice(0, 100),
        born: '2018-03-09',
        receivedOn: daysFromToday(0),
      },
      {
        name: hostile('Par'),
        email: address,
        relationship: 'mother',
        evidence: hostile('Evi'),
        hasParentalResponsibility: true,
      },
    )
    await form.check()
    await expectOnlyWords(desk, 'Par')
    await form.confirm()
    await expect(desk.getByRole('heading', { level: 1 })).toContainText('Ada')
    await expectNothingRan(desk)
    await fitForAll(desk)
  })

  const kase = new FamilyCasePage(page)
  const ask = new AskPages(page)
  await test.step('on the family’s own pages, and in what they ask', async () => {
    await signInFamily(page, address)
    await page.goto('/')
    await expectNothingRan(page)
    await kase.ask()
    await ask.chooseTopic('Asking for an assessment, or being assessed')
    await ask.write(hostile('Ask'))
    await expectOnlyWords(page, 'Ask')
    await ask.send()
    await ask.seeQuestion()
    await expectOnlyWords(page, 'Ask')
    await fitForAll(page)
  })

  const queue = new StaffQueuePage(desk)
  const work = new StaffEnquiryPage(desk)
  await test.step('in the queue and the search, on the enquiry, in a note and a reply', async () => {
    await queue.open()
    await queue.show('Newest')
    await expect(desk.getByRole('main')).toContainText('Sur"')
    await expectNothingRan(desk)
    await desk.goto('/staff/cases?query=Sur')
    await expectNothingRan(desk)
    await queue.open()
    await queue.show('Newest')
    await desk.getByRole('main').getByRole('link', { name: /Par"/ }).first().click()
    await expectOnlyWords(desk, 'Ask')
    await work.take()
    await work.note(hostile('Not'))
    await expectOnlyWords(desk, 'Not')
    await work.sendReply(hostile('Rep'))
    await expect(work.messages.last()).toContainText(hostile('Rep'))
    await expectOnlyWords(desk, 'Rep')
  })

  await test.step('in the answer the family reads', async () => {
    await page.reload()
    await expect(new FamilyEnquiryPage(page).messages).toHaveCount(2)
    await expectOnlyWords(page, 'Rep')
    await expect(page.locator('body')).not.toContainText('Not"')
  })

  await test.step('in an address: what a link brings is shown as words or not at all', async () => {
    for (const path of [
      `/sign-in?to=${encodeURIComponent(hostile('To'))}`,
      `/sign-in/code?state=${encodeURIComponent(hostile('St'))}`,
      `/${encodeURIComponent(hostile('No'))}`,
    ]) {
      await page.goto(path)
      await expectNothingRan(page)
    }
  })
})

import type { Locator } from '@playwright/test'
import { FamilyCasePage } from '../pages/family-case-page.ts'
import { expect, test } from '../support/fixtures.ts'
import { families } from '../support/people.ts'

/** The smallest phone that families still have in their hands. */
const smallPhone = { width: 320, height: 568 }

/** Wholly on the screen, without any scrolling. */
const expectInSight = (part: Locator) => expect(part).toBeInViewport({ ratio: 1 })

test.describe('a late case on a small phone', { tag: '@nojs' }, () => {
  test.use({ viewport: smallPhone })

  test('the first screenful says where the case is, that it is late, and by when now', async ({
    page,
    signInFamily,
    fitForAll,
  }) => {
    const kase = new FamilyCasePage(page)
    await signInFamily(page, families.fatherOfLeo)

    await page.goto('/')

    await expect(kase.stage).toHaveText('We are finding out about needs')
    await expect(kase.expectedNow).toHaveText(
      /^We now expect to send the final plan by [A-Z][a-z]+day \d{1,2} [A-Z][a-z]+ 20\d\d\.$/,
    )
    await expectInSight(kase.stage)
    await expectInSight(kase.lateMark)
    await expectInSight(kase.expectedNow)
    expect(await page.evaluate(() => window.scrollY)).toBe(0)
    await fitForAll(page)
  })

  test('below it stands the whole truth, nothing folded away: the law’s day, why, who answers, what was promised before', async ({
    page,
    signInFamily,
  }) => {
    const kase = new FamilyCasePage(page)
    await signInFamily(page, families.fatherOfLeo)

    await page.goto('/')

    const expectedNow = (await kase.expectedNow.textContent())?.match(/by (.+)\.$/)?.[1] ?? 'no date'
    for (const words of [
      'This is late.',
      'We have not sent the final plan.',
      /The law says we should have finished by [A-Z][a-z]+day \d.+ 20\d\d\. We have not\./,
      /The reason is that .+\./,
      'We are sorry.',
      /We will write again by [A-Z][a-z]+day \d{1,2} [A-Z][a-z]+ 20\d\d, even if nothing has changed\./,
      `We now expect to finish by ${expectedNow}.`,
      'Grace in the Assessment team is responsible for the new date.',
      'You can complain',
    ]) {
      await expectToBeReadable(kase.late.getByText(words).first())
    }
    await expectToBeReadable(
      kase.late.getByRole('listitem').filter({ hasText: 'We did not keep it.' }).first(),
    )
    await expectToBeReadable(kase.late.getByRole('link', { name: 'How to complain' }))
    await expect(kase.late.locator('details')).toHaveCount(0)
    // What is late comes before everything else that the page says.
    expect(await topOf(kase.late)).toBeLessThan(await topOf(kase.answerTo('What is happening now')))
  })
})

/** In sight after no more than scrolling, and not wider than the phone. */
async function expectToBeReadable(part: Locator): Promise<void> {
  await part.scrollIntoViewIfNeeded()
  await expect(part).toBeInViewport()
  const box = await part.boundingBox()
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(smallPhone.width)
}

const topOf = async (part: Locator) => (await part.boundingBox())?.y ?? Number.NaN

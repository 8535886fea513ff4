import { randomUUID } from 'node:crypto'
import { expect, test } from '../support/fixtures.ts'
import { staff } from '../support/people.ts'

test('A machine writes without end: staff find what was held back and keep the one that matters', {
  tag: '@nojs',
}, async ({ page, testData, signInStaff, fitForAll }) => {
  const machine = `loop.${randomUUID().slice(0, 8)}@family.example`
  const row = page.getByRole('row').filter({ hasText: machine })

  await test.step('thirty-three emails come from one address', async () => {
    await testData.emails(machine, 33)
    await signInStaff(page, staff.joe)
  })

  await test.step('staff see that three were held back, in one line', async () => {
    await expect
      .poll(async () => {
        await page.goto('/staff/mail')
        return row.allTextContents()
      })
      .toEqual([expect.stringContaining('3 emails')])
    await fitForAll(page)
  })

  await test.step('they look through them, and are told why each is there', async () => {
    await row.getByRole('link', { name: 'Look through them' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Emails held back')
    await expect(row).toHaveCount(3)
    await expect(row.first()).toContainText('Held back: 30 emails from this address in an hour')
    await fitForAll(page)
  })

  await test.step('one becomes an enquiry', async () => {
    await row.first().getByRole('link', { name: 'Make an enquiry' }).click()
    await page.getByRole('button', { name: 'Make an enquiry' }).click()
    await expect(page).toHaveURL(/\/staff\/enquiries\//)
  })

  await test.step('there is nothing to do with the others', async () => {
    await page.goto('/staff/mail')
    await row.getByRole('link', { name: 'Look through them' }).click()
    await page.getByRole('button', { name: 'Nothing to do with these 2 emails' }).click()
    await expect(page.getByRole('alert')).toContainText('They are off the list')
    await expect(row).toHaveCount(0)
    await fitForAll(page)
  })
})

import { daysFromToday } from '../support/days.ts'
import { expect, test } from '../support/fixtures.ts'
import { staff } from '../support/people.ts'

test('A young person of 17 rings us: I enter what her mother may see', async ({
  page,
  signInStaff,
  testData,
  fitForAll,
}) => {
  const today = daysFromToday(0)
  await testData.caseUpTo('plan-issued', {
    ...{ forename: 'Imogen', surname: 'Frost', bornOn: `${Number(today.slice(0, 4)) - 18}-01-15` },
    lastStepOn: daysFromToday(-30),
    parent: { name: 'Paula Frost', email: 'paula.frost@example.test', relationship: 'mother' },
  })
  const row = page.getByRole('row').filter({ hasText: 'Imogen Frost' })
  await signInStaff(page, staff.priya)

  await test.step('she is on the list, and can’t answer here', async () => {
    await page.goto('/staff/cases')
    await page.getByRole('link', { name: 'Young people to ask' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Young people to ask')
    await expect(row).toContainText('No access yet: invite them')
    await expect(row).toContainText('Paula Frost (mother): no answer')
    await fitForAll(page)
  })

  await test.step('I enter her answer, and how she gave it', async () => {
    await row.getByRole('link', { name: /Enter the answer/ }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'What may the parents of Imogen Frost see?',
    )
    await page.getByRole('button', { name: /^Save/ }).click()
    await expect(page.getByRole('alert')).toContainText('Choose what this parent may see')
    await fitForAll(page)
    await page.getByRole('radio', { name: 'See the stage, its dates, letters and documents' }).check()
    await page.getByRole('radio', { name: 'By phone' }).check()
    await page.getByRole('button', { name: /^Save/ }).click()
    await expect(page.getByRole('alert')).toContainText('The answer is kept.')
    await expect(page.getByRole('main')).toContainText(
      'The young person’s answer: the stage, its dates, and documents',
    )
    await fitForAll(page)
  })

  await test.step('nobody waits for her any longer', async () => {
    await page.getByRole('link', { name: 'Young people to ask' }).click()
    await expect(row).toHaveCount(0)
  })
})

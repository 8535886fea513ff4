import { daysFromToday } from '../support/days.ts'
import { expect, test } from '../support/fixtures.ts'
import { staff } from '../support/people.ts'

test('I ask for a call, see when it comes, and staff write down that they tried @nojs', async ({
  page,
  anotherBrowser,
  mailboxOf,
  signInFamily,
  signInStaff,
  testData,
  fitForAll,
}, { project }) => {
  const parent = {
    ...{ name: 'Hedy Aldous', relationship: 'Mother' },
    email: `hedy.aldous.${project.name}@example.test`,
  }
  const child = {
    forename: 'Wren',
    surname: `Aldous ${project.name}`,
    bornOn: '2016-09-03',
    lastStepOn: daysFromToday(-7),
  }
  const { id } = await testData.caseUpTo('assessment-agreed', { ...child, parent })
  const mails = await mailboxOf(parent.email)
  await signInFamily(page, parent.email)

  await page.goto(`/cases/${id}/call-back`)
  await fitForAll(page)
  await page.getByRole('button', { name: 'Ask us to call' }).click()
  await expect(page.locator('.govuk-error-summary')).toBeVisible()
  await page.getByLabel('What is it about?').selectOption({ index: 1 })
  await page.getByLabel('Your phone number').fill('07700 900456')
  await page.getByRole('radio').first().check()
  const when = (await page.locator('.govuk-radios__label').first().textContent()) ?? ''
  await page.getByRole('button', { name: 'Ask us to call' }).click()

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('We will phone you')
  await expect(page.getByRole('main')).toContainText((when.split(', ')[1] ?? 'between').toLowerCase())
  await fitForAll(page)
  await mails.next('We will phone you')

  const desk = await anotherBrowser()
  await signInStaff(desk, staff.hana)
  const enquiryId = /enquiries\/([0-9a-f-]{36})/.exec(page.url())?.[1]
  await desk.goto(`/staff/enquiries/${enquiryId}/call-back`)
  await fitForAll(desk)
  await desk.getByLabel('No answer').check()
  await desk.getByLabel('Note of this try').fill('Rang for a minute.')
  await desk.getByRole('button', { name: 'Save this try' }).click()
  await expect(desk.getByRole('main')).toContainText('Tried on 1 of 3 half-days')
  await expect(desk.getByRole('button', { name: /Give up/ })).toHaveCount(0)

  await page.reload()
  await expect(page.getByRole('main')).toContainText('We have tried to phone you')
  await page.getByRole('button', { name: 'Cancel the call' }).click()
  await expect(page.getByRole('main')).toContainText('We will not phone you. Your question is still open.')
})

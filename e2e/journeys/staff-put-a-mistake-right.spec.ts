import { FamilyCasePage } from '../pages/family-case-page.ts'
import { StaffCasePages } from '../pages/staff-case-pages.ts'
import { StaffNewCasePage } from '../pages/staff-new-case-page.ts'
import { expect, test } from '../support/fixtures.ts'
import { staff } from '../support/people.ts'

test('I open a case, record a step by mistake and put it right; the family reads that it was one @nojs', async ({
  page,
  anotherBrowser,
  mailboxOf,
  signInFamily,
  signInStaff,
  fitForAll,
}, { project }) => {
  const surname = `Winter-${project.name}`
  const email = `winter.${project.name}@example.test`
  const cases = new StaffCasePages(page)
  const form = new StaffNewCasePage(page)
  const mailbox = await mailboxOf(email)
  await signInStaff(page, staff.priya)

  await form.open()
  await fitForAll(page)
  await form.check()
  await expect(page.getByRole('alert')).toContainText('Enter the first name')
  await fitForAll(page)
  await form.fill(
    { forename: 'Ottilie', surname, born: '2019-02-11' },
    { name: 'Rosa Winter', email, relationship: 'mother', evidence: 'Birth certificate seen' },
  )
  await form.check()
  await expect(form.heading).toHaveText('Check this case before it is opened')
  await expect(form.told).toContainText(`Told by email at ${email}`)
  await fitForAll(page)
  expect(await mailbox.all(), 'nothing is sent before it is opened').toEqual([])
  await form.confirm()
  await expect(cases.news).toContainText('The case is open')
  await expect(cases.stage).toContainText('Deciding to assess')
  await mailbox.next('There is an update for you')

  await cases.checkStep('Agreed to assess, family told')
  await page.getByLabel(/^It went from another system/).check()
  await page.getByRole('button', { name: 'See the letters' }).click()
  await cases.recordStep()
  await expect(cases.stage).toContainText('Assessing')

  await cases.startCorrection('Agreed to assess')
  await fitForAll(page)
  await cases.checkCorrection('It did not happen, or belongs to another case', 'Meant for his brother')
  await expect(page.getByRole('main')).toContainText('Back from “Assessing” to “Deciding to assess”')
  await expect(cases.preview).toContainText('We put right a mistake.')
  await expect(cases.preview).not.toContainText('brother')
  await fitForAll(page)
  await page.getByRole('button', { name: 'Correct this entry' }).click()
  await expect(cases.news).toContainText('The entry is put right')
  await expect(cases.stage).toContainText('Deciding to assess')
  await fitForAll(page)

  const home = await anotherBrowser()
  await signInFamily(home, email)
  const kase = new FamilyCasePage(home)
  await home.goto('/')
  await expect(kase.stage).toHaveText('We are deciding whether to assess')
  await expect(kase.history.first()).toContainText('“We said yes to an assessment.” That was wrong.')
  await expect(home.getByRole('main')).not.toContainText('brother')
})

test('the same child is not entered twice by accident', async ({ page, signInStaff, fitForAll }) => {
  const form = new StaffNewCasePage(page)
  const child = { forename: 'Idris', surname: 'Winter', born: '2017-06-30' }
  await signInStaff(page, staff.priya)

  for (const [place, isAlike] of [false, true].entries()) {
    await form.open()
    await form.fill(child, {
      name: 'Owen Winter',
      email: `owen.winter${place}@example.test`,
      relationship: 'father',
      evidence: 'Passport and order seen',
    })
    await form.check()
    if (isAlike) await expect(page.getByRole('group', { name: 'Is it the same child?' })).toBeVisible()
    await form.confirm()
  }

  await expect(page.getByRole('alert')).toContainText('Say if it is one of these children')
  await fitForAll(page)
})

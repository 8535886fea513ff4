import { FamilyCasePage } from '../pages/family-case-page.ts'
import { LetterPage } from '../pages/letter-page.ts'
import { StaffCasePages } from '../pages/staff-case-pages.ts'
import { expect, test } from '../support/fixtures.ts'
import { families, staff } from '../support/people.ts'

const reasons = `We read what you and the school sent us. The school gives help with reading three times a week, and its notes show that this works.

The school can go on with this help:
- a reading group
- a quiet place to work`

test('I refuse an assessment: each parent gets a letter of their own, and neither reads of the other', async ({
  page,
  anotherBrowser,
  signInFamily,
  signInStaff,
  fitForAll,
}) => {
  const cases = new StaffCasePages(page)
  await signInStaff(page, staff.priya)
  await cases.open()
  await cases.search('Clarke')
  await cases.choose('Jayden Clarke')

  // The father lives elsewhere now.
  await page.getByRole('link', { name: 'Change the postal address of Marlon Clarke' }).click()
  await fitForAll(page)
  await page.getByLabel('Address without the name').fill('12 Quarry Lane\n\nDover\nCT16 9ZZ')
  await page.getByRole('button', { name: 'Save this address' }).click()
  await expect(cases.news).toContainText('The postal address is saved')
  await expect(page.getByRole('table', { name: 'People and access' })).toContainText(
    '12 Quarry Lane, Dover, CT16 9ZZ',
  )

  // What the letter lacks is named, and nothing is recorded.
  await cases.checkStep('Refused to assess, family told')
  await expect(cases.heading).toHaveText('The letter')
  await fitForAll(page)
  await cases.writeLetter()
  await expect(cases.news).toContainText('No reasons are written')
  await fitForAll(page)
  await cases.writeLetter(`Marlon Clarke rang us. ${reasons}`)
  await expect(cases.news).toContainText('The reasons: it names another adult on this case')
  await cases.writeLetter(reasons)

  await expect(cases.heading).toHaveText('Check this step before it is recorded')
  await expect(cases.lettersToGo).toHaveCount(2)
  const toFather = page.getByRole('region', { name: 'Letter to Marlon Clarke' })
  await expect(toFather).toContainText('12 Quarry Lane')
  await expect(toFather).toContainText('The Tribunal must have your appeal by')
  await expect(page.getByRole('region', { name: 'Letter to Tanya Clarke' })).not.toContainText(
    /Quarry|Marlon/,
  )
  await fitForAll(page)
  await cases.recordStep()
  await expect(cases.stage).toContainText('Refused to assess')
  await expect(cases.letters).toHaveCount(3) // with the head of the table
  await expect(cases.letters.nth(1)).toContainText('Not yet')

  const home = await anotherBrowser()
  await signInFamily(home, families.motherOfJayden)
  const kase = new FamilyCasePage(home)
  await home.goto('/')
  await expect(kase.stage).toHaveText('We said no to an assessment')
  const papers = home.getByRole('region', { name: 'Letters and documents' })
  await expect(papers).toContainText('New')
  await papers.getByRole('link', { name: 'We said no to an assessment' }).click()
  const letter = new LetterPage(home)
  await expect(letter.letter).toContainText('Dear Tanya Clarke')
  await expect(letter.letter).toContainText('a reading group')
  await expect(letter.letter).not.toContainText(/Quarry|Marlon/)
  await fitForAll(home)
  expect(await letter.download()).toMatch(/^letter-SEN-\w{4}-\w-\d{4}-\d\d-\d\d\.pdf$/)

  // The father's letter is not there for her.
  const [toMarlon] = await page.getByRole('link', { name: /to Marlon Clarke$/ }).all()
  const address = (await toMarlon?.getAttribute('href')) ?? ''
  const answer = await home.goto(`/letters/${address.split('/').at(-1)}`)
  expect(answer?.status()).toBe(404)
  await expect(home.getByRole('main')).not.toContainText(/Marlon|Quarry/)
  await page.goto(address)
  await expect(new LetterPage(page).letter).toContainText('12 Quarry Lane')
  await fitForAll(page)
  await home.goto('/')
  await expect(papers).not.toContainText('New')
})

test('I read on my phone why the answer was no, and what I can do by when @nojs', async ({
  page,
  signInFamily,
  fitForAll,
}) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await signInFamily(page, families.motherOfArchie)
  await page.goto('/')
  await page.getByRole('link', { name: 'We said no to an assessment' }).click()

  const letter = new LetterPage(page)
  await expect(letter.heading).toHaveText('We said no to an assessment')
  for (const part of ['Why we decided this', 'Your right to appeal', 'Mediation', 'Who to ask']) {
    await expect(page.getByRole('heading', { level: 2, name: part })).toBeVisible()
  }
  await expect(letter.letter).toContainText(/The Tribunal must have your appeal by \w+ \d+ \w+ \d{4}/)
  await expect(letter.letter).not.toContainText('Scott')
  await fitForAll(page)
  await page.getByRole('link', { name: 'Back to the case' }).click()
  await expect(new FamilyCasePage(page).stage).toHaveText('We said no to an assessment')
})

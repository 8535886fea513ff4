import { FamilyCasePage } from '../pages/family-case-page.ts'
import { StaffCasePages } from '../pages/staff-case-pages.ts'
import { StaffDocumentPages } from '../pages/staff-document-pages.ts'
import { StaffDraftPages } from '../pages/staff-draft-pages.ts'
import { StaffPaperPages } from '../pages/staff-paper-pages.ts'
import { dayInWords, daysFromToday } from '../support/days.ts'
import { expect, test } from '../support/fixtures.ts'
import { staff } from '../support/people.ts'

const today = daysFromToday(0)
const reasons = 'We read what you and the school sent us. The school gives help with reading, and it works.'
const aPdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')

test('A father without email gets his letter by post, and the case says when it went', async ({
  page,
  signInStaff,
  testData,
  fitForAll,
}) => {
  const father = 'Stefan Lungu'
  const { id } = await testData.caseUpTo('request-received', {
    ...{ forename: 'Ioana', surname: 'Lungu', bornOn: '2017-05-02', lastStepOn: daysFromToday(-14) },
    parent: { name: 'Elena Lungu', email: 'elena.lungu@example.test', relationship: 'mother' },
    onPaper: { name: father, relationship: 'father' },
  })
  const cases = new StaffCasePages(page)
  const paper = new StaffPaperPages(page)
  await signInStaff(page, staff.priya)
  await page.goto(`/staff/cases/${id}`)

  await test.step('his letter has his address, and waits to be posted', async () => {
    await page.getByRole('link', { name: `Change the postal address of ${father}` }).click()
    await page.getByLabel('Address without the name').fill('3 Harbour Street\nDover\nCT16 9ZZ')
    await page.getByRole('button', { name: 'Save this address' }).click()
    await cases.checkOfficer('Priya Rai')
    await cases.assignOfficer()
    await cases.checkStep('Refused to assess, family told')
    await cases.writeLetter(reasons)
    await cases.recordStep()
    await expect(cases.letters.filter({ hasText: father })).toContainText(/Not yet posted\. Post it by /)
    await expect(cases.letters.filter({ hasText: 'Elena Lungu' })).not.toContainText('posted')
    await fitForAll(page)
  })

  await test.step('I print it, post it and mark it', async () => {
    await paper.openLetters()
    await expect(paper.heading).toHaveText('Letters to post')
    await expect(paper.row(father)).toContainText('Ioana Lungu')
    await expect(paper.row('Elena Lungu')).toHaveCount(0)
    await fitForAll(page)
    expect(await paper.download(father)).toMatch(/^letter-SEN-\w{4}-\w-\d{4}-\d\d-\d\d\.pdf$/)
    await paper.mark()
    await expect(paper.news).toContainText('Choose at least one letter')
    await fitForAll(page)
    await paper.chooseLetterTo(father)
    await paper.mark()
    await expect(paper.heading).toHaveText('Check that these went to the post')
    await fitForAll(page)
    await page.getByLabel('Day they went to the post').fill(daysFromToday(1))
    await page.getByRole('button', { name: 'Mark 1 letter as posted' }).click()
    await expect(paper.news).toContainText('The day is in the future')
    await page.getByLabel('Day they went to the post').fill(today)
    await page.getByRole('button', { name: 'Mark 1 letter as posted' }).click()
    await expect(paper.news).toContainText('1 letter marked as posted')
    await expect(paper.row(father)).toHaveCount(0)
  })

  await test.step('the case says so, and a slip can be put right', async () => {
    await page.goto(`/staff/cases/${id}`)
    await expect(cases.letters.filter({ hasText: father })).toContainText(/Posted .+ by Priya Rai/)
    await page.getByRole('link', { name: `to ${father}` }).click()
    await fitForAll(page)
    await page.getByRole('button', { name: 'It was not posted after all' }).click()
    await expect(paper.main).toContainText('Not yet posted')
    await paper.openLetters()
    await expect(paper.row(father)).toHaveCount(1)
  })
})

test('What each parent says by phone or on paper is theirs alone', async ({
  page,
  anotherBrowser,
  mailboxOf,
  signInFamily,
  signInStaff,
  testData,
  fitForAll,
}) => {
  test.setTimeout(120_000)
  const mother = 'mirela.dumitru@example.test'
  const { id } = await testData.caseUpTo('draft-served', {
    ...{ forename: 'Andrei', surname: 'Dumitru', bornOn: '2016-03-11', lastStepOn: daysFromToday(-5) },
    parent: { name: 'Mirela Dumitru', email: mother, relationship: 'mother' },
    onPaper: { name: 'Victor Dumitru', relationship: 'father' },
  })
  const paper = new StaffPaperPages(page)
  const draft = new StaffDraftPages(page)
  const mail = await mailboxOf(mother)
  await signInStaff(page, staff.priya)
  const home = await anotherBrowser()
  await signInFamily(home, mother)
  const hers = new FamilyCasePage(home)

  const begin = async () => {
    await page.goto(`/staff/cases/${id}`)
    await page.getByRole('button', { name: 'Enter what a family member said' }).click()
  }

  await test.step('the father rings: I enter it for him, and his page is nobody else’s', async () => {
    await begin()
    await expect(paper.heading).toHaveText('Enter what a family member said')
    await fitForAll(page)
    await paper.checkWhatWasSaid()
    await expect(paper.news).toContainText('Choose who told you')
    await expect(paper.news).toContainText('Choose how it came')
    await fitForAll(page)
    await paper.fillWhatWasSaid({ who: 'Victor Dumitru (father)', how: 'By phone', school: 'Harbour School' })
    await page.getByLabel(/^B: /).fill('It leaves out his hearing.')
    await page.getByLabel('Asks for a meeting').check()
    await paper.checkWhatWasSaid()
    await expect(paper.heading).toHaveText('Check that Victor Dumitru said this')
    await expect(paper.main).toContainText('It leaves out his hearing.')
    await expect(paper.main).toContainText('No email for Victor Dumitru')
    await expect(paper.main).not.toContainText('Mirela')
    await fitForAll(page)
    await page.getByRole('button', { name: 'Enter this for Victor Dumitru' }).click()
    await expect(paper.news).toContainText('What they said is entered')
    await expect(draft.window).toContainText(/By phone .+, entered by Priya Rai/)
    await expect(draft.window).toContainText('Asks for a meeting: Victor Dumitru, asked')
    await fitForAll(page)

    await home.goto(`/cases/${id}`)
    await expect(home.getByRole('main')).not.toContainText(/hearing|Harbour|by phone|asked to meet/i)
    await home.goto(`/cases/${id}/draft`)
    await expect(home.getByRole('main')).not.toContainText(/hearing|Harbour|by phone/i)
  })

  await test.step('the mother’s letter came yesterday: she reads that we have it', async () => {
    const yesterday = daysFromToday(-1)
    await begin()
    await paper.fillWhatWasSaid({
      ...{ who: 'Mirela Dumitru (mother)', how: 'By post', on: yesterday },
      needs: 'He needs more help at lunch.',
    })
    await paper.checkWhatWasSaid()
    await page.getByRole('button', { name: 'Enter this for Mirela Dumitru' }).click()
    const news = await mail.next('There is an update for you')
    expect(news.text).not.toMatch(/draft|lunch|Andrei|Victor/)
    await home.goto(`/cases/${id}`)
    const day = dayInWords(yesterday).split(' ').slice(1).join(' ')
    await expect(hers.atAGlance).toContainText(`You told us by post on ${day} what you think.`)
    await expect(hers.history.first()).toContainText('You told us by post what you think of the draft.')
    await fitForAll(home)
    await hers.atAGlance.getByRole('button', { name: 'See what you told us' }).click()
    await expect(home.getByRole('region', { name: 'What you told us' })).toContainText('more help at lunch')
    await fitForAll(home)
  })

  await test.step('an entry for the wrong parent is taken back', async () => {
    await page.goto(`/staff/cases/${id}`)
    await page.getByRole('link', { name: 'Take back what was entered for Mirela Dumitru' }).click()
    await fitForAll(page)
    await page.getByRole('button', { name: 'Take it back' }).click()
    await expect(paper.news).toContainText('The entry is taken back')
    await home.goto(`/cases/${id}`)
    await expect(home.getByRole('main')).not.toContainText(/by post|lunch/)
  })

  await test.step('his paper waits to be read until somebody has opened it', async () => {
    const title = 'Letter from the hearing clinic'
    const documents = new StaffDocumentPages(page)
    await documents.beginToAdd()
    await page.getByText('It came from a family member').click()
    await fitForAll(page)
    await page.getByLabel('Who is it from?').selectOption({ label: 'Victor Dumitru (father)' })
    await page.getByLabel('By post', { exact: true }).check()
    await page.getByLabel('Evidence from the family', { exact: true }).check()
    await page.getByLabel('What is it?').fill(title)
    await page
      .getByLabel('File', { exact: true })
      .setInputFiles({ name: 'scan.pdf', mimeType: 'application/pdf', buffer: aPdf })
    await page.getByRole('button', { name: 'Add the document' }).click()
    await expect(documents.row(title)).toContainText('Victor Dumitru, by post')
    await paper.openLetters()
    await paper.openDocuments()
    await expect(paper.heading).toHaveText('Documents to read')
    await expect(paper.row(title)).toContainText('Andrei Dumitru')
    await fitForAll(page)
    const started = page.waitForEvent('download')
    await paper.row(title).getByRole('link', { name: title }).click()
    await started
    await page.reload()
    await expect(paper.row(title)).toHaveCount(0)

    await home.goto(`/cases/${id}`)
    await expect(home.getByRole('main')).not.toContainText(/hearing clinic|document from you/i)
  })
})

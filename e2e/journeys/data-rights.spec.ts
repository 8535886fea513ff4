import { readFile } from 'node:fs/promises'
import { unzip } from '../../server/test/unzip.ts'
import { DataRightsPages } from '../pages/data-rights-pages.ts'
import { StaffCasePages } from '../pages/staff-case-pages.ts'
import { daysFromToday } from '../support/days.ts'
import { expect, test } from '../support/fixtures.ts'
import { staff } from '../support/people.ts'

const mother = 'ottilie.ashgrove@example.test'
const fatherOnPaper = 'Gregor Nightingale'

test('I have a mistake put right, get a copy of what is held, and in the end all of it is erased', async ({
  page,
  anotherBrowser,
  mailboxOf,
  signInFamily,
  signInStaff,
  testData,
  fitForAll,
  baseURL,
}) => {
  test.setTimeout(180_000)
  const { id } = await testData.caseUpTo('request-received', {
    ...{ forename: 'Isolde', surname: 'Ashgroove', bornOn: '2017-04-02', lastStepOn: daysFromToday(-3) },
    parent: { name: 'Ottilie Ashgrove', email: mother, relationship: 'Mother' },
    onPaper: { name: fatherOnPaper, relationship: 'Father' },
  })
  const mine = new DataRightsPages(page)
  await signInFamily(page, mother)
  const mailbox = await mailboxOf(mother)

  await test.step('on my child’s page I say that her name is wrong; what I typed survives a mistake of mine', async () => {
    await page.goto(`/cases/${id}`)
    await page.getByRole('link', { name: 'Something here is wrong' }).click()
    await expect(mine.heading).toHaveText('Something here is wrong')
    await fitForAll(page)
    await page.getByRole('textbox', { name: 'What should it say?' }).fill('Ashgrove, with one o')
    await mine.send()
    await expect(mine.errors).toContainText('Choose what is wrong')
    await fitForAll(page)
    await mine.sayWhatIsWrong('Isolde’s last name', 'Ashgrove, with one o')
    await expect(mine.main).toContainText(/We have it\. We will answer by \d+ \w+ \d{4}\./)
    await expect(mine.main).toContainText('You wrote: “Ashgrove, with one o”')
    await fitForAll(page)
  })

  const desk = await anotherBrowser()
  const atDesk = new DataRightsPages(desk)
  const cases = new StaffCasePages(desk)
  await test.step('staff find it in a list, see both versions, and put it right', async () => {
    await signInStaff(desk, staff.priya)
    await desk.goto('/staff/corrections')
    await fitForAll(desk)
    const row = desk.getByRole('row').filter({ hasText: 'Isolde' })
    await row.getByRole('link', { name: /Surname of the child/ }).click()
    await expect(atDesk.main).toContainText('Ashgroove')
    await fitForAll(desk)
    await desk.getByRole('textbox', { name: 'New value' }).fill('')
    await desk.getByRole('button', { name: 'Correct the record' }).click()
    await expect(atDesk.errors).toContainText('Enter what the record should say')
    await desk.getByRole('textbox', { name: 'New value' }).fill('Ashgrove')
    await desk.getByRole('textbox', { name: 'Reason' }).fill('You are right. We are sorry.')
    await desk.getByRole('button', { name: 'Correct the record' }).click()
    await expect(atDesk.news).toContainText('It is decided')
    await desk.goto(`/staff/cases/${id}`)
    await expect(desk.getByRole('region', { name: 'Corrections of the record' })).toContainText(
      'Corrected: Surname of the child. Now “Ashgrove”, said “Ashgroove” before.',
    )
    await fitForAll(desk)
  })

  await test.step('one mail says that there is news; the answer is on my child’s page', async () => {
    const mail = await mailbox.next('There is an update for you')
    for (const part of [mail.subject, mail.text, mail.html])
      expect(part).not.toMatch(/ashgro|isolde|name is|SEN-/i)
    await page.goto(`/cases/${id}`)
    await page.getByRole('link', { name: 'Read our answer to what you said was wrong' }).click()
    await expect(mine.main).toContainText('We put it right. It now says: Ashgrove')
    await expect(mine.main).toContainText('You are right. We are sorry.')
    await fitForAll(page)
  })

  const records = await anotherBrowser()
  const atRecords = new DataRightsPages(records)
  await test.step('data protection staff record that I want a copy, and look through what is about others', async () => {
    await signInStaff(records, staff.imran)
    await records.goto(`/staff/cases/${id}`)
    await records.getByRole('link', { name: 'Somebody asks for a copy' }).click()
    await fitForAll(records)
    await records.getByRole('radio', { name: 'Ottilie Ashgrove (Mother)' }).check()
    const [year = '', month = '', day = ''] = daysFromToday(0).split('-')
    await records.getByRole('textbox', { name: 'Day' }).fill(day)
    await records.getByRole('textbox', { name: 'Month' }).fill(month)
    await records.getByRole('textbox', { name: 'Year' }).fill(year)
    await records.getByRole('button', { name: 'Record the request' }).click()
    await expect(atRecords.news).toContainText('The request is recorded.')
    await fitForAll(records)
    await expect(records.getByRole('button', { name: 'Make the copy and release it' })).toHaveCount(0)
    // His name waits for somebody to look at it; my own words go out as they are.
    await expect(
      atRecords.main.locator('.app-promise').filter({ hasText: fatherOnPaper }).first(),
    ).toContainText('About another person')
    await atRecords.leaveAllOut()
    await expect(records.getByRole('heading', { name: 'Everything was looked at' })).toBeVisible()
    await records.getByRole('button', { name: 'Make the copy and release it' }).click()
    await expect(atRecords.news).toContainText('The copy is released')
    await fitForAll(records)
    await records.goto('/staff/access-requests')
    await fitForAll(records)
  })

  await test.step('I save the copy: it holds what is ours, and nothing of her father', async () => {
    await mailbox.next('There is an update for you')
    await page.goto('/account')
    await page.getByRole('link', { name: 'see the copies you asked for' }).click()
    await expect(mine.main).toContainText('Your copy is ready.')
    await fitForAll(page)
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save the copy' }).click()
    const file = await (await download).path()
    const parts = unzip(await readFile(file))
    expect([...parts.keys()]).toEqual(['index.html', 'data.json'])
    for (const part of parts.values()) {
      for (const there of ['Isolde', 'Ashgrove', 'Ottilie Ashgrove', 'with one o'])
        expect(part.toString()).toContain(there)
      expect(part.toString()).not.toMatch(/Gregor|Nightingale/)
    }
    const reader = await anotherBrowser()
    await reader.setContent(parts.get('index.html')?.toString() ?? '')
    await expect(reader.getByRole('heading', { level: 1 })).toContainText(
      'What we hold about Isolde Ashgrove',
    )
  })

  await test.step('her request has ended; the record is proposed to be erased, and whoever proposed it can’t agree', async () => {
    const found = await desk.request.get(`/api/staff/cases/${id}`)
    const { version } = (await found.json()) as { version: number }
    const ended = await desk.request.post(`/api/staff/cases/${id}/steps`, {
      headers: { origin: baseURL ?? '' },
      data: { kind: 'request-withdrawn', on: daysFromToday(0), version },
    })
    expect(ended.status()).toBe(200)
    const { reference } = (await ended.json()) as { reference: string }
    await records.goto('/staff/retention')
    await fitForAll(records)
    await records.getByText('Propose it', { exact: true }).click()
    await records.getByRole('textbox', { name: 'Reference of a case' }).last().fill(reference)
    await records.getByRole('region', { name: 'A family asks us to erase' }).getByRole('button').click()
    await expect(atRecords.news).toContainText('Nothing is erased until somebody else agrees.')
    await expect(atRecords.main).toContainText('Somebody else has to agree.')
    await expect(records.getByRole('button', { name: `Agree and erase ${reference}` })).toHaveCount(0)
    await fitForAll(records)

    const second = await anotherBrowser()
    await signInStaff(second, staff.wen)
    await second.goto('/staff/retention')
    await second.getByRole('button', { name: `Agree and erase ${reference}` }).click()
    await expect(new DataRightsPages(second).news).toContainText('It is erased.')
    await fitForAll(second)
  })

  await test.step('then I am signed out, my address is nobody’s, and the search finds nothing', async () => {
    await page.goto(`/cases/${id}`)
    await expect(page).toHaveURL(/\/sign-in/)
    const headers = { origin: baseURL ?? '' }
    const asked = await page.request.post('/api/sign-in/codes', {
      headers,
      data: { email: mother, side: 'family' },
    })
    expect(asked.status()).toBe(202)
    await cases.open()
    await cases.search('Ashgrove')
    await expect(desk.getByRole('main')).not.toContainText('Isolde')
    expect((await desk.request.get(`/api/staff/cases/${id}`)).status()).toBe(404)
    expect((await mailbox.unread()).map(({ subject }) => subject)).not.toContain('Your sign-in code')
  })
})

import { daysFromToday } from '../support/days.ts'
import { expect, test } from '../support/fixtures.ts'
import { tabTo } from '../support/keyboard.ts'
import { staff } from '../support/people.ts'

const parent = { name: 'Odile Marchant', email: 'odile.marchant@example.test', relationship: 'Mother' }
const child = {
  forename: 'Bastien',
  surname: 'Marchant',
  bornOn: '2017-04-02',
  lastStepOn: daysFromToday(-7),
  parent,
}

test('I log a call by keyboard alone, and the family reads what we agreed', async ({
  page,
  anotherBrowser,
  signInStaff,
  signInFamily,
  testData,
  fitForAll,
}) => {
  await testData.caseUpTo('assessment-agreed', child)
  await signInStaff(page, staff.hana)
  await page.goto('/staff/enquiries/new')
  await fitForAll(page)
  const addresses: string[] = []
  page.on('request', (request) => addresses.push(request.url()))
  let keys = 0
  const press = async (key: string) => {
    keys += 1
    await page.keyboard.press(key)
  }
  const type = async (words: string) => page.keyboard.type(words)

  await tabTo(page.getByRole('combobox', { name: 'Who is it?' }))
  await type('marchnt')
  await expect(page.getByRole('option')).toContainText(['Odile Marchant'])
  await press('ArrowDown')
  await press('Enter')
  await expect(page.getByRole('heading', { name: 'Bastien Marchant' })).toBeVisible()
  await fitForAll(page)
  await tabTo(page.getByLabel('What is it about?'))
  await type('Where')
  await tabTo(page.getByLabel('What they asked or told us'))
  await type('Have you had the report of the school?')
  await tabTo(page.getByLabel('The child’s date of birth'))
  await press('Space')
  await tabTo(page.getByLabel('The case reference'))
  await press('Space')
  await tabTo(page.getByLabel('What we told them'))
  await type('Not yet.')
  await press('Tab')
  await type('We will ring the school tomorrow.')
  await press('Control+Enter')

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Saved')
  await expect(page.getByRole('blockquote')).toContainText(/We will answer by [A-Z][a-z]+day \d/)
  await fitForAll(page)
  expect(keys, 'keys besides Tab and the words').toBeLessThan(10)
  expect(addresses.join(' ')).not.toMatch(/marchn?t/i)

  const family = await anotherBrowser()
  await signInFamily(family, parent.email)
  const reference = /ENQ-[\w-]{6}/.exec((await page.getByRole('main').textContent()) ?? '')?.[0] ?? ''
  await family.goto('/')
  await family
    .getByRole('link', { name: new RegExp(reference) })
    .first()
    .click()
  await expect(family.getByRole('main')).toContainText('Have you had the report of the school?')
  await expect(family.getByRole('main')).toContainText('We will ring the school tomorrow.')
})

test('without a script I find the caller on a page of results', async ({
  browser,
  baseURL,
  testData,
  signInStaff,
}) => {
  await testData.caseUpTo('assessment-agreed', {
    ...{ ...child, forename: 'Ines', surname: 'Quellmann' },
    parent: { ...parent, name: 'Petra Quellmann', email: 'petra.quellmann@example.test' },
  })
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) })
  const page = await context.newPage()
  await signInStaff(page, staff.hana)
  await page.goto('/staff/enquiries/new')

  await page.getByLabel('Who is it?').fill('quellmann')
  await page.getByRole('button', { name: 'Find' }).click()
  expect(page.url()).not.toMatch(/quell/i)
  await page
    .getByRole('link', { name: /This is who it is/ })
    .first()
    .click()

  await expect(page.getByRole('heading', { name: 'Ines Quellmann' })).toBeVisible()
  await context.close()
})

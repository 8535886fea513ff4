import { StaffPeoplePages } from '../pages/staff-people-pages.ts'
import { daysFromToday } from '../support/days.ts'
import { expect, test } from '../support/fixtures.ts'
import { staff } from '../support/people.ts'
import { expectToGiveNothingAway } from '../support/private-mail.ts'

const names = /otis|fenn|marta|jonas|priya|dana/i
/** One family for each journey and each way of running it. */
const familyOf = (forename: string, run: string) => ({
  mother: { name: `Marta Fenn ${run}`, email: `marta.${forename}.${run}@example.test`.toLowerCase() },
  father: { name: `Jonas Fenn ${run}`, email: `jonas.${forename}.${run}@example.test`.toLowerCase() },
})
const child = (forename: string, mother: { name: string; email: string }) => ({
  ...{ forename, surname: 'Fenn', bornOn: '2018-03-09', lastStepOn: daysFromToday(-10) },
  parent: { ...mother, relationship: 'mother' },
})

test.describe('people on a case', { tag: '@nojs' }, () => {
  test('I let a father in after I checked who he is, and end it again: he sees it, then nothing', async ({
    page,
    anotherBrowser,
    mailboxOf,
    signInFamily,
    signInStaff,
    testData,
    fitForAll,
  }, { project }) => {
    const { mother, father } = familyOf('otis', project.name)
    const { id } = await testData.caseUpTo('assessment-agreed', child('Otis', mother))
    const people = new StaffPeoplePages(page)
    await signInStaff(page, staff.priya)

    await page.goto(`/staff/cases/${id}`)
    await page.getByRole('link', { name: 'Give, change or end access' }).click()
    await expect(people.card(mother.name)).toContainText('Everything, and may act on it')
    await fitForAll(page)
    await people.beginToGive()
    await fitForAll(page)
    await people.press('Compare the two')
    await expect(people.main).toContainText('Choose who they are')
    await people.enter({ ...father, email: mother.email, relationship: 'father', evidence: 'Passport seen' })
    await people.press('Compare the two')
    await expect(people.main, 'an address belongs to one person').toContainText('somebody of another name')
    await people.enter({ ...father, relationship: 'father', evidence: 'Passport and birth certificate seen' })
    await people.press('Compare the two')
    await expect(people.heading).toHaveText('Do these two belong together?')
    await expect(people.main).toContainText('Otis Fenn')
    await expect(people.main).toContainText('Born 9 March 2018')
    await expect(people.main).toContainText(father.email)
    await fitForAll(page)
    await people.press('Give access')
    await expect(people.main).toContainText('confirm that they belong together')
    const toHim = await mailboxOf(father.email)
    await people.confirm()
    await people.press('Give access')
    await expect(people.news).toContainText('Access is given')
    expectToGiveNothingAway(await toHim.next('You can now see something new here'), names)

    const home = await anotherBrowser()
    await signInFamily(home, father.email)
    await home.goto(`/cases/${id}`)
    await expect(home.getByRole('main')).toContainText('Otis')
    await people.beginToEnd(father.name)
    await fitForAll(page)
    await people.press('End access now')
    await expect(people.main).toContainText('Choose why their access ends')
    await people.choose('They asked for it')
    await people.press('End access now')
    await expect(people.news).toContainText('Access has ended')
    await home.reload()
    await expect(home.getByRole('main')).toContainText('We cannot find this page')
    expectToGiveNothingAway(await toHim.next('Something you could see here has ended'), names)
  })

  test('A hold keeps the case from both parents, and no contact from one: nobody held back gets a mail', async ({
    page,
    anotherBrowser,
    mailboxOf,
    signInFamily,
    signInStaff,
    testData,
    fitForAll,
    baseURL,
  }, { project }) => {
    const { mother, father } = familyOf('ottilie', project.name)
    const { id } = await testData.caseUpTo('assessment-agreed', child('Ottilie', mother))
    const people = new StaffPeoplePages(page)
    await signInStaff(page, staff.dana)
    const given = await page.request.post(`/api/staff/cases/${id}/people`, {
      headers: { origin: baseURL ?? '' },
      data: {
        ...{ role: 'parent', relationship: 'father', hasParentalResponsibility: true, level: 'act' },
        ...{ evidence: 'Passport seen', isCompared: true, person: father },
      },
    })
    expect(given.status()).toBe(201)
    const [hers, his] = [await anotherBrowser(), await anotherBrowser()]
    await signInFamily(hers, mother.email)
    await signInFamily(his, father.email)
    const sees = async (home: typeof page) => {
      await home.goto(`/cases/${id}`)
      return home.getByRole('main').getByText('We cannot find this page').isHidden()
    }
    expect([await sees(hers), await sees(his)]).toEqual([true, true])

    await people.open(id)
    await people.beginToRestrict()
    await fitForAll(page)
    await people.restrict(/^Safeguarding hold/, 'Strategy meeting on Monday')
    await expect(people.news).toContainText('The restriction stands')
    await expect(people.flags).toContainText('Safeguarding hold')
    await fitForAll(page)
    expect([await sees(hers), await sees(his)]).toEqual([false, false])
    const [toHer, toHim] = [await mailboxOf(mother.email), await mailboxOf(father.email)]
    const desk = await anotherBrowser()
    await signInStaff(desk, staff.priya)
    await desk.goto(`/staff/cases/${id}`)
    await expect(desk.getByRole('region', { name: 'A restriction on this child' })).toContainText(
      'Strategy meeting',
    )
    await fitForAll(desk)

    await people.clear(/^Clear “Safeguarding hold/, 'The meeting found no risk')
    await expect(people.news).toContainText('write to the family yourself')
    await people.beginToRestrict()
    await people.restrict(/^No contact with one person/, 'Order of the Family Court', father.name)
    await expect(people.flags).toContainText(`No contact with one person: ${father.name}`)
    expect([await sees(hers), await sees(his)]).toEqual([true, false])
    expect([await toHer.all(), await toHim.all()], 'nothing was told to anybody').toEqual([[], []])
    await people.beginToRestrict()
    await people.restrict(/^Address hidden/, 'They live in a refuge')
    await expect(people.card(mother.name)).toContainText('Hidden')
    await page.goto(`/staff/cases/${id}`)
    await expect(people.main).not.toContainText(mother.email)
    await fitForAll(page)
    await people.press(/^Show/)
    await expect(people.main).toContainText('Tell this to nobody')
    await expect(people.main).toContainText(mother.email)
    await fitForAll(page)
    await page.goto('/staff/restrictions')
    await expect(people.main).toContainText('Ottilie Fenn')
    await fitForAll(page)
  })

  test('A case that I must not open is not there; I break the glass, and a manager looks at it', async ({
    page,
    anotherBrowser,
    mailboxOf,
    signInStaff,
    testData,
    fitForAll,
  }, { project }) => {
    const { mother } = familyOf('otto', project.name)
    const { id } = await testData.caseUpTo('assessment-agreed', child('Otto', mother))
    const mine = new StaffPeoplePages(page)
    await signInStaff(page, staff.tom)
    await mine.open(id)
    const reference = (await page.locator('.staff-reference').first().textContent()) ?? ''
    await page.getByRole('link', { name: 'Say so, and the case closes for you' }).click()
    await fitForAll(page)
    await mine.choose('Knows the family')
    await mine.press('Close this case for me')

    await page.goto(`/staff/cases/${id}`)
    await expect(mine.main).toContainText('We cannot find this page')
    await fitForAll(page)
    const toDana = await mailboxOf(staff.dana)
    await page.getByRole('link', { name: 'break the glass' }).click()
    await fitForAll(page)
    await mine.breakGlass('SEN-AAAA-A', 'His mother stands at the door with him')
    await expect(mine.main).toContainText('There is nothing to open with that reference')
    await mine.breakGlass(reference, 'His mother stands at the door with him')
    await expect(mine.heading).toContainText('Otto Fenn')
    expectToGiveNothingAway(await toDana.next('A locked record was opened'), names)

    const hers = new StaffPeoplePages(await anotherBrowser())
    await signInStaff(hers.page, staff.dana)
    await hers.page.goto('/staff/broken-glass')
    await expect(hers.card('Tom Adeyemi').first()).toContainText('His mother stands at the door')
    await fitForAll(hers.page)
    await hers.page.getByLabel('What did you find?').first().fill('He was right to look')
    await hers.page
      .getByRole('button', { name: /I have looked at it/ })
      .first()
      .click()
    await expect(hers.news).toContainText('you looked at it')
    await hers.page.goto(`/staff/cases/${id}/locks`)
    await expect(hers.main).toContainText('Tom Adeyemi')
    await fitForAll(hers.page)
    await hers.press(/^Clear this lock/)
    await expect(hers.news).toContainText('The lock is cleared')
  })
})

import { randomUUID } from 'node:crypto'
import type { Locator, Page } from '@playwright/test'
import { CasePeoplePages } from '../pages/case-people-pages.ts'
import { ChildrenPage } from '../pages/children-page.ts'
import { FamilyCasePage } from '../pages/family-case-page.ts'
import { JoinPages } from '../pages/join-pages.ts'
import { daysFromToday } from '../support/days.ts'
import { expect, test } from '../support/fixtures.ts'
import { codeIn, type Mailbox } from '../support/mailbox.ts'
import { staff } from '../support/people.ts'
import type { TestData } from '../support/test-data.ts'

const bornOn = '2017-05-02'
const newAddress = () => `${randomUUID()}@example.test`

/** A child whose mother has a sign-in, and whose grandmother has none. */
async function aChild(testData: TestData, forename: string, email = newAddress()) {
  const { id } = await testData.caseUpTo('request-received', {
    ...{ forename, surname: 'Mbeki', bornOn, lastStepOn: daysFromToday(-14) },
    parent: { name: 'Thandi Mbeki', email, relationship: 'mother' },
    onPaper: { name: 'Grace Mbeki', relationship: 'grandmother' },
  })
  return { id, email }
}

/** The letter as staff make it on its screen: its code. */
async function codeOfLetter(desk: Page, caseId: string, name: string): Promise<string> {
  await desk.goto(`/staff/cases/${caseId}`)
  await desk.getByRole('link', { name: `Letter with a code for ${name}` }).click()
  await desk.getByRole('button', { name: 'Make the letter' }).click()
  return textOf(desk.locator('.staff-code'))
}

async function textOf(place: Locator): Promise<string> {
  await expect(place).toBeVisible()
  return (await place.textContent()) ?? ''
}

async function join(join: JoinPages, code: string, mailbox: Mailbox) {
  await join.open()
  await join.enterCode(code)
  await join.enterBirthDate(bornOn)
  await join.enterEmail(mailbox.address)
  await join.enterProof(codeIn(await mailbox.next('Your sign-in code')))
}

test.describe('I join with a letter', { tag: '@nojs' }, () => {
  test('with its code, my grandchild’s birth date and my own email I come to the case', async ({
    page,
    anotherBrowser,
    signInStaff,
    testData,
    mailboxOf,
    fitForAll,
  }) => {
    const { id } = await aChild(testData, 'Lwazi')
    const desk = await anotherBrowser()
    await signInStaff(desk, staff.priya)
    await desk.goto(`/staff/cases/${id}`)
    await desk.getByRole('link', { name: 'Letter with a code for Grace Mbeki' }).click()
    await fitForAll(desk)
    await desk.getByRole('button', { name: 'Make the letter' }).click()
    const code = await textOf(desk.locator('.staff-code'))
    await fitForAll(desk)
    const download = desk.waitForEvent('download')
    await desk.getByRole('link', { name: 'Download the letter (PDF)' }).click()
    expect((await download).suggestedFilename()).toBe('letter.pdf')
    const mailbox = await mailboxOf(newAddress())
    const join = new JoinPages(page)

    await join.open()
    await fitForAll(page)
    await join.enterCode('7K3M')
    await expect(join.errors).toContainText('Check the code')
    await fitForAll(page)
    await join.enterCode(code.toLowerCase().replaceAll('-', ' '))
    await expect(join.heading).toHaveText('What is the child’s date of birth?')
    await fitForAll(page)
    await join.enterBirthDate('2017-02-30')
    await expect(join.errors).toContainText('Enter a real date')
    await join.enterBirthDate('2017-05-03')
    await expect(join.heading).toHaveText('What is your email address?')
    await fitForAll(page)
    await join.enterEmail(mailbox.address)
    await expect(join.heading).toHaveText('We cannot let you in yet')
    await expect(page.getByRole('main')).toContainText(/ring us on 0\d{4} \d{6}/)
    await fitForAll(page)
    expect(await mailbox.all(), 'nothing is sent where the date was wrong').toEqual([])

    await join.tryAgain()
    await join.enterCode(code)
    await join.enterBirthDate(bornOn)
    await join.enterEmail(mailbox.address)
    await expect(join.heading).toHaveText('Check your email')
    await fitForAll(page)
    await join.enterProof(codeIn(await mailbox.next('Your sign-in code')))

    const kase = new FamilyCasePage(page)
    await expect(kase.stage).toHaveText('We are deciding whether to assess')
    await expect(page.getByRole('main')).toContainText('Lwazi')
    await expect(page.getByRole('main')).not.toContainText('Thandi')
    const told = await mailbox.next('You can now see something new here')
    expect(told.text).not.toMatch(/Lwazi|Mbeki|SEN/)
  })

  test('a second child comes to my account with another code', async ({
    page,
    anotherBrowser,
    signInStaff,
    signInFamily,
    testData,
    fitForAll,
  }) => {
    const { email } = await aChild(testData, 'Amahle')
    const second = await testData.caseUpTo('request-received', {
      ...{ forename: 'Bandile', surname: 'Mbeki', bornOn, lastStepOn: daysFromToday(-14) },
      parent: { name: 'Sipho Mbeki', email: newAddress(), relationship: 'father' },
      onPaper: { name: 'Mrs Thandi Mbeki', relationship: 'mother' },
    })
    const desk = await anotherBrowser()
    await signInStaff(desk, staff.priya)
    const code = await codeOfLetter(desk, second.id, 'Mrs Thandi Mbeki')
    await signInFamily(page, email)
    const join = new JoinPages(page)
    const children = new ChildrenPage(page)

    await page.goto('/children')
    await page.getByRole('link', { name: 'Add a child with a code' }).click()
    await expect(join.heading).toHaveText('Add a child with a code')
    await fitForAll(page)
    await join.enterCode(code)
    await join.enterBirthDate(bornOn)

    await expect(page).toHaveURL(`/cases/${second.id}`)
    await page.goto('/children')
    await expect(children.cards).toHaveCount(2)
    await expect(children.card('Bandile')).toBeVisible()
    await fitForAll(page)
  })

  test('of two who use one code at the same time, one gets in', async ({
    page,
    anotherBrowser,
    signInStaff,
    testData,
    mailboxOf,
    fitForAll,
  }) => {
    const { id } = await aChild(testData, 'Zola')
    const desk = await anotherBrowser()
    await signInStaff(desk, staff.priya)
    const code = await codeOfLetter(desk, id, 'Grace Mbeki')
    const thief = await anotherBrowser()
    const boxes = [await mailboxOf(newAddress()), await mailboxOf(newAddress())] as const
    const both = [new JoinPages(page), new JoinPages(thief)] as const
    for (const [index, join] of both.entries()) {
      await join.open()
      await join.enterCode(code)
      await join.enterBirthDate(bornOn)
      await join.enterEmail(boxes[index]?.address ?? '')
    }

    await both[0].enterProof(codeIn(await boxes[0].next('Your sign-in code')))
    await expect(new FamilyCasePage(page).stage).toBeVisible()
    await both[1].enterProof(codeIn(await boxes[1].next('Your sign-in code')))

    await expect(both[1].heading).toHaveText('We cannot let you in yet')
    await fitForAll(thief)
    await thief.goto(`/cases/${id}`)
    await expect(both[1].heading).toHaveText('Sign in')
  })

  test('without a letter I am told how to get one', async ({ page, fitForAll }) => {
    await page.goto('/join')
    await page.getByRole('link', { name: 'I do not have a code' }).click()

    await expect(page.getByRole('main')).toContainText('Then we post you a letter with a code.')
    await expect(page.getByRole('main')).toContainText(/Phone 0\d{4} \d{6}/)
    await fitForAll(page)
  })
})

test.describe('I let somebody help me', { tag: '@nojs' }, () => {
  test('they join with the code I hand them, see what I chose, and nothing once I stop it', async ({
    page,
    anotherBrowser,
    signInFamily,
    testData,
    mailboxOf,
    fitForAll,
  }) => {
    const { id, email } = await aChild(testData, 'Naledi')
    await signInFamily(page, email)
    const people = new CasePeoplePages(page)

    await people.open(id)
    await expect(people.main).not.toContainText('Grace')
    await fitForAll(page)
    await people.begin()
    await fitForAll(page)
    await people.goOn()
    await expect(page.getByRole('alert')).toContainText('Choose who they are')
    await people.choose('A free advice service')
    await fitForAll(page)
    await people.enterName('Ann Lee')
    await fitForAll(page)
    await people.choose('How far it is, and the dates')
    await expect(people.heading).toHaveText('Until when can they see it?')
    await fitForAll(page)
    await people.goOn()
    await expect(people.heading).toHaveText('Check before you let them in')
    await fitForAll(page)
    await people.giveMeTheCode()
    await expect(page.getByRole('alert')).toContainText('Tick the box')
    await people.agree()
    await expect(people.heading).toHaveText('Give this code to Ann Lee')
    await fitForAll(page)
    const code = await textOf(people.code)
    await page.getByRole('button', { name: 'Who can see this' }).click()
    await expect(people.main).toContainText('Codes that nobody has used yet')
    await fitForAll(page)

    const theirs = await anotherBrowser()
    await join(new JoinPages(theirs), code, await mailboxOf(newAddress()))
    await expect(theirs.getByRole('main')).toContainText('You help Thandi Mbeki')
    await expect(theirs.getByRole('main')).not.toContainText('Grace')
    await fitForAll(theirs)
    await theirs.getByRole('link', { name: 'More about what you can see' }).click()
    await expect(theirs.getByRole('main')).toContainText('you help Thandi Mbeki')
    await fitForAll(theirs)

    await people.open(id)
    await people.stop('Ann Lee')
    await fitForAll(page)
    await people.stopNow()
    await expect(people.main).toContainText('They can see nothing here from now on.')
    expect((await theirs.goto(`/cases/${id}`))?.status()).toBe(404)
  })
})

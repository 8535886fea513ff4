import { FamilyCasePage } from '../pages/family-case-page.ts'
import { StaffCasePages } from '../pages/staff-case-pages.ts'
import { dayInWords, daysFromToday } from '../support/days.ts'
import { expect, test } from '../support/fixtures.ts'
import { families, staff } from '../support/people.ts'
import { expectToGiveNothingAway } from '../support/private-mail.ts'

const names = /elsie|moon|vicky|freya|hollis|beth|priya|ruth/i

test('I move a case on; the family gets a mail that says nothing private, and reads the new stage', async ({
  page,
  anotherBrowser,
  mailboxOf,
  signInFamily,
  signInStaff,
  fitForAll,
}) => {
  const cases = new StaffCasePages(page)
  const mailbox = await mailboxOf(families.motherOfElsie)
  await signInStaff(page, staff.priya)

  await cases.open()
  await fitForAll(page)
  await cases.search('moon')
  await cases.choose('Elsie Moon')
  await expect(cases.stage).toContainText('Deciding to issue')
  await fitForAll(page)
  await cases.checkStep('Agreed to issue a plan')
  await cases.writeLetter()
  await expect(cases.heading).toHaveText('Check this step before it is recorded')
  await expect(page.getByRole('main')).toContainText('Vicky Moon (mother), vicky.moon@example.test')
  await expect(cases.preview).toContainText('We are writing the draft plan')
  await fitForAll(page)
  expect(await mailbox.all(), 'nothing is sent before it is recorded').toEqual([])
  await cases.recordStep()
  await expect(cases.news).toContainText('The step is recorded')
  await expect(cases.stage).toContainText('Drafting')

  const mail = await mailbox.next('There is an update for you')
  expectToGiveNothingAway(mail, names)
  expect(await mailbox.all()).toHaveLength(1)

  const home = await anotherBrowser()
  await signInFamily(home, families.motherOfElsie)
  const kase = new FamilyCasePage(home)
  await home.goto('/')
  await expect(kase.stage).toHaveText('We are writing the draft plan')
  await expect(kase.history.first()).toContainText('plan')
  await expect(kase.history.first().getByRole('time')).toHaveAttribute('datetime', daysFromToday(0))
})

test('a step that the law does not allow yet is refused with the rule, and what I chose is kept', async ({
  page,
  signInStaff,
  fitForAll,
}) => {
  const cases = new StaffCasePages(page)
  await signInStaff(page, staff.priya)

  await cases.open()
  await cases.search('Okafor')
  await cases.choose('Maya Okafor')
  await cases.checkStep('Final plan sent')

  await expect(cases.news).toContainText(/The family has until the end of \d.+ to comment on the draft\./)
  await expect(cases.stage).toContainText('Draft with family')
  await expect(cases.steps.getByLabel('Final plan sent')).toBeChecked()
  await fitForAll(page)

  await cases.checkStep('Schools or colleges consulted', daysFromToday(-60))
  await cases.recordStep()
  await expect(cases.news).toContainText('This step cannot come before the last one')
  await expect(page.getByLabel('The day it happened')).toHaveValue(daysFromToday(-60))
  await expect(cases.stage).toContainText('Draft with family')
})

test('I record a delay; the family gets a mail and reads honestly that we are late, and until when', async ({
  page,
  anotherBrowser,
  mailboxOf,
  signInFamily,
  signInStaff,
  fitForAll,
}) => {
  const promised = daysFromToday(16)
  const cases = new StaffCasePages(page)
  const mailbox = await mailboxOf(families.motherOfFreya)
  await signInStaff(page, staff.priya)

  await cases.open()
  await cases.search('Hollis')
  await cases.choose('Freya Hollis')
  await cases.checkDelay({
    duty: 'Week 6: decision to assess',
    reason: 'Shortage of officers',
    promisedOn: promised,
    owner: 'Ruth Castle',
  })
  await expect(cases.heading).toHaveText('Check this delay before it is recorded')
  await expect(cases.preview).toContainText(`We now expect to finish by ${dayInWords(promised)}.`)
  await fitForAll(page)
  await cases.recordDelay()
  await expect(cases.news).toContainText('The delay and the new date are recorded')
  await expect(cases.promises).toContainText('Shortage of officers')
  await fitForAll(page)

  const mail = await mailbox.next('There is an update for you')
  expectToGiveNothingAway(mail, names)

  const home = await anotherBrowser()
  await signInFamily(home, families.motherOfFreya)
  const kase = new FamilyCasePage(home)
  await home.goto('/')
  await expect(kase.late).toContainText(/The law says we should have finished by .+ 20\d\d\. We have not\./)
  await expect(kase.late).toContainText('The reason is that we do not have enough staff.')
  await expect(kase.late).toContainText(`We now expect to finish by ${dayInWords(promised)}.`)
  await expect(kase.late).toContainText('Ruth in the Assessment team is responsible for the new date.')
  await expect(kase.late).toContainText(/On .+ we promised .+\. We did not keep it\./)
})

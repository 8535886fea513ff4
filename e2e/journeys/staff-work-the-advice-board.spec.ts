import { FamilyCasePage } from '../pages/family-case-page.ts'
import { StaffBoardPage } from '../pages/staff-board-page.ts'
import { StaffCasePages } from '../pages/staff-case-pages.ts'
import { dayInWords, daysFromToday } from '../support/days.ts'
import { expect, test } from '../support/fixtures.ts'
import { families, staff } from '../support/people.ts'

const therapist = 'Speech and language therapist'

test('I ask for a report, chase it when it is late, record that it came; the family reads each step', {
  tag: '@nojs',
}, async ({ page, anotherBrowser, signInFamily, signInStaff, fitForAll }) => {
  const cases = new StaffCasePages(page)
  const board = new StaffBoardPage(page)
  await signInStaff(page, staff.priya)
  await cases.open()
  await cases.search('Singh')
  await cases.choose('Aarav Singh')
  await board.openFromCase()
  await fitForAll(page)

  const asked = { kind: 'Somebody else', contact: 'Helen Marsh', on: daysFromToday(-50) }
  await board.askFor({ ...asked, askedOf: 'Dr Marsh' })
  await expect(board.news).toContainText('Name the profession, not the person: the family reads this')
  await expect(page.getByLabel('Contact for staff')).toHaveValue('Helen Marsh')
  await fitForAll(page)

  await board.askFor({ ...asked, askedOf: therapist })
  await expect(board.news).toContainText('The report is asked for')
  await expect(board.report(therapist)).toContainText('8 days late')
  await expect(board.todo).toContainText(`${therapist}: 8 days late and never chased. Chase it today.`)

  await board.chase(therapist, 'Rang', 'Off sick until Monday')
  await expect(board.news).toContainText('The family can read when and how')
  await expect(board.report(therapist)).toContainText('Off sick until Monday')
  await fitForAll(page)

  const home = await anotherBrowser()
  await signInFamily(home, families.motherOfAarav)
  const kase = new FamilyCasePage(home)
  await home.goto('/')
  const report = kase.reports.filter({ hasText: therapist }).first()
  await expect(report).toContainText(`It was due by ${inShort(daysFromToday(-8))}. It is late.`)
  await expect(report).toContainText(`We rang on ${inShort(daysFromToday(0))}.`)
  await expect(home.locator('body')).not.toContainText(/Marsh|Off sick/)
  await fitForAll(home)

  await board.cameIn(therapist)
  await expect(board.news).toContainText('The report is in')
  await home.reload()
  await expect(kase.history.filter({ hasText: 'therapist came in' }).first()).toContainText(
    'The report from the speech and language therapist came in.',
  )
})

test('before a case goes on without a report, I am told which ones are missing', async ({
  page,
  signInStaff,
  fitForAll,
}) => {
  const cases = new StaffCasePages(page)
  await signInStaff(page, staff.priya)

  await cases.open()
  await cases.search('Singh')
  await cases.choose('Aarav Singh')
  await cases.checkStep('All advice is in')

  await expect(page.getByRole('main')).toContainText('Not all the reports are in.')
  await expect(page.getByRole('main')).toContainText(/Educational psychologist: \d+ days late/)
  await fitForAll(page)
})

/** "Thursday 3 December 2026" without its weekday, as lists say it. */
const inShort = (day: string) => dayInWords(day).replace(/^\w+ /, '')

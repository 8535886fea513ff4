import { StaffBulkOrdersPages } from '../pages/staff-bulk-orders-pages.ts'
import { StaffCaseloadPages } from '../pages/staff-caseload-pages.ts'
import { daysFromToday } from '../support/days.ts'
import { expect, test } from '../support/fixtures.ts'
import { families, staff } from '../support/people.ts'

test.describe('what tells several families needs a second person', { tag: '@nojs' }, () => {
  test('I ask, a colleague sees who would be told and stops it, and I read why', async ({
    page,
    anotherBrowser,
    mailboxOf,
    signInStaff,
    fitForAll,
  }, { project }) => {
    const caseload = new StaffCaseloadPages(page)
    const mine = new StaffBulkOrdersPages(page)
    const mailbox = await mailboxOf(families.motherOfHugo)
    const reason = `That week is a holiday (${project.name})`
    await signInStaff(page, staff.karen)
    await page.goto('/staff/caseload?view=reviews')
    await caseload.openSeveral()
    const ticks = caseload.rows.getByRole('checkbox')
    for (const tick of (await ticks.all()).slice(0, 4)) await tick.check()
    await page.getByLabel('Day of the meeting').fill(daysFromToday(60))
    await caseload.check()
    await expect(caseload.main).toContainText('This tells several families.')
    await fitForAll(page)
    await page.getByRole('button', { name: 'Ask for a second person' }).click()
    await expect(page.getByRole('alert')).toContainText('Nothing is written or sent yet')
    await expect(mine.mine).toContainText('Waits for a second person')
    await fitForAll(page)
    await mine.mine.getByRole('link').first().click()
    await expect(mine.main).toContainText('You asked for this, so somebody else has to let it go.')
    await expect(page.getByRole('button', { name: 'Let it go' })).toHaveCount(0)
    await fitForAll(page)

    const colleague = new StaffBulkOrdersPages(await anotherBrowser())
    await signInStaff(colleague.page, staff.grace)
    await colleague.openFrom('Karen')
    await expect(colleague.main).toContainText('Karen')
    await expect(colleague.main).toContainText('Told by email')
    await fitForAll(colleague.page)
    await colleague.page.getByRole('button', { name: 'Stop it' }).click()
    await expect(colleague.main).toContainText('Say why, for the colleague who asked')
    await fitForAll(colleague.page)
    await colleague.stop(reason)
    await expect(colleague.heading).toHaveText('Waiting for a second person')

    await mine.open()
    await expect(mine.mine).toContainText(reason)
    expect(await mailbox.all()).toEqual([])
  })
})

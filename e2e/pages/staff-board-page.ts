import type { Locator, Page } from '@playwright/test'

/** The board of reports of one case, as staff work it. */
export class StaffBoardPage {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get news() {
    return this.page.getByRole('alert')
  }
  get todo() {
    return this.page.locator('.staff-todo')
  }

  async openFromCase() {
    await this.page.getByRole('link', { name: 'Ask, chase or record on the board' }).click()
  }

  /** The newest request to this profession: an earlier one may have been answered. */
  report(askedOf: string): Locator {
    return this.page.getByRole('article', { name: askedOf }).first()
  }

  /** @param on `YYYY-MM-DD` */
  async askFor(report: { kind: string; askedOf: string; contact: string; on: string }) {
    await this.openFold(this.page.locator('details', { hasText: 'Ask for one more report' }))
    await this.page.getByLabel('Kind of report').selectOption({ label: report.kind })
    await this.page.getByLabel('Who is asked, as the family reads it').fill(report.askedOf)
    await this.page.getByLabel('Contact for staff').fill(report.contact)
    await this.page
      .locator('form', { hasText: 'Ask for this report' })
      .getByLabel('The day they were asked')
      .fill(report.on)
    await this.page.getByRole('button', { name: 'Ask for this report' }).click()
  }

  async chase(askedOf: string, how: string, note: string) {
    const report = this.report(askedOf)
    await this.openFold(report.locator('details', { hasText: 'Chase it' }))
    await report.getByLabel(how, { exact: true }).check()
    await report.getByLabel('What they said').fill(note)
    await report.getByRole('button', { name: 'Record the chase' }).click()
  }

  async cameIn(askedOf: string) {
    const report = this.report(askedOf)
    await this.openFold(report.locator('details', { hasText: 'It came in' }))
    await report.getByRole('button', { name: 'Record that it is in' }).click()
  }

  /** After an error the form is open already. */
  private async openFold(fold: Locator) {
    if ((await fold.getAttribute('open')) === null) await fold.locator('summary').click()
  }
}

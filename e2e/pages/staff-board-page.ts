import { expect, type Locator, type Page } from '@playwright/test'

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

  /** The reports that the law wants, all of them. */
  async askForUsual() {
    await this.page.getByRole('button', { name: 'Ask for these reports' }).click()
  }
  /** Reports that are still to come. */
  get waiting() {
    return this.page.getByRole('article').filter({ hasText: 'It came in' })
  }
  async allCameIn() {
    for (let left = await this.waiting.count(); left > 0; left--) {
      const report = this.waiting.first()
      await report.locator('summary', { hasText: 'It came in' }).click()
      await report.getByRole('button', { name: 'Record that it is in' }).click()
      await expect(this.waiting).toHaveCount(left - 1)
    }
  }

  async askSetting(name: string) {
    await this.page.getByLabel('Ask schools or colleges').fill(name)
    await this.page.getByRole('button', { name: 'Record that they were asked' }).click()
  }
  async settingAnswered(name: string, answer: string) {
    const setting = this.page.getByRole('article', { name })
    await this.openFold(setting.locator('details', { hasText: 'Record the answer' }))
    await setting.getByLabel(answer, { exact: true }).check()
    await setting.getByRole('button', { name: 'Record the answer' }).click()
  }

  /** After an error the form is open already. */
  private async openFold(fold: Locator) {
    if ((await fold.getAttribute('open')) === null) await fold.locator('summary').click()
  }
}

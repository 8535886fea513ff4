import type { Page } from '@playwright/test'

/** The search of the audit. */
export class StaffAuditPage {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get rows() {
    return this.page.getByRole('table', { name: 'What was done' }).locator('tbody tr')
  }
  get main() {
    return this.page.getByRole('main')
  }
  async open() {
    await this.page.goto('/staff/audit')
  }
  /** A search after another stands folded away. */
  async search(by: { reference?: string; email?: string; action?: string }) {
    if (by.reference !== undefined) await this.page.getByLabel('Case', { exact: true }).fill(by.reference)
    if (by.email !== undefined) await this.page.getByLabel('Family member').fill(by.email)
    if (by.action) await this.page.getByLabel('What was done').selectOption(by.action)
    await this.page.getByRole('button', { name: 'Search' }).click()
  }
}

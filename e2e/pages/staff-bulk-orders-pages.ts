import type { Page } from '@playwright/test'

/** What waits for a second person, and one of them. */
export class StaffBulkOrdersPages {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get heading() {
    return this.page.getByRole('heading', { level: 1 })
  }
  get main() {
    return this.page.getByRole('main')
  }
  get mine() {
    return this.page.getByRole('table', { name: 'Asked for by you' })
  }

  async open() {
    await this.page.goto('/staff/bulk')
  }
  /** The newest that one colleague asked for. */
  async openFrom(colleague: string) {
    await this.open()
    const rows = this.page.getByRole('table', { name: 'Asked for by colleagues' }).getByRole('row')
    await rows.filter({ hasText: colleague }).last().getByRole('link').click()
  }
  async letGo() {
    await this.page.getByRole('button', { name: 'Let it go' }).click()
  }
  async stop(reason: string) {
    await this.page.getByLabel('Or stop it: why?').fill(reason)
    await this.page.getByRole('button', { name: 'Stop it' }).click()
  }
}

import type { Page } from '@playwright/test'

/** One question of a family and what was said about it since. */
export class FamilyEnquiryPage {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get messages() {
    return this.page.getByRole('region', { name: 'Messages' }).locator('.app-message')
  }
  get promise() {
    return this.page.locator('.app-promise')
  }
  get box() {
    return this.page.getByLabel(/^(Write back|Add something)$/)
  }

  async writeBack(words: string) {
    await this.box.fill(words)
    await this.page.getByRole('button', { name: 'Send', exact: true }).click()
  }
}

import type { Page } from '@playwright/test'

/** What staff see of a draft on the page of a case, and where they answer a request. */
export class StaffDraftPages {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get window() {
    return this.page.getByRole('region', { name: /what the family says$/ })
  }
  section(name: string) {
    return this.window.getByRole('region', { name })
  }
  async answer(who: string) {
    await this.window.getByRole('button', { name: new RegExp(`^Answer ${who}`) }).click()
  }

  async fill(answer: { yes: boolean; newDay?: string; words: string }) {
    await this.page.getByLabel(answer.yes ? 'Yes' : 'No', { exact: true }).check()
    if (answer.newDay) await this.page.getByLabel('New last day to comment').fill(answer.newDay)
    await this.page.getByLabel(/^What .+ reads$/).fill(answer.words)
  }
  async check() {
    await this.page.getByRole('button', { name: 'Check this answer' }).click()
  }
  async send() {
    await this.page.getByRole('button', { name: 'Send this answer' }).click()
  }
}

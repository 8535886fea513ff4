import type { Page } from '@playwright/test'

/** Where families say what is wrong and fetch copies, and where staff decide, look through, and erase. */
export class DataRightsPages {
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
  get errors() {
    return this.page.getByRole('alert')
  }
  /** "It is done", at the top of a staff page. */
  get news() {
    return this.page.locator('.govuk-notification-banner')
  }

  async sayWhatIsWrong(field: string, shouldSay: string): Promise<void> {
    await this.page.getByRole('radio', { name: field, exact: true }).check()
    await this.page.getByRole('textbox', { name: 'What should it say?' }).fill(shouldSay)
    await this.send()
  }
  async send(): Promise<void> {
    await this.page.getByRole('button', { name: 'Send', exact: true }).click()
  }

  /** Decides about everything that waits: it stays out. */
  async leaveAllOut(): Promise<void> {
    for (const choice of await this.main.getByRole('radio', { name: 'Leave it out' }).all())
      await choice.check()
    await this.page
      .getByRole('textbox', { name: 'Reason for what is left out without one of its own' })
      .fill('It is about somebody else')
    await this.page.getByRole('button', { name: 'Keep these decisions' }).click()
  }
}

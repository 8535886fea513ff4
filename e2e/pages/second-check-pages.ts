import type { Page } from '@playwright/test'

/** The second check: in the account, where it is set up, and where it is asked for. */
export class SecondCheckPages {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get heading() {
    return this.page.getByRole('heading', { level: 1 })
  }
  get done() {
    return this.page.getByRole('alert')
  }
  get problem() {
    return this.page.getByRole('alert').filter({ hasText: 'There is a problem' })
  }
  /** What is said when the phone or computer gave no passkey. */
  get failed() {
    return this.page.getByText('That did not work')
  }
  get offer() {
    return this.page.getByText('You can add a second check')
  }
  get papers() {
    return this.page.locator('.app-papers__item')
  }

  async openAccount() {
    await this.page.goto('/account')
  }
  async follow(name: string | RegExp) {
    await this.page.getByRole('link', { name }).first().click()
  }
  async press(name: string | RegExp) {
    await this.page.getByRole('button', { name }).click()
  }
  async openFirstLetter() {
    await this.papers.filter({ hasText: 'Letter from us' }).first().getByRole('link').click()
  }
  async giveNumber(number: string) {
    await this.page.getByLabel('Your mobile number').fill(number)
    await this.press('Send me a code')
  }
  async enterCode(code: string) {
    await this.page.getByLabel('Code', { exact: true }).fill(code)
    await this.press('Continue')
  }
}

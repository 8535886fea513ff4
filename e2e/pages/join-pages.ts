import type { Page } from '@playwright/test'

/** Joining with the code of a letter, one thing a page. */
export class JoinPages {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get heading() {
    return this.page.getByRole('heading', { level: 1 })
  }
  get errors() {
    return this.page.getByRole('alert')
  }

  async open() {
    await this.page.goto('/')
    await this.page.getByRole('link', { name: 'join with your code' }).click()
  }
  async enterCode(code: string) {
    await this.page.getByLabel('Your code').fill(code)
    await this.page.getByRole('button', { name: 'Continue' }).click()
  }
  /** `2016-05-04` */
  async enterBirthDate(day: string) {
    const [year = '', month = '', dayOfMonth = ''] = day.split('-')
    await this.page.getByLabel('Day').fill(dayOfMonth)
    await this.page.getByLabel('Month').fill(month)
    await this.page.getByLabel('Year').fill(year)
    await this.page.getByRole('button', { name: 'Continue' }).click()
  }
  async enterEmail(address: string) {
    await this.page.getByLabel('What is your email address?').fill(address)
    await this.page.getByRole('button', { name: 'Send me a code' }).click()
  }
  async enterProof(code: string) {
    await this.page.getByLabel('Code', { exact: true }).fill(code)
    await this.page.getByRole('button', { name: 'Continue' }).click()
  }
  async tryAgain() {
    await this.page.getByRole('link', { name: 'Try again' }).click()
  }
}

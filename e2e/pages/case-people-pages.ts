import type { Page } from '@playwright/test'

/** Who can see a case, and how a family lets a helper in. */
export class CasePeoplePages {
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
  get code() {
    return this.page.locator('.govuk-panel__body')
  }

  async open(caseId: string) {
    await this.page.goto(`/cases/${caseId}`)
    await this.page.getByRole('link', { name: 'See more, or let someone help you' }).click()
  }
  async goOn() {
    await this.page.getByRole('button', { name: 'Continue' }).click()
  }
  async begin() {
    await this.page.getByRole('button', { name: 'Let someone in' }).click()
  }
  async choose(answer: string | RegExp) {
    await this.page.getByLabel(answer).check()
    await this.goOn()
  }
  async enterName(name: string) {
    await this.page.getByLabel('What is their name?').fill(name)
    await this.goOn()
  }
  async agree() {
    await this.page.getByLabel(/^I agree/).check()
    await this.giveMeTheCode()
  }
  async giveMeTheCode() {
    await this.page.getByRole('button', { name: 'Give me the code' }).click()
  }
  async stop(name: string) {
    await this.page.getByRole('link', { name: `Stop ${name} seeing this` }).click()
  }
  async stopNow() {
    await this.page.getByRole('button', { name: 'Stop it now' }).click()
  }
}

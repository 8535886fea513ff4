import type { Page } from '@playwright/test'

/** The screens on which a family checks a draft: the list, one section, the school, the check, the end. */
export class FamilyDraftPages {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get heading() {
    return this.page.getByRole('heading', { level: 1 })
  }
  get news() {
    return this.page.getByRole('alert')
  }
  get errors() {
    return this.page.locator('.govuk-error-summary')
  }
  get countdown() {
    return this.page.locator('.app-stage__date')
  }
  get requests() {
    return this.page.getByRole('region', { name: 'What you asked for' })
  }
  get sent() {
    return this.page.getByRole('region', { name: 'What you sent' })
  }
  get words() {
    return this.page.getByLabel(/What is wrong or missing in section/)
  }
  get school() {
    return this.page.getByLabel('Name of the school or college')
  }

  /** The line of one part in the list: its name and how far it has come. */
  part(name: string) {
    return this.page.getByRole('main').locator('.govuk-task-list__item').filter({ hasText: name })
  }
  async openPart(name: string) {
    await this.part(name).getByRole('link').click()
  }

  async askForMoreTime() {
    await this.page.getByRole('button', { name: 'Ask for more time' }).click()
  }
  async saveAndGoBack() {
    await this.page.getByRole('button', { name: 'Save and go back to the list' }).click()
  }
  async saveAndGoOn() {
    await this.page.getByRole('button', { name: /^Save and go to section/ }).click()
  }
  async check() {
    await this.page.getByRole('button', { name: 'Check and send' }).click()
  }
  async sayThatItIsRight() {
    await this.page.getByRole('link', { name: 'Tell us that nothing has to change' }).click()
    await this.page.getByRole('button', { name: 'Tell us that the draft is right' }).click()
  }
  async send() {
    await this.page.getByRole('button', { name: 'Send', exact: true }).click()
  }
}

import type { Page } from '@playwright/test'

/** What a school sees: the list of its pupils, and one of them. */
export class PupilsPage {
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
  get pupils() {
    return this.page.locator('.app-card')
  }
  pupil(name: string) {
    return this.pupils.filter({ has: this.page.getByRole('link', { name, exact: true }) })
  }
  task(title: string) {
    return this.page.getByRole('listitem').filter({ has: this.page.getByRole('heading', { name: title }) })
  }

  async search(words: string) {
    await this.page.getByLabel('Search by name or reference').fill(words)
    await this.page.getByRole('button', { name: 'Search' }).click()
  }
  async open(name: string) {
    await this.page.getByRole('link', { name, exact: true }).click()
  }
}

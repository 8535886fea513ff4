import type { Page } from '@playwright/test'

/** The list of a family's children. */
export class ChildrenPage {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get heading() {
    return this.page.getByRole('heading', { level: 1, name: 'Your children' })
  }
  get cards() {
    return this.page.locator('.app-card')
  }

  card(child: string) {
    return this.cards.filter({ has: this.page.getByRole('link', { name: child, exact: true }) })
  }

  async open() {
    await this.page.goto('/children')
  }

  async choose(child: string) {
    await this.page.getByRole('link', { name: child, exact: true }).click()
  }
}

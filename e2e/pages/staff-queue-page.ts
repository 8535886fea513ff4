import type { Page } from '@playwright/test'

/** The queue of enquiries. */
export class StaffQueuePage {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get heading() {
    return this.page.getByRole('heading', { level: 1 })
  }
  get rows() {
    return this.page.locator('#list tbody tr')
  }
  get searchBox() {
    return this.page.getByRole('searchbox')
  }
  get range() {
    return this.page.locator('.staff-foot__range')
  }

  row(reference: string) {
    return this.rows.filter({ hasText: reference })
  }
  /** The link that opens the enquiry of a row. */
  opener(reference: string) {
    return this.row(reference).locator('.staff-row__link')
  }
  column(place: number) {
    return this.rows.locator(`:scope > :nth-child(${place})`)
  }

  async open() {
    await this.page.goto('/staff/enquiries')
  }
  /** "Mine", "Answered", "Newest" and their like; a count may stand beside it. */
  link(view: string) {
    return this.page.getByRole('navigation').getByRole('link', { name: new RegExp(`^${view}( [\\d,]+)?$`) })
  }
  async show(view: string) {
    await this.link(view).click()
  }
  box(reference: string) {
    return this.row(reference).getByRole('checkbox')
  }
  get several() {
    return this.page.locator('#several')
  }
  /** The list follows a choice by itself, once the script has said so. */
  async filter(by: 'Topic' | 'Owner', choice: string) {
    await this.page.getByText('The list changes as soon as you choose.').waitFor({ state: 'attached' })
    await this.page.getByLabel(by, { exact: true }).selectOption({ label: choice })
    await this.page.waitForURL(new RegExp(`[?&]${by.toLowerCase()}=`))
  }
  async search(words: string) {
    await this.searchBox.fill(words)
    await this.page.getByRole('button', { name: 'Search' }).click()
  }
}

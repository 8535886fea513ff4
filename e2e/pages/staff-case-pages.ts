import type { Page } from '@playwright/test'
import { chooseByStart } from './choose-by-start.ts'

/** The list of cases, one case, and the check before something is recorded. */
export class StaffCasePages {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get rows() {
    return this.page.locator('#list tbody tr')
  }
  get heading() {
    return this.page.getByRole('heading', { level: 1 })
  }
  get news() {
    return this.page.getByRole('alert')
  }
  get stage() {
    return this.page.locator('.staff-case-head__stage')
  }
  get steps() {
    return this.page.getByRole('group', { name: 'Next step' })
  }
  get familySees() {
    return this.page.getByRole('region', { name: 'What the family sees now' })
  }
  get promises() {
    return this.page.getByRole('table', { name: 'Dates we promised the family' })
  }
  /** What the family will read, on the check. */
  get preview() {
    return this.page.locator('blockquote')
  }

  async open() {
    await this.page.goto('/staff/cases')
  }
  async search(words: string) {
    await this.page.getByRole('searchbox').fill(words)
    await this.page.getByRole('button', { name: 'Search' }).click()
  }
  async choose(child: string) {
    await this.page.getByRole('link', { name: child, exact: true }).click()
  }

  /** @param on `YYYY-MM-DD`; today when left out */
  async checkStep(step: string, on?: string) {
    await this.steps.getByLabel(step, { exact: true }).check()
    if (on) await this.page.getByLabel('The day it happened').fill(on)
    await this.page.getByRole('button', { name: 'Check this step' }).click()
  }
  /** Between the step and its check, where the step is told by letter. */
  async writeLetter(reasons?: string) {
    await this.page.getByLabel('The hub writes it and sends it today').check()
    if (reasons !== undefined) await this.page.getByLabel('Why did we decide this?').fill(reasons)
    await this.page.getByRole('button', { name: 'See the letters' }).click()
  }
  get lettersToGo() {
    return this.page.getByRole('region', { name: /^Letter to / })
  }
  get letters() {
    return this.page.getByRole('table', { name: 'Letters' }).getByRole('row')
  }
  async recordStep() {
    await this.page.getByRole('button', { name: 'Record this step' }).click()
  }

  /** @param promisedOn `YYYY-MM-DD` */
  async checkDelay(delay: { duty: string; reason: string; promisedOn: string; owner: string }) {
    const { duty, reason, promisedOn, owner } = delay
    await this.page.locator('summary', { hasText: 'Record a delay' }).click()
    await this.page.getByLabel('Which step is late?').selectOption({ label: duty })
    await this.page.getByLabel(reason).check()
    await this.page.getByLabel('The new date we promise').fill(promisedOn)
    await chooseByStart(this.page.getByLabel('Who answers for this date?'), owner)
    await this.page.getByRole('button', { name: 'See what the family will read' }).click()
  }
  async recordDelay() {
    await this.page.getByRole('button', { name: 'Record this delay' }).click()
  }
}

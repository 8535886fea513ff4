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
  /** One line of the table of duties. */
  duty(name: string) {
    return this.page.getByRole('table', { name: 'Duties' }).getByRole('row').filter({ hasText: name })
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
  /** @param days `YYYY-MM-DD`: of the meeting, and the day on which it was arranged */
  async checkReview({ meetingOn, arrangedOn }: { meetingOn: string; arrangedOn: string }) {
    await this.steps.getByLabel('Annual review arranged', { exact: true }).check()
    await this.page.getByLabel('The day of the review meeting').fill(meetingOn)
    await this.checkStep('Annual review arranged', arrangedOn)
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

  async checkOfficer(name: string) {
    await this.page.getByRole('link', { name: /^(Assign|Change) the officer$/ }).click()
    await chooseByStart(this.page.getByLabel('Who looks after it from now on?'), name)
    await this.page.getByRole('button', { name: 'Check this change' }).click()
  }
  async assignOfficer() {
    await this.page.getByRole('button', { name: 'Assign this officer' }).click()
  }

  /** Something that does not move the case, by its name in the list. */
  async openFact(fact: string) {
    await this.page.locator('summary', { hasText: 'Record something else' }).click()
    await this.page.getByRole('link', { name: fact, exact: true }).click()
  }
  /** @param on `YYYY-MM-DD`; today when left out */
  async checkFact(fact: string, on?: string) {
    await this.openFact(fact)
    if (on) await this.page.getByLabel(/^The day /).fill(on)
    await this.checkEntry()
  }
  async checkEntry() {
    await this.page.getByRole('button', { name: 'Check this entry' }).click()
  }
  async recordFact() {
    await this.page.getByRole('button', { name: 'Record this entry' }).click()
  }

  /** From the entry in the history, by its name. */
  async startCorrection(entry: string) {
    await this.page.getByRole('link', { name: new RegExp(`^Correct this entry ?: ${entry},`) }).click()
  }
  async checkCorrection(what: string, reason: string) {
    await this.page.getByLabel(what).check()
    await this.page.getByLabel('Why it is wrong').fill(reason)
    await this.page.getByRole('button', { name: 'Check this correction' }).click()
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

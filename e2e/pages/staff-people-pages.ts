import type { Page } from '@playwright/test'

/** Who may see a case, what keeps people from it, and who of the staff may open it. */
export class StaffPeoplePages {
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
  get news() {
    return this.page.getByRole('alert')
  }
  /** What must not be done around the child. */
  get flags() {
    return this.page.getByRole('region', { name: /restrictions? on this child/ })
  }

  async open(caseId: string) {
    await this.page.goto(`/staff/cases/${caseId}/people`)
  }
  card(name: string) {
    return this.page.locator('.govuk-summary-card', { hasText: name })
  }
  async beginToGive() {
    await this.page.getByRole('link', { name: 'Give somebody access' }).click()
  }
  async enter(person: { name: string; email: string; relationship: string; evidence: string }) {
    await this.page.getByLabel('Full name').fill(person.name)
    await this.page.getByLabel('Email (if they have one)').fill(person.email)
    await this.page.getByRole('radio', { name: 'Parent', exact: true }).check()
    await this.page.getByLabel('In their own word').fill(person.relationship)
    await this.page.getByRole('radio', { name: 'Yes, checked' }).check()
    await this.page.getByRole('radio', { name: 'Everything, and may act on it' }).check()
    await this.page.getByLabel('What have you checked?').fill(person.evidence)
  }
  async press(name: string | RegExp) {
    await this.page.getByRole('button', { name }).click()
  }
  async confirm() {
    await this.page.getByRole('checkbox', { name: /I compared the names/ }).check()
  }
  async beginToEnd(name: string) {
    await this.card(name).getByRole('link', { name: /^End/ }).click()
  }
  async choose(answer: string | RegExp) {
    await this.page.getByRole('radio', { name: answer }).check()
  }
  async beginToRestrict() {
    await this.page.getByRole('link', { name: 'Set a restriction' }).click()
  }
  async restrict(kind: RegExp, note: string, who?: string) {
    await this.choose(kind)
    if (who) await this.page.getByLabel('Who must not be reached?').selectOption(who)
    await this.page.getByLabel('Why, and what must colleagues know?').fill(note)
    await this.press('Set this restriction')
  }
  async clear(kind: RegExp, note: string) {
    await this.page.getByRole('link', { name: kind }).click()
    await this.page.getByLabel('Why can it be cleared?').fill(note)
    await this.press('Clear this restriction')
  }
  async breakGlass(reference: string, reason: string) {
    await this.page.getByLabel('Reference of the case').fill(reference)
    await this.page.getByLabel('What is the emergency?').fill(reason)
    await this.press('Break the glass')
  }
}

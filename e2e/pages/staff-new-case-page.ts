import type { Page } from '@playwright/test'
import { chooseByStart } from './choose-by-start.ts'

/** Somebody who may see the new case. */
export interface PersonToEnter {
  name: string
  email: string
  relationship: string
  evidence: string
  /** Not known, when left out. */
  hasParentalResponsibility?: boolean
}

/** Opening a case: the form and its check. */
export class StaffNewCasePage {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get heading() {
    return this.page.getByRole('heading', { level: 1 })
  }
  get facts() {
    return this.page.locator('.govuk-summary-list')
  }
  get told() {
    return this.page.locator('.staff-told')
  }

  async open() {
    await this.page.goto('/staff/cases')
    await this.page.getByRole('link', { name: 'Open a case' }).click()
  }

  /** @param child `born` and `receivedOn` as `YYYY-MM-DD`; received today when that is left out */
  async fill(
    child: { forename: string; surname: string; born: string; receivedOn?: string },
    parent: PersonToEnter,
  ) {
    await this.page.getByLabel('Who asked?').selectOption({ label: 'The young person or a parent' })
    if (child.receivedOn) await this.page.getByLabel(/^The day the request came in/).fill(child.receivedOn)
    await this.page.getByLabel('First name', { exact: true }).fill(child.forename)
    await this.page.getByLabel('Surname').fill(child.surname)
    await this.page.getByLabel('Date of birth').fill(child.born)
    await this.fillPerson('First person', parent)
  }
  async fillSecondPerson(parent: PersonToEnter) {
    await this.fillPerson(/^Second person/, parent)
  }
  private async fillPerson(which: string | RegExp, entered: PersonToEnter) {
    const person = this.page.getByRole('group', { name: which })
    await person.getByLabel('Name', { exact: true }).fill(entered.name)
    await person.getByLabel('Email').fill(entered.email)
    await person.getByLabel('Who are they to the child?').fill(entered.relationship)
    if (entered.hasParentalResponsibility !== undefined) {
      const answer = entered.hasParentalResponsibility ? 'Yes' : 'No'
      await person.getByLabel(answer, { exact: true }).check()
    }
    await person.getByLabel('Sees all, can act').check()
    await person.getByLabel('What have you seen that allows it?').fill(entered.evidence)
  }
  async chooseOfficer(name: string) {
    await chooseByStart(this.page.getByLabel('Officer'), name)
  }
  async check() {
    await this.page.getByRole('button', { name: 'Check this case' }).click()
  }
  async confirm() {
    await this.page.getByRole('button', { name: 'Open this case' }).click()
  }
}

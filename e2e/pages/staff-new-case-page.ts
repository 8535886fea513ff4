import type { Page } from '@playwright/test'

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

  /** @param child.born `YYYY-MM-DD` */
  async fill(
    child: { forename: string; surname: string; born: string },
    parent: { name: string; email: string; relationship: string; evidence: string },
  ) {
    await this.page.getByLabel('Who asked?').selectOption({ label: 'The young person or a parent' })
    await this.page.getByLabel('First name', { exact: true }).fill(child.forename)
    await this.page.getByLabel('Surname').fill(child.surname)
    await this.page.getByLabel('Date of birth').fill(child.born)
    const person = this.page.getByRole('group', { name: 'First person' })
    await person.getByLabel('Name', { exact: true }).fill(parent.name)
    await person.getByLabel('Email').fill(parent.email)
    await person.getByLabel('Who are they to the child?').fill(parent.relationship)
    await person.getByLabel('Sees all, can act').check()
    await person.getByLabel('What have you seen that allows it?').fill(parent.evidence)
  }
  async check() {
    await this.page.getByRole('button', { name: 'Check this case' }).click()
  }
  async confirm() {
    await this.page.getByRole('button', { name: 'Open this case' }).click()
  }
}

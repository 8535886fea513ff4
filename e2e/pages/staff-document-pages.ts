import type { Page } from '@playwright/test'

/** The documents of a case, and the steps by which one is released. */
export class StaffDocumentPages {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  row(title: string) {
    return this.page.getByRole('table', { name: 'Documents' }).getByRole('row').filter({ hasText: title })
  }
  get heading() {
    return this.page.getByRole('heading', { level: 1 })
  }
  get news() {
    return this.page.getByRole('alert')
  }
  get main() {
    return this.page.getByRole('main')
  }

  async beginToAdd() {
    await this.page.getByRole('button', { name: 'Add a document' }).click()
  }
  async add(kind: string, title: string, file: { name: string; content: Buffer }) {
    await this.beginToAdd()
    await this.page.getByLabel(kind, { exact: true }).check()
    await this.page.getByLabel('What is it?').fill(title)
    const buffer = file.content
    await this.page
      .getByLabel('File', { exact: true })
      .setInputFiles({ name: file.name, mimeType: 'application/pdf', buffer })
    await this.page.getByRole('button', { name: 'Add the document' }).click()
  }
  async open(title: string) {
    const started = this.page.waitForEvent('download')
    await this.row(title).getByRole('link', { name: title, exact: true }).click()
    return started
  }
  async beginRelease(title: string) {
    await this.row(title)
      .getByRole('link', { name: `Release ${title}` })
      .click()
  }
  async choose(reader: string) {
    await this.page.getByLabel(reader, { exact: true }).check()
    await this.page.getByRole('button', { name: 'Check this release' }).click()
  }
  async confirm() {
    // What the hub has not looked through yet has a tick of its own.
    for (const tick of await this.page.getByRole('checkbox').all()) await tick.check()
    await this.release()
  }
  async release() {
    await this.page.getByRole('button', { name: 'Release this document' }).click()
  }
  async beginToWithdraw(title: string) {
    await this.row(title)
      .getByRole('link', { name: `Withdraw ${title}` })
      .click()
  }
  async withdraw(title: string) {
    await this.beginToWithdraw(title)
    await this.page.getByRole('button', { name: 'Withdraw it' }).click()
  }
}

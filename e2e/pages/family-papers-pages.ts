import type { Page } from '@playwright/test'

/** Letters and documents on a family's case, and the page to send one. */
export class FamilyPapersPages {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get papers() {
    return this.page.getByRole('region', { name: 'Letters and documents' }).getByRole('listitem')
  }
  get heading() {
    return this.page.getByRole('heading', { level: 1 })
  }
  get problem() {
    return this.page.getByRole('alert')
  }
  get title() {
    return this.page.getByLabel('What is it?')
  }

  async begin() {
    await this.page.getByRole('button', { name: 'Send us a document' }).click()
  }
  async send(file: { name: string; content: Buffer }, title?: string) {
    if (title !== undefined) await this.title.fill(title)
    const buffer = file.content
    await this.page
      .getByLabel('Choose the file')
      .setInputFiles({ name: file.name, mimeType: 'application/octet-stream', buffer })
    await this.page.getByRole('button', { name: 'Send', exact: true }).click()
  }
  /** Opens a document by its name; what the browser saved, and under which name. */
  async download(title: string) {
    const started = this.page.waitForEvent('download')
    await this.page.getByRole('link', { name: title, exact: true }).click()
    return started
  }
}

import type { Page } from '@playwright/test'

/** The letters to post, the documents to read, and what a family member said, entered for them. */
export class StaffPaperPages {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
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
  row(words: string) {
    return this.page.getByRole('row').filter({ hasText: words })
  }

  async openLetters() {
    await this.page.goto('/staff/enquiries')
    await this.page.getByRole('link', { name: 'Post', exact: true }).click()
  }
  async openDocuments() {
    await this.page.getByRole('link', { name: /^Documents to read/ }).click()
  }
  async chooseLetterTo(reader: string) {
    await this.row(reader).getByRole('checkbox').check()
  }
  async mark() {
    await this.page.getByRole('button', { name: 'Mark as posted', exact: true }).click()
  }
  async download(reader: string) {
    const started = this.page.waitForEvent('download')
    await this.row(reader)
      .getByRole('link', { name: /^PDF of/ })
      .click()
    return (await started).suggestedFilename()
  }

  /** @param on `YYYY-MM-DD` */
  async fillWhatWasSaid(said: { who: string; how: string; on?: string; needs?: string; school?: string }) {
    await this.page.getByLabel(said.who).check()
    await this.page.getByLabel(said.how, { exact: true }).check()
    if (said.on) await this.page.getByLabel('Day they told us').fill(said.on)
    if (said.needs) {
      await this.page.getByText('What they said, part by part').click()
      await this.page.getByLabel(/^B: /).fill(said.needs)
    }
    if (said.school) await this.page.getByLabel(/^The school or college they want/).fill(said.school)
  }
  async checkWhatWasSaid() {
    await this.page.getByRole('button', { name: 'Check this', exact: true }).click()
  }
}

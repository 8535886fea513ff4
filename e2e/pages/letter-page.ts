import type { Page } from '@playwright/test'

/** A letter as its reader sees it. */
export class LetterPage {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get heading() {
    return this.page.getByRole('heading', { level: 1 })
  }
  get letter() {
    return this.page.getByRole('article')
  }

  /** The name of the file. */
  async download(): Promise<string> {
    const arriving = this.page.waitForEvent('download')
    await this.page.getByRole('button', { name: 'Download as PDF' }).click()
    return (await arriving).suggestedFilename()
  }
}

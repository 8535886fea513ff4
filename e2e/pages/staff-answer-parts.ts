import type { Locator, Page } from '@playwright/test'
import { chooseByStart } from './choose-by-start.ts'

/** What stands beside the box of an answer. */
export class StaffAnswerParts {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get help() {
    return this.page.getByRole('region', { name: 'Help with this answer' })
  }
  get saved() {
    return this.page.locator('#saved-replies')
  }
  get box() {
    return this.page.locator('#reply')
  }
  get review() {
    return this.page.locator('.staff-review')
  }
  draftOf(name: string) {
    return this.page.getByRole('region', { name: new RegExp(`^${name} .*asks .* to read this draft`) })
  }

  /** One fold, opened, by the beginning of its line. */
  async fold(summary: string | RegExp): Promise<Locator> {
    const fold = this.page
      .locator('details')
      .filter({ has: this.page.locator('summary', { hasText: summary }) })
      .last()
    if (!(await fold.evaluate((element: HTMLDetailsElement) => element.open)))
      await fold.locator('> summary').click()
    return fold
  }
  async use(title: string) {
    await this.page.getByRole('button', { name: `Use “${title}”` }).click()
  }
  async askToRead(name: string) {
    await this.fold(/^Ask a colleague/)
    await chooseByStart(this.page.getByLabel('Who', { exact: true }), name)
    await this.page.getByRole('button', { name: 'Save it and ask' }).click()
  }
  async say(name: string, verdict: 'Send it' | 'Change it', note = '') {
    const draft = this.draftOf(name)
    await draft.getByLabel(verdict).check()
    await draft.getByLabel('A note for them').fill(note)
    await draft.getByRole('button', { name: /^Tell / }).click()
  }
}

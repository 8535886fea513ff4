import type { Page } from '@playwright/test'

/** What a family sees of one case. */
export class FamilyCasePage {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  /** Where the case stands, in words. */
  get stage() {
    return this.page.getByRole('heading', { level: 1 })
  }
  /** The stage, the date that matters and the one thing to do. */
  get atAGlance() {
    return this.page.locator('.app-stage')
  }
  /** "Late", beside the stage. */
  get lateMark() {
    return this.atAGlance.getByText('Late', { exact: true })
  }
  /** The one date that matters now, in a sentence. */
  get expectedNow() {
    return this.atAGlance.locator('.app-stage__date strong')
  }
  get late() {
    return this.page.getByRole('region', { name: 'This is late.' })
  }
  get timeline() {
    return this.page.getByRole('region', { name: 'The 20 weeks' }).getByRole('listitem')
  }
  get here() {
    return this.page.locator('[aria-current="step"]')
  }
  get history() {
    return this.page.getByRole('region', { name: 'What has happened' }).getByRole('listitem')
  }
  /** The reports that we asked for. */
  get reports() {
    return this.page.getByRole('region', { name: 'Reports' }).getByRole('listitem')
  }
  get questions() {
    return this.page.getByRole('region', { name: 'Your questions' }).getByRole('listitem')
  }
  /** How to appeal and by when. */
  get appeal() {
    return this.page.getByRole('region', { name: 'If you do not agree' })
  }
  get alsoHappening() {
    return this.page.getByRole('region', { name: 'Also happening' })
  }
  get papers() {
    return this.page.getByRole('region', { name: 'Letters and documents' })
  }
  get independentHelp() {
    return this.page.getByRole('region', { name: 'Free, independent help' })
  }
  get whoCanSee() {
    return this.page.getByRole('region', { name: 'Who can see this' })
  }

  /** What stands beside "What happens next", "Who is responsible" and their like. */
  answerTo(question: string) {
    const row = this.page
      .locator('.govuk-summary-list__row')
      .filter({ has: this.page.getByText(question, { exact: true }) })
    return row.locator('dd').first()
  }

  async ask() {
    await this.page.getByRole('link', { name: 'Ask us a question' }).first().click()
  }
  /** The button with the same words, under "Ask us". */
  async askFromTheEnd() {
    await this.page.getByRole('region', { name: 'Ask us' }).getByRole('button').click()
  }
}

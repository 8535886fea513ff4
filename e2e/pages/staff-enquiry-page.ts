import type { Page } from '@playwright/test'
import { chooseByStart } from './choose-by-start.ts'

/** One enquiry, as staff work on it. */
export class StaffEnquiryPage {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get heading() {
    return this.page.getByRole('heading', { level: 1 })
  }
  get messages() {
    return this.page.getByRole('list', { name: /^Messages and notes/ }).getByRole('listitem')
  }
  get news() {
    return this.page.getByRole('alert').filter({ hasText: /\S/ })
  }
  get caseBeside() {
    return this.page.locator('section[aria-labelledby="case-title"]')
  }
  get acts() {
    return this.page.getByRole('region', { name: 'What to do' })
  }
  get reply() {
    return this.page.getByLabel(/^Reply to /)
  }
  get replyForm() {
    return this.page.locator('#reply-form')
  }
  get takeButton() {
    return this.page.getByRole('button', { name: /^Take it/ })
  }

  async take() {
    await this.takeButton.click()
  }
  async sendReply(words: string) {
    await this.reply.fill(words)
    await this.page.getByRole('button', { name: 'Send reply' }).click()
  }
  async note(words: string) {
    await this.unfold('Add an internal note')
    await this.page.getByLabel('Internal note').fill(words)
    await this.page.getByRole('button', { name: 'Save note' }).click()
  }
  async handOver(to: string, note: string) {
    await this.unfold('Hand over to somebody')
    const form = this.page.locator('form[action$="/hand-over"]')
    await chooseByStart(form.getByLabel('To whom'), to)
    await form.getByLabel(/^What they need to know/).fill(note)
    await this.page.getByRole('button', { name: 'Hand over' }).click()
  }
  async close(reason: string, words = '') {
    await this.unfold('Close')
    await this.page.getByLabel('Why can it be closed?').selectOption({ label: reason })
    await this.page.getByLabel(/^In your words/).fill(words)
    await this.page.getByRole('button', { name: 'Close enquiry' }).click()
  }
  /** The form of one act, opened. */
  async fold(act: string) {
    const folded = this.page.locator(`#act-${act}`)
    if (!(await folded.evaluate((element: HTMLDetailsElement) => element.open))) {
      await folded.locator('summary').first().click()
    }
    return folded
  }
  get history() {
    return this.acts.locator('.staff-doings').first()
  }

  private async unfold(summary: string) {
    await this.page.locator('summary', { hasText: summary }).click()
  }
}

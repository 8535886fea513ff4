import type { Page } from '@playwright/test'

/** The local inbox: what the hub has sent, and the way to write to it by email. */
export class InboxPage {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get taken() {
    return this.page.getByText('The hub has your email')
  }
  get from() {
    return this.page.getByLabel('From')
  }
  get subject() {
    return this.page.getByLabel('Subject')
  }

  async open() {
    await this.page.goto('/dev/inbox')
  }
  async write(from: string, subject: string, text: string) {
    if (!(await this.from.isVisible())) await this.page.getByText('Write an email to the hub').click()
    await this.from.fill(from)
    await this.subject.fill(subject)
    await this.page.getByLabel('Text').fill(text)
    await this.page.getByRole('button', { name: 'Hand over the email' }).click()
  }
  /** Answers the newest mail to somebody. */
  async answerNewest(to: string, text: string) {
    await this.open()
    await this.page
      .getByRole('link', { name: `Answer this email to ${to}` })
      .first()
      .click()
    await this.page.getByLabel('Text').fill(text)
    await this.page.getByRole('button', { name: 'Answer by email' }).click()
  }
}

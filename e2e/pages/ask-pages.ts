import type { Page } from '@playwright/test'

/** The screens on which a family asks: what it is about, their words, a look at them, and what they were promised. */
export class AskPages {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get aboutWhat() {
    return this.page.getByRole('group', { name: 'What is your question about?' })
  }
  get words() {
    return this.page.getByLabel('What do you want to ask or tell us?')
  }
  get check() {
    return this.page.getByRole('heading', { level: 1, name: 'Check before you send' })
  }
  get sent() {
    return this.page.getByRole('heading', { level: 1, name: 'We have your question' })
  }
  get sendButton() {
    return this.page.getByRole('button', { name: 'Send', exact: true })
  }

  async chooseTopic(topic: string) {
    await this.page.getByLabel(topic, { exact: true }).check()
    await this.goOn()
  }

  async write(words: string) {
    await this.words.fill(words)
    await this.goOn()
  }

  async goOn() {
    await this.page.getByRole('button', { name: 'Continue' }).click()
  }

  async send() {
    await this.sendButton.click()
    await this.sent.waitFor()
  }

  /** What the button "Send" sends, to send it once more as a browser does that is asked to reload. */
  async formToSend(): Promise<{ action: string; fields: Record<string, string> }> {
    const form = this.page.getByRole('main').locator('form')
    const fields: Record<string, string> = { step: 'send' }
    for (const field of await form.locator('input[type=hidden]').all())
      fields[(await field.getAttribute('name')) ?? ''] = await field.inputValue()
    return { action: (await form.getAttribute('action')) ?? '', fields }
  }

  async changeWords() {
    await this.page.getByRole('button', { name: 'Change your words' }).click()
  }

  /** From the last screen: `ENQ-…` and the day in words. */
  async promise(): Promise<{ reference: string; replyBy: string }> {
    const main = this.page.getByRole('main')
    const text = ((await main.textContent()) ?? '').replace(/\s+/g, ' ')
    const reference = /ENQ-[0-9A-Z]{4}-[0-9A-Z]/.exec(text)?.[0]
    const replyBy = /We will answer by ([A-Z][a-z]+day \d{1,2} [A-Z][a-z]+ \d{4})/.exec(text)?.[1]
    if (!reference || !replyBy) throw new Error(`No reference or no reply-by date on the screen: ${text}`)
    return { reference, replyBy }
  }

  async seeQuestion() {
    await this.page.getByRole('link', { name: 'See your question' }).click()
  }
}

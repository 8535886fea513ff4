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

  get urgent() {
    return this.page.getByRole('group', { name: 'Is it urgent?' })
  }
  /** The answer that we had, with the question whether it is enough. */
  get answered() {
    return this.page.getByRole('heading', { name: 'Does that answer your question?' })
  }
  get faults() {
    return this.page.getByRole('alert')
  }

  /** To the words; an answer that is offered on the way is not enough. */
  async chooseTopic(topic: string) {
    await this.chooseTopicOnly(topic)
    await this.answered.or(this.words).first().waitFor()
    if (await this.answered.isVisible()) await this.stillAsk()
  }
  async chooseTopicOnly(topic: string) {
    await this.page.getByLabel(topic, { exact: true }).check()
    await this.goOn()
  }
  async thatAnswersIt() {
    await this.page.getByRole('button', { name: 'Yes, that answers it' }).click()
  }
  async stillAsk() {
    await this.page.getByRole('button', { name: 'I still want to ask' }).click()
  }

  /** To the check, or to what is wrong with the words; it is not urgent. */
  async write(words: string) {
    await this.words.fill(words)
    await this.goOn()
    await this.urgent.or(this.check).or(this.faults).first().waitFor()
    if (await this.urgent.isVisible()) await this.sayUrgent('No, it can wait for the usual time')
  }
  async sayUrgent(why: string) {
    await this.page.getByLabel(why, { exact: true }).check()
    await this.goOn()
  }
  async chooseFiles(...files: { name: string; mimeType: string; buffer: Buffer }[]) {
    await this.page.locator('input[type=file]').setInputFiles(files)
  }

  async goOn() {
    await this.page.getByRole('button', { name: 'Continue' }).click()
  }

  /** A question of its own, also where one about the same topic is open. */
  async keepApart() {
    const apart = this.page.getByLabel('This is about something else. Keep it apart')
    if (await apart.isVisible()) await apart.check()
  }
  async send() {
    await this.keepApart()
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
    await this.page.getByRole('button', { name: 'Change your words or files' }).click()
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

import type { Page } from '@playwright/test'

/** Where the address is asked for, and the code after it. */
export class SignInPage {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get address() {
    return this.page.getByLabel('Email address')
  }
  get code() {
    return this.page.getByLabel('Code', { exact: true })
  }
  get checkYourEmail() {
    return this.page.getByRole('heading', { level: 1, name: 'Check your email' })
  }

  async open(side: 'family' | 'staff' = 'family') {
    await this.page.goto(side === 'family' ? '/sign-in' : '/staff/sign-in')
  }

  async askForCode(email: string) {
    await this.address.fill(email)
    await this.page.getByRole('button', { name: 'Send me a code' }).click()
  }

  async enterCode(code: string) {
    await this.code.fill(code)
    await this.page.getByRole('button', { name: 'Sign in' }).click()
  }
}

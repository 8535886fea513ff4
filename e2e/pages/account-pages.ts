import type { Page } from '@playwright/test'

/** Somebody's own account: where they are signed in, and their email address. */
export class AccountPages {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get heading() {
    return this.page.getByRole('heading', { level: 1 })
  }
  get done() {
    return this.page.getByRole('alert')
  }
  /** The cards of the places where they are signed in. */
  get devices() {
    return this.page.getByRole('region', { name: 'Where you are signed in' }).getByRole('listitem')
  }
  get otherDevice() {
    return this.devices.filter({ hasNotText: 'You are here' })
  }
  get errors() {
    return this.page.getByRole('alert').filter({ hasText: 'There is a problem' })
  }

  /** From the header of any page. */
  async open() {
    await this.page.getByRole('link', { name: 'Your account' }).click()
  }
  async signOutOtherDevice() {
    await this.otherDevice.getByRole('button', { name: /^Sign out/ }).click()
  }
  async signOutEverywhereElse() {
    await this.page.getByRole('button', { name: 'Sign out everywhere else' }).click()
  }

  async askForNewAddress(address: string) {
    await this.page.getByRole('link', { name: 'Change your email address' }).click()
    await this.page.getByLabel('New email address').fill(address)
    await this.page.getByRole('button', { name: 'Send me both codes' }).click()
  }
  async enterCodes(codes: { to: string; code: string }[]) {
    for (const { to, code } of codes) await this.page.getByLabel(`Code sent to ${to}`).fill(code)
    await this.page.getByRole('button', { name: 'Change my email address' }).click()
  }
}

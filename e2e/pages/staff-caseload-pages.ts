import type { Page } from '@playwright/test'

/** The list of the caseload, its boards, and the act on several cases. */
export class StaffCaseloadPages {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get heading() {
    return this.page.getByRole('heading', { level: 1 })
  }
  get main() {
    return this.page.getByRole('main')
  }
  get rows() {
    return this.page.locator('#list tbody tr')
  }
  row(child: string) {
    return this.rows.filter({ has: this.page.getByRole('link', { name: child, exact: true }) })
  }
  /** The link to a view, with how much is in it. */
  private view(name: string) {
    return this.page
      .getByRole('navigation', { name: 'What there is to do' })
      .getByRole('link', { name: new RegExp(`^[\\d,]+ ?${name}$`) })
  }
  async count(view: string): Promise<number> {
    return Number(/\d+/.exec((await this.view(view).textContent()) ?? '')?.[0])
  }

  async open(query = '') {
    await this.page.goto(`/staff/caseload${query}`)
  }
  async show(view: string) {
    await this.view(view).click()
  }
  /** "My team’s", "Reviews by month" and their like. */
  async follow(link: string) {
    await this.page.getByRole('link', { name: link, exact: true }).click()
  }
  async tick(child: string) {
    await this.row(child).getByRole('checkbox').check()
  }
  async openSeveral() {
    await this.page.locator('summary', { hasText: 'Do the same for several cases' }).click()
  }
  async check() {
    await this.page.getByRole('button', { name: 'Check what will happen' }).click()
  }
  /** Of one case, on the page to check. */
  meetingDay(child: string) {
    return this.page.getByLabel(`Day of the meeting for ${child}`)
  }
}

import { expect, type Locator } from '@playwright/test'

/** More stops than any page has before its main form. */
const mostStops = 150

/**
 * Goes to a control with the Tab key alone, as somebody who has no mouse.
 * What has the focus must be in sight. Source: WCAG 2.2, 2.1.1 Keyboard and 2.4.11 Focus Not Obscured.
 */
export async function tabTo(control: Locator): Promise<void> {
  const page = control.page()
  await expect(control).toBeVisible()
  for (let stops = 0; stops < mostStops; stops++) {
    if (await control.evaluate((element) => element === document.activeElement)) {
      return expect(control).toBeInViewport()
    }
    await page.keyboard.press('Tab')
  }
  throw new Error(`The Tab key does not lead to ${control}`)
}

/** Goes there and presses Enter, as on a link or a button. */
export async function tabToAndEnter(control: Locator): Promise<void> {
  await tabTo(control)
  await control.page().keyboard.press('Enter')
}

import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const wcag22 = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** The narrowest screen that must do without sideways scrolling. Source: WCAG 2.2, 1.4.10 Reflow. */
const narrow = { width: 320, height: 640 }

/**
 * A screen that everybody can use: nothing for axe to find and no sideways scrolling, on a desk and on a small phone.
 * @param withAxe axe needs the page's own scripting: without it only the scrolling is looked at
 */
export async function expectFitForAll(page: Page, withAxe: boolean): Promise<void> {
  const desk = page.viewportSize() ?? { width: 1280, height: 720 }
  if (withAxe) await expectNoBarriers(page, 'on a desk')
  await page.setViewportSize(narrow)
  await expectNoSidewaysScroll(page)
  if (withAxe) await expectNoBarriers(page, 'at 320 pixels')
  await page.setViewportSize(desk)
}

async function expectNoBarriers(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(wcag22).analyze()
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.filter((node) => !isRadioThatReveals(node)).map(({ html }) => `${id}: ${html}`),
  )
  expect(found, `${page.url()} ${where}`).toEqual([])
}

/**
 * A choice that shows a further question carries `aria-expanded`, which the standard does not list for radio buttons.
 * The design system keeps it because screen readers say it. Source: github.com/alphagov/govuk-frontend/issues/979.
 */
function isRadioThatReveals({ html, any, all }: AxeNode): boolean {
  const isOne = html.startsWith('<input type="radio" class="govuk-radios__input"')
  const found = [...any, ...all].flatMap(({ id, data }) => (id === 'aria-allowed-attr' ? [data] : ['else']))
  return (
    isOne && found.length > 0 && found.every((attributes) => /^aria-expanded="\w+"$/.test(`${attributes}`))
  )
}

interface AxeNode {
  html: string
  any: readonly { id: string; data: unknown }[]
  all: readonly { id: string; data: unknown }[]
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const width = await page.locator('html').evaluate((element) => element.scrollWidth)
  expect(width, `${page.url()} at 320 pixels`).toBeLessThanOrEqual(narrow.width)
}

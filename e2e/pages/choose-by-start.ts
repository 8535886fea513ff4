import type { Locator } from '@playwright/test'

/** Chooses the colleague of this name from a list that also gives their team. */
export async function chooseByStart(list: Locator, name: string): Promise<void> {
  const option = list.locator('option', { hasText: name })
  await list.selectOption(await option.getAttribute('value'))
}

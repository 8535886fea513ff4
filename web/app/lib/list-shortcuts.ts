import type { Shortcut } from './staff-shortcuts.tsx'

/** Keys of a list of rows. They move the real focus, so Enter opens and a screen reader follows. */
export function listShortcuts(item: string): Shortcut[] {
  return [
    { key: 'j', does: `Next ${item}`, run: () => move(1) },
    { key: 'k', does: `Previous ${item}`, run: () => move(-1) },
    { key: 'o', does: `Open the ${item} (Enter does the same)`, run: () => focusedLink()?.click() },
    { key: '/', does: 'Search', run: focusSearch },
  ]
}

function rowLinks(): HTMLAnchorElement[] {
  return [...document.querySelectorAll<HTMLAnchorElement>('#list .staff-row__link')]
}

/** The link of the line the focus is in, also when it is on another link of that line. */
export function focusedLink(): HTMLAnchorElement | undefined {
  return rowLinks().find((link) => link.closest('tr')?.contains(document.activeElement))
}

function move(by: 1 | -1): void {
  const links = rowLinks()
  const focused = focusedLink()
  const place = focused ? links.indexOf(focused) + by : by === 1 ? 0 : links.length - 1
  links[Math.min(Math.max(place, 0), links.length - 1)]?.focus()
}

function focusSearch(): void {
  const box = document.querySelector<HTMLInputElement>('#search')
  box?.closest('details')?.setAttribute('open', '') // nothing folded can have the focus
  box?.focus()
  box?.select()
}

import type { Shortcut } from '../../lib/staff-shortcuts.tsx'

/** Keys of one enquiry. */
export function enquiryShortcuts(): Shortcut[] {
  return [
    { key: 'r', does: 'Write a reply', run: () => focus('reply') },
    { key: 'n', does: 'Write an internal note', run: () => focus('note') },
    {
      key: 't',
      does: 'Take this enquiry',
      run: () => document.querySelector<HTMLButtonElement>('#take')?.click(),
    },
    {
      key: 'u',
      does: 'Back to the queue',
      run: () => document.querySelector<HTMLAnchorElement>('.govuk-back-link')?.click(),
    },
  ]
}

/** Opens what the box is folded into, and goes there. */
function focus(id: string): void {
  const box = document.getElementById(id)
  const folded = box?.closest('details')
  if (folded) folded.open = true
  box?.focus()
}

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
    { key: 'p', does: 'Change the priority', run: () => void unfold('act-priority') },
    { key: 'o', does: 'Change the topics', run: () => void unfold('act-topics') },
    { key: 'g', does: 'Use the suggestion', run: () => focus('use-suggestion') },
    { key: 'z', does: 'Put it aside', run: () => void unfold('act-snooze') },
    { key: 'm', does: 'Join another enquiry to it', run: () => void unfold('act-merge') },
    { key: 'l', does: 'Link it to a case', run: () => focus('link-case') },
    {
      key: 'x',
      does: 'Close it, or open it again',
      run: () => void (unfold('act-close') || unfold('act-reopen')),
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

/** Opens a form and goes into its first field; pressed by a key, nothing is sent. False where there is no such form. */
function unfold(id: string): boolean {
  const folded = document.getElementById(id)
  if (!(folded instanceof HTMLDetailsElement)) return false
  folded.open = true
  // Of radios the chosen one: it is there that arrow keys move from.
  const chosen = folded.querySelector<HTMLElement>('input[type="radio"]:checked')
  const first = chosen ?? folded.querySelector<HTMLElement>('input:not([type="hidden"]), select, textarea')
  first?.focus()
  return true
}

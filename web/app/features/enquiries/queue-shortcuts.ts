import { focusedLink, listShortcuts } from '../../lib/list-shortcuts.ts'
import type { Shortcut } from '../../lib/staff-shortcuts.tsx'

/** Keys of the queue: each presses what is on the page, so that whatever works with the mouse works the same without. */
export function queueShortcuts(): Shortcut[] {
  return [
    ...listShortcuts('enquiry'),
    { key: 'x', does: 'Choose the enquiry, or not', run: () => boxOfLine()?.click() },
    { key: 't', does: 'Take the enquiry', run: takeLine },
    { key: 'n', does: 'Take the next one', run: () => press('#take-next') },
    { key: 's', does: 'Put those chosen aside', run: putAside },
    { key: 'g q', does: 'Go to all enquiries', run: () => location.assign('/staff/enquiries') },
    { key: 'g m', does: 'Go to mine', run: () => location.assign('/staff/enquiries?queue=mine') },
    { key: 'g t', does: 'Go to tasks', run: () => location.assign('/staff/tasks') },
  ]
}

const line = () => focusedLink()?.closest('tr') ?? document.activeElement?.closest<HTMLElement>('#list tr')
const boxOfLine = () => line()?.querySelector<HTMLInputElement>('input[type=checkbox]')
const press = (selector: string) => document.querySelector<HTMLElement>(selector)?.click()

/** The same form as on the page of the enquiry, which then opens. */
function takeLine(): void {
  const { enquiry, version } = line()?.dataset ?? {}
  const form = document.querySelector<HTMLFormElement>('#take-line')
  const field = form?.querySelector<HTMLInputElement>('input[name=version]')
  if (!enquiry || !form || !field) return
  form.action = `/staff/enquiries/${enquiry}/take`
  field.value = version ?? ''
  form.requestSubmit()
}

/** Chooses the line where nothing is chosen yet, opens the form and goes to its day. */
function putAside(): void {
  const isAnyChosen = document.querySelector('#list input[type=checkbox]:checked')
  if (!isAnyChosen) boxOfLine()?.click()
  const several = document.querySelector<HTMLDetailsElement>('#several')
  if (!several) return
  several.open = true
  several.querySelector<HTMLInputElement>('input[value=snooze]')?.click()
  several.querySelector<HTMLInputElement>('input[name=until]')?.focus()
}

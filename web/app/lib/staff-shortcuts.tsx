import { useEffect, useRef, useState } from 'react'

/** What one key does on a page, or two after each other (`g q`). */
export type Shortcut = { key: string; does: string; run: () => void }

const storageName = 'hub-shortcuts'

/** How long the second of two keys may take, in milliseconds. */
const secondKeyWithin = 2_000

/**
 * Single keys that act on the page while nobody types, and the dialog that explains them ("?").
 * They can be switched off, because speech input and slips of the hand press them too (WCAG 2.1.4).
 * Renders nothing until the script runs, so that a reader without it is not offered them.
 */
export function Shortcuts({ shortcuts }: { shortcuts: readonly Shortcut[] }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [isOn, setIsOn] = useState<boolean | null>(null)
  const before = useRef({ key: '', at: 0 })

  useEffect(() => setIsOn(localStorage.getItem(storageName) !== 'off'), [])
  useEffect(() => {
    if (!isOn) return
    const press = (event: KeyboardEvent) => {
      if (isForTheBrowser(event) || dialog.current?.open) return
      if (event.key === '?') dialog.current?.showModal()
      const { key: first, at } = before.current
      const isSoon = event.timeStamp - at < secondKeyWithin
      before.current = { key: event.key, at: event.timeStamp }
      const found =
        (isSoon && shortcuts.find(({ key }) => key === `${first} ${event.key}`)) ||
        shortcuts.find(({ key }) => key === event.key)
      if (!found && event.key !== '?') return
      event.preventDefault()
      found?.run()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [isOn, shortcuts])

  if (isOn === null) return null
  const toggle = () => {
    localStorage.setItem(storageName, isOn ? 'off' : 'on')
    setIsOn(!isOn)
  }
  return (
    <>
      <button type="button" className="staff-shortcuts__open" onClick={() => dialog.current?.showModal()}>
        Keyboard shortcuts{isOn ? ' (?)' : ': off'}
      </button>
      <dialog ref={dialog} className="staff-shortcuts" aria-labelledby="shortcuts-title">
        <h2 className="govuk-heading-m" id="shortcuts-title">
          Keyboard shortcuts
        </h2>
        <dl className="staff-shortcuts__list">
          {[...shortcuts, { key: '?', does: 'Show this list' }].map(({ key, does }) => (
            <div key={key}>
              <dt>
                {key.split(' ').map((one) => (
                  <kbd key={one}>{one}</kbd>
                ))}
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <div className="govuk-button-group">
          <button type="button" className="govuk-button" onClick={() => dialog.current?.close()}>
            Close
          </button>
          <button type="button" className="govuk-button govuk-button--secondary" onClick={toggle}>
            Turn shortcuts {isOn ? 'off' : 'on'}
          </button>
        </div>
      </dialog>
    </>
  )
}

/** A key with a modifier, or one that goes into a field, is not for us. */
function isForTheBrowser(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return true
  const target = event.target as HTMLElement
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
}

import { type ComponentProps, useEffect, useRef, useState } from 'react'

const focusName = 'hub-refocus'

/**
 * A GET form that is sent as soon as a choice changes, and says so before the first choice (WCAG 3.2.2).
 * Arrow keys walk through a closed list in some browsers, so a choice made by them waits for Enter or the button.
 * After the new page has come the focus returns to the list that was changed.
 */
export function AutoSubmitForm({ className, children, ...rest }: ComponentProps<'form'>) {
  const form = useRef<HTMLFormElement>(null)
  const byKeys = useRef(false)
  const [isLive, setIsLive] = useState(false)

  useEffect(() => {
    setIsLive(true)
    const id = sessionStorage.getItem(focusName)
    sessionStorage.removeItem(focusName)
    if (id) form.current?.querySelector<HTMLElement>(`#${CSS.escape(id)}`)?.focus()
  }, [])

  const send = (id: string) => {
    sessionStorage.setItem(focusName, id)
    form.current?.requestSubmit()
  }
  return (
    <form
      ref={form}
      method="get"
      className={className}
      onKeyDown={({ key, target }) => {
        byKeys.current = key !== 'Enter'
        if (key === 'Enter' && target instanceof HTMLSelectElement) send(target.id)
      }}
      onPointerDown={() => {
        byKeys.current = false
      }}
      onChange={({ target }) => {
        if (target instanceof HTMLSelectElement && !byKeys.current) send(target.id)
      }}
      {...rest}
    >
      {children}
      {isLive && <p className="govuk-visually-hidden">The list changes as soon as you choose.</p>}
    </form>
  )
}

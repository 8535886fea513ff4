import { useEffect, useState } from 'react'

/** How many are chosen, and all of the page in one press: only where the script runs. */
export function ChooseAll() {
  const [chosen, setChosen] = useState<{ some: number; all: number } | null>(null)
  useEffect(() => {
    const recount = () =>
      setChosen({ some: boxes().filter(({ checked }) => checked).length, all: boxes().length })
    recount()
    const list = document.getElementById('list')
    if (!list) return
    list.addEventListener('change', recount)
    const lines = new MutationObserver(recount) // a live list gets others
    lines.observe(list, { childList: true, subtree: true })
    return () => {
      list.removeEventListener('change', recount)
      lines.disconnect()
    }
  }, [])
  if (chosen === null) return null
  const { some, all } = chosen
  const setAll = (checked: boolean) => {
    for (const box of boxes()) box.checked = checked
    setChosen({ some: checked ? all : 0, all })
  }
  return (
    <p className="govuk-body-s">
      <span role="status">
        {some} of {all} chosen.
      </span>{' '}
      <button type="button" className="staff-link-button" onClick={() => setAll(some < all)}>
        {some < all ? 'Choose all on this page' : 'Choose none'}
      </button>
    </p>
  )
}

function boxes(): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>('#list input[type=checkbox]')]
}

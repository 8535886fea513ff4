import type { CallersFound } from '@send-hub/shared'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTypedText } from '../../lib/use-typed-text.ts'
import { cx } from '../../ui/markup.ts'
import { type CallerView, callerView } from './phone-caller-view.ts'

/** How long somebody must stop typing before we look, in milliseconds. */
const restMs = 200

type Props = { error: string | undefined; typed: string | undefined; onChoose: (caller: CallerView) => void }

/**
 * Finds the caller while somebody types: a combobox with a list (ARIA Authoring Practices, "editable combobox with list
 * autocomplete"). What is typed goes in a request's body, never into an address. Without a script the same box is the
 * field of a search form.
 */
export function CallerBox({ error, typed, onChoose }: Props) {
  const id = useId()
  const { box, text: query, setText: setQuery } = useTypedText<HTMLInputElement>(typed ?? '')
  const [found, setFound] = useState<CallerView[] | null>(null)
  const [active, setActive] = useState(-1)
  const [hasFailed, setHasFailed] = useState(false)
  const latest = useRef(0)

  useEffect(() => {
    if (query.trim().length < 3) return setFound(null)
    const turn = ++latest.current
    const timer = setTimeout(async () => {
      const items = await find(query).catch(() => null)
      if (turn !== latest.current) return
      setHasFailed(items === null)
      setFound(items)
      setActive(-1)
    }, restMs)
    return () => clearTimeout(timer)
  }, [query])

  const choose = (caller: CallerView | undefined) => {
    if (!caller) return
    latest.current += 1
    setQuery('')
    setFound(null)
    onChoose(caller)
  }
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const count = found?.length ?? 0
    if (event.key === 'Escape') return setFound(null)
    if (event.key === 'Enter' && active >= 0) {
      event.preventDefault()
      return choose(found?.[active])
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0 || count === 0) return
    event.preventDefault()
    setActive((now) => (now + step + count + (now < 0 && step < 0 ? 1 : 0)) % count)
  }
  const isOpen = found !== null && found.length > 0
  return (
    <div className={cx('govuk-form-group', 'phone-caller', error && 'govuk-form-group--error')}>
      <label className="govuk-label govuk-label--s" htmlFor="caller">
        Who is it?
      </label>
      <p className="govuk-hint" id={`${id}-hint`}>
        Phone, name of the adult or child, postcode, reference or email.
      </p>
      {error && (
        <p className="govuk-error-message" id={`${id}-error`}>
          <span className="govuk-visually-hidden">Error:</span> {error}
        </p>
      )}
      <div className="phone-caller__row">
        <input
          className={cx('govuk-input', error && 'govuk-input--error')}
          id="caller"
          name="query"
          type="text"
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          aria-expanded={isOpen}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
          aria-describedby={cx(`${id}-hint`, error && `${id}-error`)}
          ref={box}
          value={query}
          onChange={({ target }) => setQuery(target.value)}
          onKeyDown={press}
        />
        <button
          type="submit"
          className="govuk-button govuk-button--secondary"
          formAction="/staff/enquiries/new/find"
          formNoValidate
        >
          Find
        </button>
      </div>
      {/* Focus stays in the box, as the pattern has it: the keys move the active line, a press chooses one. */}
      <div
        className="phone-caller__list"
        id={`${id}-list`}
        role="listbox"
        aria-label="People found"
        hidden={!isOpen}
      >
        {(found ?? []).map((caller, place) => (
          <div
            key={caller.key}
            id={`${id}-${place}`}
            role="option"
            tabIndex={-1}
            aria-selected={place === active}
            className={cx('phone-caller__option', place === active && 'phone-caller__option--active')}
            onMouseDown={(event) => {
              event.preventDefault()
              choose(caller)
            }}
          >
            <CallerLine caller={caller} />
          </div>
        ))}
      </div>
      <p className="govuk-visually-hidden" role="status">
        {found && (found.length === 0 ? 'Nobody found' : `${found.length} found. Use the arrow keys.`)}
      </p>
      {found?.length === 0 && <p className="govuk-body-s">Nobody found. Enter a name and number below.</p>}
      {hasFailed && <p className="govuk-body-s">The search did not answer. Press Find.</p>}
    </div>
  )
}

async function find(query: string): Promise<CallerView[]> {
  const answer = await fetch('/api/staff/callers/find', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  if (!answer.ok) throw new Error('The search did not answer')
  return ((await answer.json()) as CallersFound).items.map(callerView)
}

/** Who, what they are to the child, and in plain sight what they may not be told. */
export function CallerLine({ caller }: { caller: CallerView }) {
  return (
    <>
      <strong>{caller.name}</strong> {caller.phone && <span className="staff-quiet">{caller.phone}</span>}
      <br />
      {caller.about}
      {caller.mustNotBeTold && (
        <>
          <br />
          <strong className="phone-caller__warning">Must not be told: {caller.told}</strong>
        </>
      )}
      {caller.flags.length > 0 && (
        <>
          <br />
          <strong className="phone-caller__warning">{caller.flags.join(', ')}</strong>
        </>
      )}
    </>
  )
}

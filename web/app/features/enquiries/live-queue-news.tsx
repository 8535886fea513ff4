import { useEffect, useState } from 'react'
import type { LiveQueue } from './live-queue.ts'
import { newsWords } from './live-queue-list.ts'

/** A busy queue must not talk over whoever listens to the page. */
const sayEveryMs = 5_000

/** What came and went, and the button that shows it. The line keeps its height: nothing jumps when the button comes. */
export function QueueNews({ live: { list, show } }: { live: LiveQueue }) {
  const words = newsWords(list)
  return (
    <div className="staff-live">
      <p className="govuk-visually-hidden" role="status">
        {useSaidNowAndThen(words && `${words}. The button “Show them” is above the list.`)}
      </p>
      {words && (
        <button
          type="button"
          className="govuk-button govuk-button--secondary staff-live__show"
          onClick={show}
        >
          {words}. <span className="staff-live__do">Show them</span>
        </button>
      )}
    </div>
  )
}

function useSaidNowAndThen(words: string): string {
  const [said, setSaid] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSaid(words), said && words ? sayEveryMs : 500)
    return () => clearTimeout(timer)
  }, [words, said])
  return said
}

/** Whether the list keeps up by itself. */
export function LiveMark({ isLive }: { isLive: boolean | null }) {
  if (isLive === null) return null
  return (
    <p className={`govuk-body-s staff-live__mark${isLive ? ' staff-live__mark--on' : ''}`}>
      {isLive ? (
        'Live'
      ) : (
        <>
          Not live now.{' '}
          <button type="button" className="staff-live__reload" onClick={() => location.reload()}>
            Reload the list
          </button>
        </>
      )}
    </p>
  )
}

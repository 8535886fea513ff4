import type { FilledReply } from '@send-hub/shared'
import { type MouseEvent, useEffect, useRef, useState } from 'react'
import { Details } from '../../ui/details.tsx'
import { putInto } from './answer-put.ts'
import type { AnswerView, SavedChoice } from './answer-view.ts'

interface Props {
  enquiryId: string
  saved: AnswerView['saved']
}

/** Few enough to be looked through without searching. */
const fewEnough = 6

/** Texts to start from, those of the topic first. Without a script each button sends what is typed along, and keeps it. */
export function SavedReplies({ enquiryId, saved: { fitting, others, mayChange } }: Props) {
  const box = useBox(enquiryId)
  const [query, setQuery] = useState('')
  const all = [...fitting, ...others]
  const found = query.trim() ? all.filter(({ words }) => words.includes(query.trim().toLowerCase())) : null
  return (
    <Details className="staff-act" summary="Saved replies" id="saved-replies">
      {box.isAlive && all.length > fewEnough && (
        <div className="govuk-form-group">
          <label className="govuk-label" htmlFor="saved-query">
            Search saved replies
          </label>
          <input
            id="saved-query"
            type="search"
            className="govuk-input"
            value={query}
            autoComplete="off"
            onChange={({ target }) => setQuery(target.value)}
          />
        </div>
      )}
      <p className="govuk-body-s" role="status">
        {box.news}
        {found && ` ${found.length} found.`}
      </p>
      <Choices choices={found ?? fitting} box={box} />
      {!found && others.length > 0 && (
        <Details className="staff-act" summary={`For other topics (${others.length})`}>
          <Choices choices={others} box={box} />
        </Details>
      )}
      {all.length === 0 && <p className="govuk-body-s">There are none yet.</p>}
      <p className="govuk-body-s">
        <a className="govuk-link" href="/staff/saved-replies">
          {mayChange ? 'Write and change saved replies' : 'All saved replies'}
        </a>
      </p>
    </Details>
  )
}

function Choices({ choices, box }: { choices: readonly SavedChoice[]; box: Box }) {
  return (
    <ul className="govuk-list staff-saved">
      {choices.map(({ id, title, opening }) => (
        <li key={id}>
          <p className="govuk-body-s">
            <strong>{title}</strong>
            <br />
            <span className="staff-quiet">{opening}</span>
          </p>
          <button
            type="submit"
            form="reply-form"
            formAction={box.actionOf(id)}
            className="govuk-button govuk-button--secondary"
            aria-label={`Use “${title}”`}
            onClick={(event) => void box.use(event, id)}
          >
            Use this
          </button>
        </li>
      ))}
    </ul>
  )
}

interface Box {
  /** The script runs. */
  isAlive: boolean
  news: string
  actionOf(replyId: string): string
  use(event: MouseEvent, replyId: string): Promise<void>
}

const findBox = () => document.getElementById('reply') as HTMLTextAreaElement | null

/** Puts a reply into the box where the cursor stands; at the end, if nobody has been in the box yet. */
function useBox(enquiryId: string): Box {
  const [isAlive, setIsAlive] = useState(false)
  const [news, setNews] = useState('')
  const wasIn = useRef(false)
  useEffect(() => {
    setIsAlive(true)
    const entered = ({ target }: FocusEvent) => {
      if (target === findBox()) wasIn.current = true
    }
    document.addEventListener('focusin', entered)
    return () => document.removeEventListener('focusin', entered)
  }, [])

  const use = async (event: MouseEvent, replyId: string) => {
    event.preventDefault()
    const box = findBox()
    const filled = await fetchFilled(enquiryId, replyId)
    if (!box || !filled) return setNews('That could not be fetched. Try again.')
    const at = wasIn.current ? box.selectionEnd : box.value.length
    const { piece, caret } = putInto(box.value, at, filled.body)
    box.setRangeText(piece, at, at)
    box.dispatchEvent(new Event('input', { bubbles: true }))
    box.focus()
    box.setSelectionRange(caret, caret)
    setNews(newsOf(filled))
  }
  return { isAlive, news, use, actionOf: (replyId) => `/staff/enquiries/${enquiryId}/use-reply/${replyId}` }
}

const newsOf = ({ title, open }: FilledReply) =>
  open.length === 0
    ? `“${title}” is in the box.`
    : `“${title}” is in the box. Write what belongs there, or take it out: ${open.join(', ')}.`

async function fetchFilled(enquiryId: string, replyId: string): Promise<FilledReply | null> {
  try {
    const answer = await fetch(`/api/staff/enquiries/${enquiryId}/saved-replies/${replyId}`, {
      method: 'POST',
    })
    return answer.ok ? ((await answer.json()) as FilledReply) : null
  } catch {
    return null
  }
}

import { type ReactNode, useState } from 'react'
import { Textarea, type TextareaProps } from '../../ui/textarea.tsx'
import { clockWords } from './live-clock.ts'
import type { DraftState } from './live-draft-saver.ts'
import type { DraftView } from './live-draft-view.ts'
import { type LiveDraft, useLiveDraft } from './use-live-draft.ts'

type DraftBoxProps = Omit<TextareaProps, 'defaultValue'> & { draft: DraftView; action: string }

/** A text box whose words are kept on the server until they are sent: through a sign-out, a crash, on any computer. */
export function DraftBox({ draft, action, ...rest }: DraftBoxProps) {
  const live = useLiveDraft(draft)
  return (
    <>
      <input type="hidden" name="draftVersion" value={live.version ?? ''} />
      <input type="hidden" name="writerId" value={draft.writerId} />
      <Textarea {...rest} ref={live.box} onInput={live.typed} onBlur={live.left} defaultValue={draft.text} />
      {live.state.kind === 'elsewhere' ? (
        <Elsewhere live={live} theirs={live.state.theirs?.body ?? null} />
      ) : (
        <DraftLine draft={draft} live={live} />
      )}
      <button
        type="submit"
        className="govuk-button govuk-button--secondary staff-draft__save"
        formAction={action}
      >
        Save as draft
      </button>
    </>
  )
}

function DraftLine({ draft, live }: { draft: DraftView; live: LiveDraft }) {
  const { state, version } = live
  const isTrouble = troubles[state.kind] !== undefined
  return (
    <div className="govuk-body-s staff-quiet staff-draft">
      <span>{lineOf(state, draft)}</span>
      <span role="status">{troubles[state.kind]}</span>
      {(state.kind === 'signed-out' || state.kind === 'someone-else') && <Copy live={live} />}
      {version !== null && !isTrouble && (
        <button type="button" className="staff-draft__do" onClick={live.throwAway}>
          Throw this draft away
        </button>
      )}
    </div>
  )
}

/** Said where it is read, not aloud: it changes with every pause. */
function lineOf(state: DraftState, { savedAt, text }: DraftView): string {
  if (state.kind === 'saved') return `Draft saved ${clockWords(state.at)}. It has not been sent.`
  if (state.kind === 'unsaved') return 'Not saved yet.'
  if (state.kind === 'quiet' && savedAt && text)
    return `This is your draft, saved ${savedAt}. It has not been sent.`
  return ''
}

/** Said aloud, too, once. */
const troubles: Partial<Record<DraftState['kind'], ReactNode>> = {
  'no-connection': 'Not saved yet: no connection. Leave this page open: we keep trying.',
  'signed-out': (
    <>
      Not saved: you are signed out. Leave this page open and{' '}
      <a className="govuk-link" href="/staff/sign-in" target="_blank" rel="noreferrer">
        sign in in another tab
      </a>
      . Then it is saved by itself.
    </>
  ),
  'someone-else':
    'Not saved: somebody else has signed in in this browser. Copy your words, and sign in yourself before you go on.',
  'too-long': 'Not saved: this is longer than a message can be.',
}

function Copy({ live }: { live: LiveDraft }) {
  const [isCopied, setIsCopied] = useState(false)
  const copy = async () => setIsCopied(await live.copy())
  return (
    <button type="button" className="staff-draft__do" onClick={() => void copy()}>
      {isCopied ? 'Copied' : 'Copy what I wrote'}
    </button>
  )
}

/** Both texts in sight: nothing is written over before it was seen. */
function Elsewhere({ live, theirs }: { live: LiveDraft; theirs: string | null }) {
  return (
    <div className="govuk-inset-text staff-draft__elsewhere" role="alert">
      <p className="govuk-body">
        <strong>
          {theirs === null
            ? 'You sent this draft, or threw it away, in another window.'
            : 'You have changed this draft in another window.'}
        </strong>{' '}
        {theirs === null ? 'What is in the box is not saved.' : 'It says there:'}
      </p>
      {theirs !== null && <p className="govuk-body staff-message__body">{theirs}</p>}
      <div className="govuk-button-group">
        <button type="button" className="govuk-button govuk-button--secondary" onClick={live.keepMine}>
          Keep what is in the box
        </button>
        <button type="button" className="govuk-button govuk-button--secondary" onClick={live.takeTheirs}>
          {theirs === null ? 'Empty the box' : 'Use the other text'}
        </button>
      </div>
    </div>
  )
}

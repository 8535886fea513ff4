import { type RefObject, useEffect, useRef, useState } from 'react'
import { DraftSaver, type DraftState } from './live-draft-saver.ts'
import type { DraftView } from './live-draft-view.ts'

export interface LiveDraft {
  box: RefObject<HTMLTextAreaElement | null>
  state: DraftState
  /** The number of the draft on the server; goes along when the form is sent. */
  version: number | null
  typed(): void
  left(): void
  keepMine(): void
  takeTheirs(): void
  throwAway(): void
  /** False: the browser does not let us; the words are marked in the box instead. */
  copy(): Promise<boolean>
}

/** Ties a box to its draft on the server. The box is the form's own: without a script it is sent as it is. */
export function useLiveDraft(draft: DraftView): LiveDraft {
  const { enquiryId, kind, writerId } = draft
  const box = useRef<HTMLTextAreaElement>(null)
  const saver = useRef<DraftSaver>(null)
  const first = useRef(draft.base)
  const [state, setState] = useState<DraftState>({ kind: 'quiet' })
  const [version, setVersion] = useState(draft.base?.version ?? null)

  useEffect(() => {
    const made = new DraftSaver({ enquiryId, kind, writerId, base: first.current }, (now, number) => {
      setState(now)
      setVersion(number)
    })
    saver.current = made
    // Typed before the script ran, or given back by a form.
    made.typed(box.current?.value ?? '')
    return listen(made, box.current?.form ?? null)
  }, [enquiryId, kind, writerId])

  const put = (text: string) => {
    if (box.current) box.current.value = text
    box.current?.focus()
  }
  return {
    ...{ box, state, version },
    typed: () => saver.current?.typed(box.current?.value ?? ''),
    left: () => void saver.current?.flush(),
    keepMine: () => {
      void saver.current?.keepMine()
      box.current?.focus()
    },
    takeTheirs: () => put(saver.current?.takeTheirs() ?? ''),
    throwAway: () => {
      if (!confirm('Throw this draft away? It can’t be brought back.')) return
      put('')
      saver.current?.typed('')
      void saver.current?.flush()
    },
    copy: () => copyFrom(box.current),
  }
}

/** Saves when the page is left and when the line or the person is back; not any more once the form is sent. */
function listen(saver: DraftSaver, form: HTMLFormElement | null): () => void {
  const leave = () => void saver.flush(true)
  const seen = () => void saver.flush(document.hidden)
  const back = () => void saver.flush()
  const shown = ({ persisted }: PageTransitionEvent) => {
    if (persisted) saver.resume() // sent, and come back to with the browser's own button
  }
  // Another listener may yet hold the form back.
  const sent = (event: Event) => setTimeout(() => !event.defaultPrevented && saver.stop())
  const heard = [
    [window, 'pagehide', leave],
    [document, 'visibilitychange', seen],
    [window, 'online', back],
    [window, 'focus', back],
    [window, 'pageshow', shown],
    ...(form ? [[form, 'submit', sent]] : []),
  ] as [EventTarget, string, EventListener][]
  for (const [target, name, listener] of heard) target.addEventListener(name, listener)
  return () => {
    for (const [target, name, listener] of heard) target.removeEventListener(name, listener)
    saver.stop()
  }
}

async function copyFrom(box: HTMLTextAreaElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(box?.value ?? '')
    return true
  } catch {
    box?.focus()
    box?.select()
    return false
  }
}

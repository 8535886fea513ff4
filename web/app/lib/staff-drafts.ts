import { type RefObject, useEffect, useRef, useState } from 'react'

const prefix = 'hub-draft:'
const ownerName = 'hub-drafts-of'

/**
 * Keeps what is typed into one box in this tab until it is sent, so that a stale page, a lost line or a sign-out by
 * the clock costs nobody their words.
 * @param name what the draft belongs to, for example an enquiry's id and the box
 * @param isSent the last act sent this very box: its draft is done with
 */
export function useDraft(
  name: string,
  isSent: boolean,
): { box: RefObject<HTMLTextAreaElement | null>; isRestored: boolean; keep: () => void } {
  const box = useRef<HTMLTextAreaElement>(null)
  const [isRestored, setIsRestored] = useState(false)
  useEffect(() => {
    if (isSent) sessionStorage.removeItem(prefix + name)
    const kept = sessionStorage.getItem(prefix + name)
    // What the server gave back, or what was typed before the script ran, is newer than the draft.
    if (!kept || !box.current || box.current.value) return
    box.current.value = kept
    setIsRestored(true)
  }, [name, isSent])
  const keep = () => {
    const typed = box.current?.value ?? ''
    if (typed) sessionStorage.setItem(prefix + name, typed)
    else sessionStorage.removeItem(prefix + name)
  }
  return { box, isRestored, keep }
}

/** Forgets the drafts whose names begin so: what they held was sent, by a page that is not this one. */
export function forgetDrafts(beginning: string): void {
  for (const name of Object.keys(sessionStorage)) {
    if (name.startsWith(prefix + beginning)) sessionStorage.removeItem(name)
  }
}

/** Forgets every draft when somebody signs out, here and in the hub's other tabs. */
export function forgetDraftsOnSignOut(form: HTMLFormElement): void {
  const tabs = new BroadcastChannel('hub-signed-out')
  tabs.addEventListener('message', clearDrafts)
  form.addEventListener('submit', () => {
    clearDrafts()
    tabs.postMessage(null)
  })
}

function clearDrafts(): void {
  for (const name of Object.keys(sessionStorage)) {
    if (name.startsWith(prefix)) sessionStorage.removeItem(name)
  }
}

/** Drops the drafts of whoever used this tab before: the next person must not read or send them. */
export function keepOnlyDraftsOf(person: string): void {
  if (sessionStorage.getItem(ownerName) !== person) clearDrafts()
  sessionStorage.setItem(ownerName, person)
}

import type { EnquiryPresence, EnquiryStandsNow } from '@send-hub/shared'

/** The hub forgets a tab after 45 seconds. */
const beatMs = 20_000
/** Who typed nothing for so long is reading. */
const writingMs = 30_000
/** Who touched nothing for so long is not there; nor does an open page keep anybody signed in. */
const awayMs = 10 * 60_000

/** Tells the hub that somebody is at this enquiry, and whether they write, for as long as the page is in sight. */
export function keepPresence(enquiryId: string, onAnswer: (stands: EnquiryStandsNow) => void): () => void {
  const tab = newTab()
  let said: EnquiryPresence['state'] | null = null
  let typedAt = Number.NEGATIVE_INFINITY
  let touchedAt = performance.now()

  async function say(state: EnquiryPresence['state']): Promise<void> {
    said = state
    try {
      const answer = await fetch(`/api/staff/enquiries/${enquiryId}/presence`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ tab, state }),
        keepalive: state === 'gone',
      })
      if (answer.ok && state !== 'gone') onAnswer((await answer.json()) as EnquiryStandsNow)
    } catch {
      // The next beat says it again.
    }
  }

  function beat(): void {
    const now = performance.now()
    if (document.hidden || now - touchedAt > awayMs) gone()
    else void say(now - typedAt < writingMs ? 'writing' : 'reading')
  }
  function gone(): void {
    if (said !== null && said !== 'gone') void say('gone')
  }
  const touched = () => {
    touchedAt = performance.now()
    if (said === 'gone') beat()
  }
  const typed = ({ target }: Event) => {
    if (!(target instanceof HTMLTextAreaElement)) return
    typedAt = performance.now()
    if (said !== 'writing') beat()
  }
  const seen = () => (document.hidden ? gone() : touched())

  const acts = ['pointerdown', 'keydown', 'scroll'] as const
  for (const act of acts) document.addEventListener(act, touched, { passive: true })
  document.addEventListener('input', typed)
  document.addEventListener('visibilitychange', seen)
  addEventListener('pagehide', gone)
  addEventListener('pageshow', touched)
  const timer = setInterval(beat, beatMs)
  beat()
  return () => {
    clearInterval(timer)
    for (const act of acts) document.removeEventListener(act, touched)
    document.removeEventListener('input', typed)
    document.removeEventListener('visibilitychange', seen)
    removeEventListener('pagehide', gone)
    removeEventListener('pageshow', touched)
    gone()
  }
}

/** A name for this tab, as a UUID: `randomUUID` itself is not there on addresses without https. */
function newTab(): string {
  const hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
}

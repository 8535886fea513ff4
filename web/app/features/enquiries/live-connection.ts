import type { LiveEventName, LiveEvents } from '@send-hub/shared'

/** Of a person who touched nothing for so long, the hub is not asked again: being forgotten must not keep them signed in. */
const idleMs = 20 * 60_000
const firstRetryMs = 1_000
const longestRetryMs = 30_000
/** A tab that was only just left is often come back to. */
const hiddenMs = 10_000

export type LiveHandlers = { [Name in LiveEventName]?: (data: LiveEvents[Name]) => void } & {
  /** Whether what happens is heard now. */
  onState(isLive: boolean): void
}

/**
 * Listens to what happens, for as long as the tab is in sight; browsers open few connections to one host. After an
 * interruption it goes on where it stopped: the hub tells what was missed, or says to look again.
 * @param since milliseconds since 1970, by the hub's clock: when the page was made
 */
export function openLive(since: number, enquiryId: string | null, handlers: LiveHandlers): () => void {
  let source: EventSource | null = null
  let last = String(since)
  let retryMs = firstRetryMs
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOver = false
  let touchedAt = Date.now()

  function connect(): void {
    clearTimeout(timer)
    if (source || isOver || document.hidden) return
    const query = new URLSearchParams({ since: last, ...(enquiryId && { enquiryId }) })
    const opened = new EventSource(`/api/staff/live?${query}`)
    source = opened
    opened.onerror = () => lost(opened.readyState === EventSource.CLOSED)
    on('hello', ({ isLive }) => {
      retryMs = firstRetryMs
      handlers.onState(isLive)
    })
    on('rows')
    on('interrupted', () => handlers.onState(false))
    on('look-again', () => handlers.onState(true))
    on('ended', () => {
      isOver = true
      disconnect()
    })

    function on<Name extends LiveEventName>(name: Name, also?: (data: LiveEvents[Name]) => void): void {
      opened.addEventListener(name, ({ data, lastEventId }: MessageEvent<string>) => {
        last = lastEventId || last
        const said = JSON.parse(data) as LiveEvents[Name]
        also?.(said)
        const handle = handlers[name] as ((said: LiveEvents[Name]) => void) | undefined
        handle?.(said)
      })
    }
  }

  /** Our own way back, with pauses that grow and differ: after a restart not all screens come at once. */
  function lost(isRefused: boolean): void {
    disconnect()
    if (isRefused) retryMs = longestRetryMs
    timer = setTimeout(
      () => {
        if (Date.now() - touchedAt < idleMs) connect()
      },
      retryMs * (0.5 + Math.random()),
    )
    retryMs = Math.min(retryMs * 2, longestRetryMs)
  }

  function disconnect(): void {
    source?.close()
    source = null
    handlers.onState(false)
  }

  const seen = () => {
    clearTimeout(timer)
    if (document.hidden) timer = setTimeout(disconnect, hiddenMs)
    else {
      touchedAt = Date.now()
      connect()
    }
  }
  const touched = () => {
    const wasIdle = Date.now() - touchedAt >= idleMs
    touchedAt = Date.now()
    if (wasIdle) connect()
  }
  const leave = () => {
    source?.close()
    source = null
  }
  const acts = ['pointerdown', 'keydown'] as const
  document.addEventListener('visibilitychange', seen)
  for (const act of acts) document.addEventListener(act, touched, { passive: true })
  addEventListener('pagehide', leave)
  addEventListener('pageshow', connect)
  addEventListener('online', connect)
  connect()

  return () => {
    isOver = true
    clearTimeout(timer)
    leave()
    document.removeEventListener('visibilitychange', seen)
    for (const act of acts) document.removeEventListener(act, touched)
    removeEventListener('pagehide', leave)
    removeEventListener('pageshow', connect)
    removeEventListener('online', connect)
  }
}

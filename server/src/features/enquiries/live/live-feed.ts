import type { LiveEnquiry } from '@send-hub/shared'
import type { Clock } from '../../../platform/clock.ts'
import { contextFor } from '../../../platform/context.ts'
import { listenFor } from '../../../platform/db/listen-for.ts'
import { addressOf, type Pool } from '../../../platform/db/pool.ts'
import { describeError } from '../../../platform/logging.ts'
import { endedSessions } from '../../access/index.ts'
import { type LiveRows, pairOf, readLiveRows } from './live-rows.ts'
import { sweepPresence } from './presence.store.ts'
import { RecentChanges } from './recent-changes.ts'

/** How long changes are gathered before they are read, in milliseconds: a burst costs one statement. */
const gatherMs = 120
/** How long after a fault to look again. */
const faultMs = 1_000
/** How often to look whose session has ended, and which tabs fell silent. */
const tendEveryMs = 15_000

/** One screen that wants to know. */
export interface Listener {
  staffId: string
  sessionId: string
  /** Null: whatever happens in any enquiry. */
  enquiryId: string | null
  rows(rows: readonly LiveEnquiry[]): void
  lookAgain(): void
  /** Nothing is heard for now: `lookAgain` comes when it is. */
  interrupted(): void
  ended(): void
}

export interface LiveFeed {
  isListening(): boolean
  /** @param since what happened after this moment is told, too; null: from now on. Returns how to leave. */
  join(listener: Listener, since: Date | null): () => void
  stop(): Promise<void>
}

/**
 * Tells the screens of this process what changes in the queue. The database says which enquiries (migrations/0009); they
 * are read once for all screens, as the system, with the set of those who are locked out; whom a lock keeps away is not
 * told, not even that there is something.
 */
export function createLiveFeed(
  { pool, clock }: { pool: Pool; clock: Clock },
  log: { warn(fields: object, message: string): void },
): LiveFeed {
  const listeners = new Set<Listener>()
  const waiting = new Set<string>()
  /** What single screens have missed while they were away. */
  const missed = new Map<Listener, Set<string>>()
  const recent = new RecentChanges()
  let isListening = false
  let mustLookAgain = false
  let gathering: NodeJS.Timeout | undefined
  let telling: Promise<void> = Promise.resolve()
  let source: { stop(): Promise<void> } | undefined
  let tending: NodeJS.Timeout | undefined

  const context = () => contextFor(pool, clock, { kind: 'system', id: null })

  function heard(said: string): void {
    if (said === '*') {
      recent.forget(clock.now())
      mustLookAgain = true
    } else {
      recent.add(said, clock.now())
      waiting.add(said)
    }
    tellSoon(gatherMs)
  }

  /** Listening begins, or begins anew: nobody knows what happened before. */
  function onListening(): void {
    isListening = true
    recent.forget(clock.now())
    mustLookAgain = true
    tellSoon(gatherMs)
  }

  function onLost(): void {
    isListening = false
    for (const listener of listeners) listener.interrupted()
  }

  function tellSoon(ms: number): void {
    if (listeners.size === 0) {
      waiting.clear()
      mustLookAgain = false
      return
    }
    gathering ??= setTimeout(() => {
      gathering = undefined
      telling = telling.then(tell)
    }, ms).unref()
  }

  async function tell(): Promise<void> {
    if (mustLookAgain) {
      mustLookAgain = false
      for (const listener of listeners) listener.lookAgain()
    }
    const all = new Set(waiting)
    const away = new Map(missed)
    waiting.clear()
    missed.clear()
    const ids = [...new Set([all, ...away.values()].flatMap((some) => [...some]))]
    if (ids.length === 0) return
    // Whoever joins while it is read was not asked about: what is locked to them is not known.
    const asked = [...listeners]
    try {
      const read = await readLiveRows(context(), ids, [...new Set(asked.map(({ staffId }) => staffId))])
      for (const listener of asked)
        if (listeners.has(listener))
          tellOne(listener, read, (id) => all.has(id) || !!away.get(listener)?.has(id))
    } catch (error) {
      log.warn({ err: describeError(error as Error) }, 'the live queue could not be read')
      mustLookAgain = true
      tellSoon(faultMs)
    }
  }

  function tellOne(listener: Listener, { rows, hidden }: LiveRows, isForThem: (id: string) => boolean): void {
    const { staffId, enquiryId } = listener
    const theirs = rows.filter(
      ({ id }) => isForThem(id) && (!enquiryId || enquiryId === id) && !hidden.has(pairOf(staffId, id)),
    )
    if (theirs.length > 0) listener.rows(theirs)
  }

  /** Who signed out, or was idle too long, or works here no more, hears nothing from now on. */
  async function tend(): Promise<void> {
    if (listeners.size === 0) return
    try {
      const ended = await endedSessions(context(), [
        ...new Set([...listeners].map(({ sessionId }) => sessionId)),
      ])
      for (const listener of listeners) if (ended.has(listener.sessionId)) listener.ended()
      await sweepPresence(context())
    } catch (error) {
      log.warn(
        { err: describeError(error as Error) },
        'the listeners of the live queue could not be looked after',
      )
    }
  }

  const leaver = (listener: Listener) => () => {
    listeners.delete(listener)
    missed.delete(listener)
  }

  function start(): void {
    source = listenFor(addressOf(pool), 'hub_enquiries', heard, { onListening, onLost })
    tending = setInterval(() => void tend(), tendEveryMs).unref()
  }

  return {
    isListening: () => isListening,
    join(listener, since) {
      if (!source) start()
      listeners.add(listener)
      const ids = since && recent.since(since)
      if (!isListening) return leaver(listener) // who begins with us is told to look again
      if (ids) missed.set(listener, new Set(ids))
      else if (since) listener.lookAgain()
      tellSoon(gatherMs)
      return leaver(listener)
    },
    async stop() {
      clearTimeout(gathering)
      clearInterval(tending)
      listeners.clear()
      await source?.stop()
      await telling
    },
  }
}

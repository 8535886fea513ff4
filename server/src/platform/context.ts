import type { Day } from '@send-hub/shared'
import { londonDay } from './calendar/london.ts'
import type { Clock } from './clock.ts'
import type { Pool } from './db/pool.ts'
import { type DbActor, inTransaction, type Tx } from './db/transaction.ts'

/** Who is asking. */
export type Actor =
  | { kind: 'family'; id: string; sessionId: string }
  | { kind: 'staff'; id: string; sessionId: string }
  | { kind: 'service'; id: string }
  | { kind: 'system'; id: null }

/** One request's view of the world: who asks, when, and the only door to the database. */
export interface Context<A extends Actor = Actor> {
  readonly actor: A
  readonly now: Date
  /** The calendar day of `now` in Europe/London. */
  readonly today: Day
  /** Runs `work` in one transaction, opened for this actor. */
  tx<T>(work: (tx: Tx) => Promise<T>): Promise<T>
}

export type FamilyContext = Context<Extract<Actor, { kind: 'family' }>>
/** Staff at a screen, or another system with a token: both work as hub_staff in the database. */
export type StaffContext = Context<Extract<Actor, { kind: 'staff' | 'service' }>>
export type SystemContext = Context<Extract<Actor, { kind: 'system' }>>

export function contextFor<A extends Actor>(pool: Pool, clock: Clock, actor: A): Context<A> {
  const now = clock.now()
  const today = londonDay(now)
  return {
    actor,
    now,
    today,
    tx: (work) => inTransaction(pool, dbActorOf(actor), { now, today }, work),
  }
}

function dbActorOf(actor: Actor): DbActor {
  switch (actor.kind) {
    case 'system':
      return { kind: 'system' }
    case 'service':
      return { kind: 'staff', staffId: null }
    default:
      return { kind: 'session', sessionId: actor.sessionId, actorKind: actor.kind }
  }
}

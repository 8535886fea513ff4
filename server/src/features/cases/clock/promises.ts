import type { DutyKind } from '@send-hub/shared'
import type { Day } from '../../../platform/calendar/index.ts'
import type { CaseFacts, RecordedPromise } from './case-facts.ts'

/** `open`: stands and may still be kept. `changed`: replaced before its day came. */
export type PromiseOutcome = 'open' | 'kept' | 'missed' | 'changed'

/** The newest promise for a step; of two made on one day, the one recorded later. */
export function standingPromise(kind: DutyKind, facts: CaseFacts): RecordedPromise | null {
  return promisesFor(kind, facts).at(-1) ?? null
}

/** What became of every date promised for a step, oldest first. A promise is kept through the end of its day. */
export function promiseHistory(
  kind: DutyKind,
  facts: CaseFacts,
  metOn: Day | null,
  today: Day,
): (RecordedPromise & { outcome: PromiseOutcome })[] {
  const promises = promisesFor(kind, facts)
  return promises.map((promise, at) => ({
    ...promise,
    outcome: outcomeOf(promise, promises[at + 1] ?? null, metOn, today),
  }))
}

function outcomeOf(
  promise: RecordedPromise,
  replacement: RecordedPromise | null,
  metOn: Day | null,
  today: Day,
): PromiseOutcome {
  if (metOn && metOn <= promise.promisedOn) return 'kept'
  if (replacement && replacement.madeOn <= promise.promisedOn) return 'changed'
  return (metOn ?? today) > promise.promisedOn ? 'missed' : 'open'
}

function promisesFor(kind: DutyKind, facts: CaseFacts): RecordedPromise[] {
  return facts.promises
    .filter((promise) => promise.duty === kind)
    .sort((one, other) => (one.madeOn < other.madeOn ? -1 : one.madeOn > other.madeOn ? 1 : 0))
}

import type { ImportChange } from './import-summary.ts'

/** Counts what changed, by kind. Holds words and codes only. */
export class ChangeTally {
  total = 0
  private readonly counts = new Map<string, ImportChange>()

  add(what: string, step: { from?: string | null; to?: string | null } = {}, count: number = 1): void {
    if (count === 0) return
    const key = [what, step.from, step.to].join('|')
    const change = this.counts.get(key) ?? {
      what,
      ...(step.from ? { from: step.from } : {}),
      ...(step.to ? { to: step.to } : {}),
      count: 0,
    }
    change.count += count
    this.total += count
    this.counts.set(key, change)
  }

  addAll(other: ChangeTally): void {
    for (const { what, from, to, count } of other.counts.values()) this.add(what, { from, to }, count)
  }

  /** Codes that may be told: an outcome, a reason. */
  addIfDifferent(what: string, from: string | number | null, to: string | number | null): void {
    if (from !== to)
      this.add(what, { from: from === null ? null : `${from}`, to: to === null ? null : `${to}` })
  }

  /** Days are not told: with a stage they could tell whom it is about. */
  addIfMoved<Value>(what: string, from: Value, to: Value): void {
    if (from !== to) this.add(what)
  }

  /** The same order every time. */
  list(): ImportChange[] {
    return [...this.counts].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, change]) => change)
  }
}

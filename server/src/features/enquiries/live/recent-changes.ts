/** How long what changed is remembered, in milliseconds: a screen that was away longer reads its list again. */
const keptMs = 2 * 60_000
/** As many as one person could still follow; after more, too, the list is read again. */
const mostKept = 2_000
/** The clocks of two machines, and a change that was under way when a page was made. */
const marginMs = 3_000

/** Which enquiries changed when, for screens that come back after a short absence. */
export class RecentChanges {
  /** The oldest first: an id that changes again moves to the end. */
  private readonly changes = new Map<string, number>()
  /** Since when nothing is missing; null: nothing was heard yet. */
  private from: number | null = null

  add(id: string, at: Date): void {
    this.changes.delete(id)
    this.changes.set(id, at.getTime())
    for (const [oldest, when] of this.changes) {
      if (this.changes.size <= mostKept && when > at.getTime() - keptMs) break
      this.changes.delete(oldest)
      this.from = Math.max(this.from ?? 0, when + 1)
    }
  }

  /** What was before this moment is not known any more. */
  forget(at: Date): void {
    this.changes.clear()
    this.from = at.getTime()
  }

  /** Null when it is not known: too long ago, or nobody listened then. */
  since(moment: Date): string[] | null {
    const first = moment.getTime() - marginMs
    if (this.from === null || this.from > first) return null
    return [...this.changes].filter(([, when]) => when >= first).map(([id]) => id)
  }
}

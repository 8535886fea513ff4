/** A list that changes while somebody reads it: nothing moves under their hand until they ask for it. */
export interface LiveList<Row extends { id: string }> {
  /** As on the screen: rows change in place, none comes or goes. */
  rows: readonly Row[]
  /** What became of those that belong here no more, in words, by id. */
  gone: Readonly<Record<string, string>>
  /** Those that belong here and are not on the screen. */
  fresh: readonly string[]
}

/** What happened to one enquiry. */
export interface RowChange<Row> {
  row: Row
  /** Null: it belongs to this list. Else what became of it. */
  goneTo: string | null
  /** Whether it may be told as new: not where it stands on another page, nor in a search. */
  mayBeNew: boolean
}

export function startList<Row extends { id: string }>(rows: readonly Row[]): LiveList<Row> {
  return { rows, gone: {}, fresh: [] }
}

/** The list after changes: rows on the screen in their new words, the others only counted. */
export function applyChanges<Row extends { id: string }>(
  list: LiveList<Row>,
  changes: readonly RowChange<Row>[],
): LiveList<Row> {
  const rows = [...list.rows]
  const gone = { ...list.gone }
  const fresh = new Set(list.fresh)
  for (const { row, goneTo, mayBeNew } of changes) {
    const place = rows.findIndex(({ id }) => id === row.id)
    if (place >= 0) {
      rows[place] = row
      if (goneTo === null) delete gone[row.id]
      else gone[row.id] = goneTo
    } else if (goneTo === null && mayBeNew) fresh.add(row.id)
    else fresh.delete(row.id)
  }
  return { rows, gone, fresh: [...fresh] }
}

/**
 * The list beside the same list read anew: what is there now and was not, and what was and is not. Where `isCutOff`, other
 * pages follow: what stands below all that was shown only came up from there, and is not new.
 */
export function compareLists<Row extends { id: string }>(
  list: LiveList<Row>,
  now: readonly Row[],
  { isNarrow, isCutOff }: { isNarrow: boolean; isCutOff: boolean },
): LiveList<Row> {
  const found = new Map(now.map((row) => [row.id, row]))
  const shown = new Set(list.rows.map(({ id }) => id))
  const gone: Record<string, string> = {}
  for (const { id } of list.rows) if (!found.has(id)) gone[id] = list.gone[id] ?? 'Not in this list now'
  const lastShown = now.findLastIndex(({ id }) => shown.has(id))
  const own = isCutOff && lastShown >= 0 ? now.slice(0, lastShown) : now
  return {
    rows: list.rows.map((row) => found.get(row.id) ?? row),
    gone,
    fresh: isNarrow ? [] : own.filter(({ id }) => !shown.has(id)).map(({ id }) => id),
  }
}

/** "2 new, 1 gone": nothing where nothing waits to be shown. */
export function newsWords({ gone, fresh }: Pick<LiveList<{ id: string }>, 'gone' | 'fresh'>): string {
  const left = Object.keys(gone).length
  return [fresh.length > 0 && `${fresh.length} new`, left > 0 && `${left} gone from this list`]
    .filter(Boolean)
    .join(', ')
}

/** A number for publication; null where it is hidden. */
export type PublicCount = number | null

/** Counts below this could tell who somebody is. */
const smallest = 5

/**
 * Hides counts under 5 in a group whose total is published too, and as many others as it takes that no hidden one can
 * be worked out from the total: at least two, which are at least 5 together. The smallest of the others go first. A
 * total under 5 hides everything.
 */
export function hideSmallCounts(counts: readonly number[]): { counts: PublicCount[]; total: PublicCount } {
  const total = sum(counts)
  if (counts.length > 0 && total < smallest) return { counts: counts.map(() => null), total: null }
  const places = [...counts.keys()]
  const hidden = new Set(places.filter((place) => at(counts, place) < smallest))
  const others = places
    .filter((place) => !hidden.has(place))
    .sort((one, other) => at(counts, one) - at(counts, other))
  const isOpen = () =>
    hidden.size > 0 && (hidden.size < 2 || sum([...hidden].map((place) => at(counts, place))) < smallest)
  while (isOpen() && others.length > 0) hidden.add(others.shift() as number)
  return { counts: counts.map((count, place) => (hidden.has(place) ? null : count)), total }
}

/** Hides a part under 5, and one whose rest is under 5: the rest could be worked out. A hidden whole hides its part. */
export function hideSmallPart(part: number, whole: PublicCount): PublicCount {
  if (whole === null || part < smallest) return null
  const rest = whole - part
  return rest > 0 && rest < smallest ? null : part
}

/** Hides one count under 5 that stands by itself. */
export const hideIfSmall = (count: number): PublicCount => (count < smallest ? null : count)

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0)
const at = (counts: readonly number[], place: number): number => counts[place] ?? 0

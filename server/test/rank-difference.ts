/**
 * How likely one of `later` is larger than one of `earlier`, from 0 to 1: the Mann–Whitney U over the pairs, also known as
 * the area under the curve. 0.5 when they can't be told apart, whatever their shape; outliers count as one each.
 */
export function rankDifference(earlier: readonly number[], later: readonly number[]): number {
  let larger = 0
  for (const one of earlier) for (const other of later) larger += other > one ? 1 : other === one ? 0.5 : 0
  return larger / (earlier.length * later.length)
}

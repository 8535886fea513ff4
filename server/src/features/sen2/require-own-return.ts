import { type Council, formatDay } from '@send-hub/shared'
import type { ImportRun } from './import-runs.store.ts'
import { ReturnRefused } from './refused.ts'
import type { Sen2Header } from './sen2.types.ts'

/**
 * @throws ReturnRefused for another authority's return, and for one older than the newest that went in: it would take
 * cases back to where they stood. The very file of an earlier import is let through, and changes nothing.
 */
export function requireOwnReturn(
  header: Sen2Header,
  council: Council,
  runs: readonly ImportRun[],
  fileSha256: string,
): void {
  if (header.lea !== council.leaCode) {
    throw new ReturnRefused(
      `The return is another authority's: its LEA is not ${council.leaCode}, the number of ${council.name}.`,
    )
  }
  const newest = runs.at(-1)
  if (newest && isSuperseded(header, runs) && !runs.some((run) => run.fileSha256 === fileSha256)) {
    throw new ReturnRefused(
      `The return is older than the newest one that went in (reference date ${formatDay(newest.referenceOn)}), ` +
        'so it would take cases back to an earlier stage; give the newest return.',
    )
  }
}

/** A return of a later census has gone in since. */
export function isSuperseded({ referenceDate }: Sen2Header, runs: readonly ImportRun[]): boolean {
  const newest = runs.at(-1)
  return newest !== undefined && referenceDate < newest.referenceOn
}

import type { ChangeTally } from './change-tally.ts'
import type { Fault } from './fault.ts'
import type { ImportedFile, ImportFault, ImportSummary, Tally } from './import-summary.ts'

/** Faults in file order, the return first. */
export function summaryOf(
  people: Tally,
  contacts: Tally,
  faults: Record<ImportedFile, Fault[]>,
  changes: ChangeTally,
): ImportSummary {
  const all = [...faults.return, ...faults.contacts]
  return {
    people,
    contacts,
    faults: [...inOrder('return', faults.return), ...inOrder('contacts', faults.contacts)],
    changes: changes.list(),
    leftOut: {
      people: countLeftOut(all, 'person', 1),
      requests: countLeftOut(all, 'request', 2),
      contacts: countLeftOut(all, 'contact', 1),
    },
  }
}

function inOrder(file: ImportedFile, faults: Fault[]): ImportFault[] {
  return faults
    .map(({ line, path, what, fix, severity }) => ({
      line,
      path,
      what,
      fix,
      file,
      leftOut: severity === 'left-out',
    }))
    .sort((one, other) => one.line - other.line)
}

/** Rows, not faults: one row may have several. `depth`: how much of a path names the row. */
function countLeftOut(faults: Fault[], row: Fault['row'], depth: number): number {
  const rows = faults
    .filter((fault) => fault.severity === 'left-out' && fault.row === row)
    .map(({ path }) => path.split('/').slice(0, depth).join('/'))
  return new Set(rows).size
}

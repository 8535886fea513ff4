/** `left-out`: the row did not go in. `kept`: it went in, but somebody should look at it. */
export type Severity = 'left-out' | 'kept'

/** What a fault is about: the file as a whole, a Person, one Requests block of a person, or a line of contacts. */
export type FaultyRow = 'file' | 'person' | 'request' | 'contact'

/** One thing wrong in an imported file. Says where and what kind, never the value: the reader may be anyone's screen. */
export type Fault = {
  /** Line in the file, from 1: of the item at fault, or of the block that lacks it. */
  line: number
  /** `Person[12]/Requests[1]/ReceivedDate`, counted from 1 in file order; `Contact[7]/email` in a contacts file. */
  path: string
  what: string
  fix: string
  severity: Severity
  row: FaultyRow
}

/**
 * The faults of one row as they are found. Rows of one file share a list, so that what is wrong comes out in file
 * order; each remembers only whether it must itself be left out.
 */
export class RowFaults {
  isLeftOut: boolean = false
  readonly row: FaultyRow
  readonly list: Fault[]

  constructor(row: FaultyRow, list: Fault[]) {
    this.row = row
    this.list = list
  }

  report(severity: Severity, place: { line: number; path: string }, what: string, fix: string) {
    const isLeftOut = severity === 'left-out'
    if (isLeftOut) this.isLeftOut = true
    const consequence = isLeftOut ? `; this ${this.row} was left out` : ''
    const { line, path } = place
    this.list.push({ line, path, what: what + consequence, fix, severity, row: this.row })
  }
}

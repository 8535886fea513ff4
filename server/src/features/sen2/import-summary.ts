import type { Fault } from './fault.ts'

/** Rows of a file that went in: not known before, known with something new, known and the same. */
export interface Tally {
  new: number
  changed: number
  unchanged: number
}

export type ImportedFile = 'return' | 'contacts'

/** A fault as the person who ran the import reads it. The place in the file tells, never the value. */
export interface ImportFault extends Pick<Fault, 'line' | 'path' | 'what' | 'fix'> {
  file: ImportedFile
  /** The row did not go in; otherwise it did, but somebody should look at it. */
  leftOut: boolean
}

/** How often something changed, in plain words; `from` and `to` are codes of stages and outcomes. No personal data. */
export interface ImportChange {
  what: string
  from?: string
  to?: string
  count: number
}

/** What an import did, or in a dry run would do. The shape of `hub import-sen2 --json`. */
export interface ImportSummary {
  people: Tally
  contacts: Tally
  faults: ImportFault[]
  changes: ImportChange[]
  /** Rows that did not go in, by what they are. */
  leftOut: { people: number; requests: number; contacts: number }
}

export type ImportStep = 'reading-people' | 'saving-people' | 'reading-contacts' | 'saving-contacts'

/** How far a step has come: bytes of the file as it lies on disk while reading, people or contacts while saving. */
export interface ImportProgress {
  step: ImportStep
  done: number
  total: number | null
}

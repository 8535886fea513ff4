import type { FileStore } from '../../../platform/files/index.ts'
import type { Sealer } from '../../../platform/sealed-text.ts'

/** What files with messages need, handed in by the application. */
export interface MessageFileOptions {
  files: FileStore
  /** The largest file taken, in bytes. */
  maxUploadBytes: number
  /** Whether a scanner is set up. */
  isScanned: boolean
  /** Seals what a form carries of a file until its message is sent. */
  sealer: Sealer
}

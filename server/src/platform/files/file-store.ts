import type { Readable } from 'node:stream'

/** A file that has arrived whole, and is not kept yet. Nobody can be served it. */
export interface StagedFile {
  /** Where it lies on this machine, to be looked into before it is kept. */
  path: string
  /** In bytes. */
  size: number
  /** SHA-256 in hex. */
  sha256: string
  /** Keeps it for good, safe from a power cut when this returns, and answers with its new key. */
  keep(): Promise<string>
  /** Takes it away; does nothing when it was kept or is gone. */
  discard(): Promise<void>
}

/**
 * Where files lie: a folder by default. The database holds everything that is known of a file; the store only its
 * bytes, under a random key, so that a name that somebody typed never reaches a file system.
 */
export interface FileStore {
  /**
   * Takes a stream in without holding more than a few chunks of it in memory. A stream that breaks off leaves nothing.
   * @throws whatever broke the stream, or the error of a full disk
   */
  stage(content: Readable): Promise<StagedFile>
  /** @throws FileMissing */
  open(key: string): Promise<Readable>
  /** Does nothing when it is gone already. */
  remove(key: string): Promise<void>
  /** What has lain here since before a moment, for clearing up what a crash left behind. */
  olderThan(moment: Date): AsyncIterable<string>
  /** Takes away what began to arrive before a moment and never became whole. */
  removeUnfinished(before: Date): Promise<number>
}

/** The database knows of a file that the store doesn't have: a store that is not mounted, or a restore in part. */
export class FileMissing extends Error {
  constructor() {
    super('The file store does not have this file')
    this.name = 'FileMissing'
  }
}

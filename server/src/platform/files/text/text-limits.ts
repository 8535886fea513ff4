/** What is read of a file at most: a file made to be slow or endless holds nobody up. */
export const textLimits = {
  /** In bytes; a larger file is not looked into. */
  fileBytes: 20_000_000,
  pages: 200,
  /** In characters of text. */
  characters: 2_000_000,
  /** For one file, from the start of its thread to its text. */
  timeMs: 30_000,
  /** Of the thread, in MB. */
  heapMb: 192,
}

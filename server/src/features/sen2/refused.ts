/**
 * The whole file cannot be imported. The message is one sentence for the person who ran the import: what is wrong
 * and what to do. It never holds a value from the file.
 */
export class ReturnRefused extends Error {
  override name = 'ReturnRefused'
}

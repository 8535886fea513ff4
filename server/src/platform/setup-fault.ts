/**
 * Something the person who runs the hub can put right: a setting, a port in use, a database that is not there.
 * The message is a whole sentence that says what to do; entry points print it without a stack and exit 1.
 */
export class SetupFault extends Error {
  override name = 'SetupFault'
}

/** What to print for an error that ends a process: a setup fault as it is, anything else with its stack. */
export function messageOf(error: unknown): string {
  if (error instanceof SetupFault) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

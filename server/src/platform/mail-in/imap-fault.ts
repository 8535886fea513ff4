/** The mail server did not do what was asked. The code says what, and nothing of what it answered. */
export class ImapFault extends Error {
  readonly code: string

  constructor(code: string, cause?: unknown) {
    super('The mail server did not do what was asked', { cause })
    this.name = 'ImapFault'
    this.code = code
  }
}

interface Described {
  code?: unknown
  serverResponseCode?: unknown
  authenticationFailed?: unknown
}

const codeShape = /^[\w-]{1,40}$/

/**
 * What went wrong, as a code: the errors of the library hold the command that failed, which may be the one with the
 * password, and words of the server, which may hold the address.
 */
export function imapFaultCode(error: unknown): string {
  const { code, serverResponseCode, authenticationFailed } = (error ?? {}) as Described
  if (authenticationFailed) return 'AUTHENTICATION_FAILED'
  for (const each of [serverResponseCode, code]) {
    if (typeof each === 'string' && codeShape.test(each)) return each
  }
  return 'UNKNOWN'
}

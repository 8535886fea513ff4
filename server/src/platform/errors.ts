/** The kinds of error the hub answers with, and their HTTP status. Source: RFC 9457. */
export const problemKinds = {
  'validation-failed': { status: 400, title: 'Some of what you sent is not right' },
  'sign-in-required': { status: 401, title: 'You need to sign in' },
  'not-allowed': { status: 403, title: 'You may not do this' },
  'second-factor-required': { status: 403, title: 'Show that it is you' },
  'not-found': { status: 404, title: 'Not found' },
  conflict: { status: 409, title: 'This can’t be done now' },
  'too-many-requests': { status: 429, title: 'Too many tries' },
  unavailable: { status: 503, title: 'Not available just now' },
  internal: { status: 500, title: 'Something went wrong on our side' },
} as const

export type ProblemKind = keyof typeof problemKinds

export interface FieldFault {
  /** JSON pointer to the field, for example `/body`. */
  pointer: string
  detail: string
}

/** An error with one sentence that is safe to read aloud in a waiting room. */
export class HubError extends Error {
  readonly kind: ProblemKind
  /** The HTTP status: that of the kind, unless the framework has a closer one (413, 415). */
  readonly status: number
  readonly errors: FieldFault[]
  readonly retryAfterSeconds: number | undefined

  constructor(
    kind: ProblemKind,
    detail: string,
    more: { errors?: FieldFault[]; retryAfterSeconds?: number; status?: number } = {},
  ) {
    super(detail)
    this.name = 'HubError'
    this.kind = kind
    this.status = more.status ?? problemKinds[kind].status
    this.errors = more.errors ?? []
    this.retryAfterSeconds = more.retryAfterSeconds
  }
}

export const signInRequired = () => new HubError('sign-in-required', 'Sign in to see this page.')
export const notAllowed = (detail = 'Your account may not do this.') => new HubError('not-allowed', detail)
export const secondFactorRequired = () =>
  new HubError('second-factor-required', 'Show that it is you before you open this.')
/** Absent and not-yours are the same answer. */
export const notFound = () => new HubError('not-found', 'There is nothing here that you can see.')
export const conflict = (detail: string) => new HubError('conflict', detail)
export const invalid = (pointer: string, detail: string) =>
  new HubError('validation-failed', detail, { errors: [{ pointer, detail }] })
/** Of `cause`, the code is logged and nothing else. */
export const unavailable = (detail: string, cause?: unknown) =>
  Object.assign(new HubError('unavailable', detail), { code: codeOf(cause) })
export const tooMany = (detail: string, retryAfterSeconds: number) =>
  new HubError('too-many-requests', detail, { retryAfterSeconds })

/** The code of an error, or of what lies below it: `fetch` hides why it failed. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  if ('code' in error && typeof error.code === 'string') return error.code
  return 'cause' in error ? codeOf(error.cause) : undefined
}

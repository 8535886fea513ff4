import type { Problem } from '@send-hub/shared'

/** What the API refused, as it said it. `detail` is safe to show to anyone. */
export class ApiProblem extends Error {
  readonly problem: Problem
  readonly kind: string
  readonly retryAfter: string | undefined

  constructor(problem: Problem, retryAfter?: string) {
    super(problem.detail)
    this.name = 'ApiProblem'
    this.problem = problem
    this.kind = problem.type.slice(problem.type.lastIndexOf(':') + 1)
    this.retryAfter = retryAfter
  }
}

/** The kind of an error of ours, thrown by the API or by the server itself; anything else is our fault. */
export function kindOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'internal'
  if ('kind' in error && typeof error.kind === 'string') return error.kind
  const status = 'statusCode' in error ? error.statusCode : undefined
  if (status === 404) return 'not-found'
  if (status === 429) return 'too-many-requests'
  return typeof status === 'number' && status >= 400 && status < 500 ? 'validation-failed' : 'internal'
}

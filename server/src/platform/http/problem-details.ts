import type { Problem } from '@send-hub/shared'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { type FieldFault, HubError, type ProblemKind, problemKinds } from '../errors.ts'

/** What the framework itself refuses, as our kinds, in words that say what to do. */
const frameworkRefusals: Record<number, { kind: ProblemKind; detail: string }> = {
  400: { kind: 'validation-failed', detail: 'We could not read what was sent. Check it and send it again.' },
  404: { kind: 'not-found', detail: 'There is nothing here that you can see.' },
  413: { kind: 'validation-failed', detail: 'That is too large. Send less than 1 megabyte.' },
  414: { kind: 'validation-failed', detail: 'That address is too long.' },
  415: { kind: 'validation-failed', detail: 'Send it as application/json.' },
  429: { kind: 'too-many-requests', detail: 'You have tried too often. Wait a minute, then try again.' },
}

/** Turns whatever was thrown into the one error the hub answers with. */
export function toHubError(error: FastifyError | Error): HubError {
  if (error instanceof HubError) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    const errors: FieldFault[] = error.validation.map(({ instancePath, message }) => ({
      pointer: instancePath,
      detail: message ?? 'This is not right',
    }))
    return new HubError('validation-failed', errors[0]?.detail ?? 'This is not right', { errors })
  }
  if (isConnectionFailure(error)) {
    return new HubError(
      'unavailable',
      'The hub can’t reach its records just now. Try again in a few minutes.',
    )
  }
  const status = 'statusCode' in error ? error.statusCode : undefined
  const refusal = status === undefined ? undefined : frameworkRefusals[status]
  if (refusal) return new HubError(refusal.kind, refusal.detail, { status })
  return new HubError('internal', 'Something went wrong on our side. Nothing was changed. Try again.')
}

/**
 * Postgres is gone, starting or stopping, or took too long (class 57), lost (08), full of connections (53300), not
 * found, or broke off one of two that stood in each other's way (40): the same request may well succeed later.
 */
function isConnectionFailure(error: Error): boolean {
  const code = 'code' in error ? String(error.code) : ''
  return (
    /^(57P0[123]|57014|25P0[34]|40001|40P01|08...|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$/.test(
      code,
    ) || /timeout exceeded when trying to connect|Connection terminated|not queryable/.test(error.message)
  )
}

/** Sends an error as application/problem+json (RFC 9457). */
export function sendProblem(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply) {
  const problem = toHubError(error)
  const { status } = problem
  if (problem.retryAfterSeconds) reply.header('retry-after', problem.retryAfterSeconds)
  const body: Problem = {
    type: `urn:send-hub:problem:${problem.kind}`,
    title: problemKinds[problem.kind].title,
    status,
    detail: problem.message,
    instance: request.id,
    ...(problem.errors.length > 0 && { errors: problem.errors }),
  }
  return reply.code(status).type('application/problem+json').serializer(JSON.stringify).send(body)
}

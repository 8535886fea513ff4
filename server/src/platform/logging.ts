import type { FastifyRequest } from 'fastify'
import pino from 'pino'

/**
 * Logs carry ids, routes and kinds of error; never addresses, names, text or values. So errors lose their
 * message (Postgres puts values there) and requests their URL (searches and links have parameters).
 */
export function logOptions(level: string) {
  return {
    level,
    // Lines are written together, at the latest after a second: a write for each costs as much as a query.
    stream: pino.destination({ dest: 1, sync: false, minLength: 4_096, periodicFlush: 1_000 }),
    base: null,
    serializers: {
      req: (request: FastifyRequest) => ({
        method: request.method,
        route: request.routeOptions?.url ?? null,
      }),
      res: ({ statusCode }: { statusCode?: number }) => ({ status: statusCode }),
      err: describeError,
      // The parser of uploads logs the headers it was given, the session's cookie with them.
      busboyOptions: ({ limits }: { limits?: object }) => ({ limits }),
    },
  }
}

/** Type, code and place of an error, without its message. */
export function describeError(error: Error) {
  const { code, constraint } = error as { code?: unknown; constraint?: unknown }
  // The stack begins with the message, whose own lines may look like frames.
  const stack = error.stack ?? ''
  const afterMessage = stack.slice(stack.indexOf(error.message) + error.message.length)
  const frames = afterMessage.split('\n').filter((line) => line.startsWith('    at '))
  return {
    type: error.name,
    ...(code !== undefined && { code: String(code) }),
    ...(constraint !== undefined && { constraint: String(constraint) }),
    message: '',
    stack: frames.slice(0, 12).join('\n'),
  }
}

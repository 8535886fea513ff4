import type { Problem } from '@send-hub/shared'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ApiProblem } from './api-problem.ts'
import type { ApiRoutes, CallInput } from './api-routes.ts'
import type { FileForm } from './file-form.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The visitor's cookies as the server knows them, for calls in their name. */
    cookieForCalls?(): string | undefined
  }
}

/** Calls one route of the API as the person whose page this is. @throws ApiProblem when it is refused */
export type CallApi = <Route extends keyof ApiRoutes>(
  route: Route,
  ...input: Record<never, never> extends CallInput<Route> ? [CallInput<Route>?] : [CallInput<Route>]
) => Promise<ApiRoutes[Route]['answer']>

interface AnyInput {
  params?: Record<string, string>
  query?: Record<string, string | undefined>
  body?: unknown
  idempotencyKey?: string
  file?: FileForm
}

/**
 * The API in process: with the person's own cookie and address, so that the same rules and limits hold as for any
 * caller. Cookies that the API sets go on to the browser, in place of those that the page has set by itself.
 */
export function apiFor(request: FastifyRequest, reply: FastifyReply, publicUrl: string): CallApi {
  const call = async (route: string, input: AnyInput = {}) => {
    const [method, path = ''] = route.split(' ') as ['GET' | 'POST' | 'PUT' | 'DELETE', string?]
    const cookie = request.cookieForCalls ? request.cookieForCalls() : request.headers.cookie
    const response = await request.server.inject({
      method,
      url: fillIn(path, input),
      headers: {
        origin: publicUrl,
        ...(request.headers['user-agent'] && { 'user-agent': request.headers['user-agent'] }),
        ...(cookie && { cookie }),
        ...(input.file && { 'content-type': input.file.contentType }),
        ...(input.idempotencyKey && { 'idempotency-key': input.idempotencyKey }),
      },
      remoteAddress: request.ip,
      ...(input.body !== undefined && { payload: input.body as object }),
      ...(input.file && { payload: input.file.content() }),
    })
    passOnCookies(reply, [response.headers['set-cookie'] ?? []].flat())
    if (response.statusCode < 400) return response.payload ? JSON.parse(response.payload) : undefined
    throw new ApiProblem(JSON.parse(response.payload) as Problem, response.headers['retry-after'] as string)
  }
  return call as CallApi
}

function passOnCookies(reply: FastifyReply, cookies: string[]): void {
  if (cookies.length === 0) return
  const nameOf = (cookie: string) => cookie.slice(0, cookie.indexOf('='))
  const names = new Set(cookies.map(nameOf))
  const others = [reply.getHeader('set-cookie') ?? []].flat().map(String)
  reply.removeHeader('set-cookie')
  for (const cookie of [...others.filter((other) => !names.has(nameOf(other))), ...cookies])
    reply.header('set-cookie', cookie)
}

function fillIn(path: string, { params, query }: AnyInput): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params?.[name] ?? ''))
  const given = Object.entries(query ?? {}).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return given.length > 0 ? `${filled}?${new URLSearchParams(given)}` : filled
}

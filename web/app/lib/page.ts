import { randomUUID } from 'node:crypto'
import type { Access } from '@send-hub/shared'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { apiFor, type CallApi } from './call-api.ts'
import { compress } from './compress.ts'
import { FileForm } from './file-form.ts'
import { type FormError, FormFault, type FormValues, formErrorsOf, textsOf } from './form.ts'
import type { Page, RenderPage } from './render-page.tsx'
import { contentSecurityPolicy, setPageHeaders } from './security-headers.ts'
import type { WebPagesOptions } from './web-options.ts'

/** What every page shares: the options of the server, and how to render. */
export interface Web extends WebPagesOptions {
  render: RenderPage
}

/** One person opening or submitting one page. */
export interface Visit {
  request: FastifyRequest
  reply: FastifyReply
  web: Web
  /** Path with query, as it was asked for. */
  url: string
  params: Readonly<Record<string, string | undefined>>
  query: Readonly<Record<string, string | undefined>>
  /** What was typed; empty when the page is opened. */
  values: FormValues
  /** What is wrong with it; empty unless the form is shown again. */
  errors: readonly FormError[]
  call: CallApi
}

/** Goes to another page (303): after every form that was accepted. */
export interface Redirect {
  to: string
}

export interface PageRoute {
  url: string
  access: Access
  /** Its form is sent with a file (multipart/form-data): `fileFormOf` has it. */
  takesFile?: boolean
  /** What the page shows. Called again, with `values` and `errors`, when the form is not accepted. */
  show(visit: Visit): Promise<Page | Redirect> | Page | Redirect
  /**
   * What the page's form does. A FormFault, or a refusal of the API that is about the form, shows the page again
   * with status 422 (or the API's own for a conflict or too many tries) and keeps what was typed.
   */
  submit?(visit: Visit): Promise<Page | Redirect> | Page | Redirect
}

/** Adds a page as GET, and its form as POST, to the same address. */
export function addPage(app: FastifyInstance, web: Web, route: PageRoute): void {
  const { url, access, show, submit, takesFile = false } = route
  const config = { access }
  app.get(url, { config }, async (request, reply) => {
    return answer(reply, web, await show(visitOf(request, reply, web)))
  })
  if (!submit) return
  app.post(url, { config: { access, takesFile } }, async (request, reply) => {
    const visit = visitOf(request, reply, web)
    try {
      return answer(reply, web, await submit(visit))
    } catch (error) {
      const fault = formErrorsOf(error)
      if (!fault) throw error
      const again = await show({ ...visit, errors: fault.errors })
      return answer(reply, web, 'to' in again ? again : markFaulty(again, fault.status))
    } finally {
      if (request.body instanceof FileForm) request.body.drain()
    }
  })
}

function markFaulty(page: Page, status: number): Page {
  return { ...page, status, title: `Error: ${page.title}` }
}

/** Everything about one request that a page may need. */
export function visitOf(request: FastifyRequest, reply: FastifyReply, web: Web): Visit {
  return {
    request,
    reply,
    web,
    url: request.url,
    params: request.params as Visit['params'],
    query: textsOf(request.query),
    values: request.body instanceof FileForm ? request.body.texts : textsOf(request.body),
    errors: [],
    call: apiFor(request, reply, web.publicUrl),
  }
}

/**
 * The form with its file, to be handed to the API.
 * @throws FormFault when it came without one, as a form does that was carried through a sign-in
 */
export function fileFormOf({ request }: Visit): FileForm {
  if (request.body instanceof FileForm) return request.body
  throw new FormFault([{ field: 'file', text: 'Choose a file' }])
}

/** Sends a page or a redirect, with every header it needs. */
export function answer(reply: FastifyReply, web: Web, outcome: Page | Redirect): FastifyReply {
  setPageHeaders(reply)
  if ('to' in outcome) return reply.redirect(outcome.to, 303)
  web.onPage?.(outcome)
  // 122 random bits; Node keeps some in store for this, so that it costs nothing.
  const nonce = randomUUID()
  const { body, encoding } = compress(web.render(outcome, nonce), reply.request.headers['accept-encoding'])
  if (encoding) reply.header('content-encoding', encoding)
  return reply
    .code(outcome.status ?? 200)
    .headers({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy(nonce, outcome.client === 'staff'),
      vary: 'accept-encoding',
    })
    .send(body)
}

import type { FastifyReply, FastifyRequest } from 'fastify'
import { familyPage, hasSession } from '../family-layout.tsx'
import { createStaffFrame } from '../staff-layout.tsx'
import { ApiProblem, kindOf } from './api-problem.ts'
import { ErrorView, errorWordsFor } from './error-view.tsx'
import type { Redirect, Visit, Web } from './page.ts'
import { answer, visitOf } from './page.ts'
import type { Page } from './render-page.tsx'

type AskToSignIn = (visit: Visit) => Promise<Page | Redirect>
type AskToConfirm = AskToSignIn

/** Turns whatever a page threw into a page that says what to do, or into the way to sign in. */
export function errorAnswerer(web: Web, askToSignIn: AskToSignIn, askToConfirm: AskToConfirm) {
  const staffFrame = createStaffFrame(web.council)
  return async (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const visit = visitOf(request, reply, web)
    const kind = kindForReader(error, request.method)
    if (kind === 'sign-in-required') return answer(reply, web, await askToSignIn(visit))
    if (kind === 'second-factor-required') return answer(reply, web, await askToConfirm(visit))

    const isStaffs = isOfStaff(visit)
    const { status, title } = errorWordsFor(kind, isStaffs)
    if (error instanceof ApiProblem && error.retryAfter) reply.header('retry-after', error.retryAfter)
    const hasForm = request.method === 'POST' && Object.keys(visit.values).length > 0
    const view = (
      <ErrorView
        kind={kind}
        council={web.council}
        isStaffs={isStaffs}
        detail={status < 500 && status !== 404 && isOurs(error) ? error.message : undefined}
        requestId={status === 500 ? request.id : undefined}
        form={hasForm ? { action: visit.url, values: visit.values } : undefined}
        emergencyHref={kind === 'not-found' && isStaffCase(visit.url) ? '/staff/broken-glass/new' : undefined}
      />
    )
    // Whose page it is stands in no header of theirs: to ask for the name could fail as the page did.
    const page: Page = isStaffs
      ? { title, status, view, client: 'family', frame: staffFrame(null, { name: 'Your account' }) }
      : familyPage(visit, { title, status, children: view })
    return answer(reply, web, page)
  }
}

/** Staff at their own side; signed out, they see what anybody sees. */
const isOfStaff = ({ url, request }: Visit): boolean =>
  url.startsWith('/staff/') && hasSession(request.headers.cookie)

/** A case, there or not, locked or not: the page says the same. */
const isStaffCase = (url: string): boolean => url.startsWith('/staff/cases/')

/** An address that cannot be right is, to a reader, a page that is not there. */
function kindForReader(error: unknown, method: string): string {
  const kind = kindOf(error)
  return kind === 'validation-failed' && method !== 'POST' ? 'not-found' : kind
}

/** Errors with a kind carry one sentence that is safe to show. */
function isOurs(error: unknown): error is Error & { kind: string } {
  return error instanceof Error && 'kind' in error
}

import type { FastifyInstance } from 'fastify'
import { familyPage, hasSession } from '../../family-layout.tsx'
import { kindOf } from '../../lib/api-problem.ts'
import { addPage, answer, type Redirect, type Visit, visitOf, type Web } from '../../lib/page.ts'
import type { Page } from '../../lib/render-page.tsx'
import { forgetInBrowser } from '../../lib/security-headers.ts'
import { safePath, signInPathOf } from './sign-in-state.ts'
import {
  LeavingView,
  NoAccessView,
  ProviderView,
  SignInAgainView,
  StartAgainView,
} from './staff-provider-views.tsx'

const path = signInPathOf.staff
/** A link, not a form: browsers stop a form whose answer leads to another site. */
export const startHref = (to: string) => `${path}/start?to=${encodeURIComponent(to)}`

/** Staff sign in at the council's own provider, and out of it. */
export function addStaffProviderPages(app: FastifyInstance, web: Web): void {
  addPage(app, web, { url: path, access: 'public', show: showDoor })
  addPage(app, web, { url: `${path}/start`, access: 'public', show: leaveForProvider })
  addPage(app, web, { url: `${path}/callback`, access: 'public', show: comeBack })
  app.post('/staff/sign-out', { config: { access: 'public' } }, async (request, reply) => {
    const visit = visitOf(request, reply, web)
    const url = await signOut(visit)
    forgetInBrowser(reply)
    if (url === null) return answer(reply, web, { to: path })
    // Not a redirect: it would be the answer to a form, which may lead nowhere else.
    reply.header('refresh', `0; url=${url}`)
    return answer(reply, web, plainPage(visit, 'Signing you out', <LeavingView url={url} />))
  })
}

const plainPage = (visit: Visit, title: string, children: Page['view'], status?: number): Page =>
  familyPage(visit, { title, isSignedIn: false, children, ...(status && { status }) })

function showDoor(visit: Visit): Page {
  const { name } = visit.web.council
  const href = startHref(safePath(visit.query.to, 'staff'))
  return plainPage(visit, 'Staff sign in', <ProviderView councilName={name} href={href} />)
}

async function leaveForProvider(visit: Visit): Promise<Redirect> {
  const to = safePath(visit.query.to, 'staff')
  const { url } = await visit.call('POST /api/sign-in/staff/start', { body: { to } })
  return { to: url }
}

async function comeBack(visit: Visit): Promise<Page | Redirect> {
  const at = visit.url.indexOf('?')
  const query = at < 0 ? '' : visit.url.slice(at)
  try {
    const { to } = await visit.call('POST /api/sign-in/staff/finish', { body: { query } })
    return { to: safePath(to, 'staff') }
  } catch (error) {
    const kind = kindOf(error)
    const { council } = visit.web
    if (kind === 'not-allowed') {
      return plainPage(visit, 'You have no access', <NoAccessView council={council} path={path} />, 403)
    }
    if (kind !== 'validation-failed') throw error
    // Whoever opens the address again, with "back" or "reload", is signed in already.
    if (hasSession(visit.request.headers.cookie)) return { to: '/staff' }
    return plainPage(visit, 'Sign in again', <StartAgainView href={path} />, 400)
  }
}

/** Signing out works for somebody whose session has ended already, too. */
async function signOut(visit: Visit): Promise<string | null> {
  try {
    return (await visit.call('POST /api/sign-in/staff/sign-out')).url
  } catch (error) {
    if (kindOf(error) !== 'sign-in-required') throw error
    return null
  }
}

/**
 * For a form that was sent after the session had ended. What was typed stays in this page: it can't go to the provider
 * and back, so signing in happens in another window.
 */
export function askStaffToSignInBeside(
  visit: Visit,
  draft: { action: string; values: Visit['values'] },
): Page {
  const href = startHref('/staff')
  return plainPage(visit, 'Sign in again', <SignInAgainView href={href} draft={draft} />, 401)
}

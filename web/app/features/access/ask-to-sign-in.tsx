import type { FastifyRequest } from 'fastify'
import { type FormValues, textsOf } from '../../lib/form.ts'
import type { Redirect, Visit } from '../../lib/page.ts'
import type { Page } from '../../lib/render-page.tsx'
import { showEmail } from './sign-in-pages.tsx'
import { safePath, sideOf, signInPathOf } from './sign-in-state.ts'
import { askStaffToSignInBeside } from './staff-provider-pages.tsx'

/** Longest form that is carried through a sign-in, in bytes: the longest message, however it is written. */
const longestDraft = 256 * 1024

/**
 * For a page that needs a sign-in. Opened: goes to the sign-in page and back afterwards. Submitted: signs in with the
 * form's words carried along, so that a session that ended while somebody wrote costs them nothing.
 */
export async function askToSignIn(visit: Visit): Promise<Page | Redirect> {
  const { request, url } = visit
  const side = sideOf(url)
  if (request.method !== 'POST') {
    const to = safePath(url, side)
    return { to: to.length > 1 ? `${signInPathOf[side]}?to=${encodeURIComponent(to)}` : signInPathOf[side] }
  }
  const values = request.body === undefined ? await readForm(request) : textsOf(request.body)
  const draft = Object.keys(values).length > 0 ? { action: url, values } : undefined
  if (side === 'staff' && visit.web.staffSignIn === 'provider') {
    return askStaffToSignInBeside({ ...visit, values: {} }, draft ?? { action: url, values })
  }
  const page = showEmail({ ...visit, values: {} }, side, { to: safePath(url, side), ...(draft && { draft }) })
  return { ...page, status: 401 }
}

/** The server may refuse a request before it has read the form; then the form is still to be read. */
async function readForm(request: FastifyRequest): Promise<FormValues> {
  const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')
  if (!isForm || Number(request.headers['content-length'] ?? longestDraft + 1) > longestDraft) return {}
  const chunks: Buffer[] = []
  for await (const chunk of request.raw) chunks.push(Buffer.from(chunk))
  return Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString('utf8')))
}

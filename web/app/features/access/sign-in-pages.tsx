import type { SignInSide } from '@send-hub/shared'
import type { FastifyInstance } from 'fastify'
import { familyPage } from '../../family-layout.tsx'
import { kindOf } from '../../lib/api-problem.ts'
import { addPage, answer, type Visit, visitOf, type Web } from '../../lib/page.ts'
import type { Page } from '../../lib/render-page.tsx'
import { forgetInBrowser } from '../../lib/security-headers.ts'
import { homeOf, type SignInState, safePath, sealState, signInPathOf, unsealState } from './sign-in-state.ts'
import { CarryOnView, CodeView, EmailView } from './sign-in-views.tsx'
import { addStaffProviderPages } from './staff-provider-pages.tsx'

/** Signing in with a code by email, for families and for staff, and signing out. */
export function addSignInPages(app: FastifyInstance, web: Web): void {
  const sidesByCode = web.staffSignIn === 'code' ? (['family', 'staff'] as const) : (['family'] as const)
  for (const side of sidesByCode) {
    const path = signInPathOf[side]
    addPage(app, web, {
      url: path,
      access: 'public',
      show: (visit) => showEmail(visit, side),
      submit: (visit) => sendCode(visit, side),
    })
    addPage(app, web, {
      url: `${path}/code`,
      access: 'public',
      show: (visit) => {
        const state = unsealState(web, side, visit.values.state)
        return state?.attemptId ? showCode(visit, side, state, false) : { to: path }
      },
      submit: (visit) => enter(visit, side),
    })
  }
  if (web.staffSignIn === 'provider') addStaffProviderPages(app, web)
  for (const side of sidesByCode) {
    const [url, to] =
      side === 'family' ? ['/sign-out', '/signed-out'] : ['/staff/sign-out', signInPathOf.staff]
    app.post(url, { config: { access: 'public' } }, async (request, reply) => {
      await endSession(visitOf(request, reply, web))
      forgetInBrowser(reply)
      return answer(reply, web, { to })
    })
  }
}

/** The page that asks for the address; `state` is made anew unless the form carries one. */
export function showEmail(visit: Visit, side: SignInSide, given?: SignInState): Page {
  const { web, values, errors } = visit
  const state = given ?? unsealState(web, side, values.state) ?? { to: safePath(visit.query.to, side) }
  return familyPage(visit, {
    title: side === 'family' ? 'Sign in' : 'Staff sign in',
    isSignedIn: false,
    ...(side === 'family' && { back: { href: '/' } }),
    children: (
      <EmailView
        side={side}
        council={web.council}
        state={sealState(web, side, state)}
        email={values.email ?? state.email}
        errors={errors}
        hasDraft={state.draft !== undefined}
      />
    ),
  })
}

async function sendCode(visit: Visit, side: SignInSide): Promise<Page> {
  const { web, values } = visit
  const before = unsealState(web, side, values.state) ?? { to: homeOf[side] }
  const email = (values.again ? before.email : values.email)?.trim() ?? ''
  const { attemptId } = await visit.call('POST /api/sign-in/codes', { body: { email, side } })
  return showCode(visit, side, { ...before, email, attemptId }, Boolean(values.again))
}

function showCode(visit: Visit, side: SignInSide, state: SignInState, wasSentAgain: boolean): Page {
  return familyPage(visit, {
    title: 'Check your email',
    isSignedIn: false,
    back: { href: signInPathOf[side] },
    children: (
      <CodeView
        side={side}
        council={visit.web.council}
        state={sealState(visit.web, side, state)}
        email={state.email ?? ''}
        errors={visit.errors}
        wasSentAgain={wasSentAgain}
      />
    ),
  })
}

async function enter(visit: Visit, side: SignInSide) {
  const state = unsealState(visit.web, side, visit.values.state)
  if (!state?.attemptId) return { to: signInPathOf[side] }
  await visit.call('POST /api/sign-in/sessions', {
    body: { attemptId: state.attemptId, code: visit.values.code ?? '' },
  })
  if (!state.draft) return { to: state.to }
  return familyPage(visit, {
    title: 'You are signed in',
    isSignedIn: true,
    children: <CarryOnView draft={state.draft} />,
  })
}

/** Signing out works for somebody whose session has ended already, too. */
async function endSession(visit: Visit): Promise<void> {
  try {
    await visit.call('DELETE /api/session')
  } catch (error) {
    if (kindOf(error) !== 'sign-in-required') throw error
  }
}

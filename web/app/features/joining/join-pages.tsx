import { InvitationCode } from '@send-hub/shared'
import type { ReactNode } from 'react'
import { familyPage, hasSession } from '../../family-layout.tsx'
import { ApiProblem, kindOf } from '../../lib/api-problem.ts'
import { FormFault } from '../../lib/form.ts'
import { londonDay } from '../../lib/london-time.ts'
import type { PageRoute, Redirect, Visit } from '../../lib/page.ts'
import type { Page } from '../../lib/render-page.tsx'
import { requireTypedDay } from '../../lib/typed-day.ts'
import {
  birthHref,
  emailHref,
  type JoinState,
  joinHref,
  noLetterHref,
  proofHref,
  sealJoin,
  unsealJoin,
} from './join-state.ts'
import {
  BirthDateView,
  LetterCodeView,
  NoLetterView,
  NotInView,
  OwnEmailView,
  ProofView,
} from './join-views.tsx'

/** Joining with the code of a letter, one thing a page. What was entered travels sealed, in forms alone. */
const codePage: PageRoute = {
  url: joinHref,
  access: 'public',
  show: (visit) => {
    const isSignedIn = hasSession(visit.request.headers.cookie)
    return joinPage(visit, {
      title: isSignedIn ? 'Add a child with a code' : 'Join with a code',
      back: '/',
      children: <LetterCodeView values={visit.values} errors={visit.errors} isSignedIn={isSignedIn} />,
    })
  },
  submit: (visit) => {
    const read = InvitationCode.safeParse(visit.values.code ?? '')
    if (!read.success) throw new FormFault([{ field: 'code', text: read.error.issues[0]?.message ?? '' }])
    return birthDatePage({ ...visit, values: {} }, { code: read.data })
  },
}

const birthPage: PageRoute = {
  url: birthHref,
  access: 'public',
  show: (visit) => withState(visit, (state) => birthDatePage(visit, state)),
  submit: (visit) =>
    withState(visit, async (state) => {
      if (visit.values.back) return ownEmailPage(visit, state)
      const birthOn = requireTypedDay(visit.values, 'birth', 'Enter the child’s date of birth')
      if (birthOn > londonDay(visit.web.now())) {
        throw new FormFault([{ field: 'birth-day', text: 'The date of birth must be in the past' }])
      }
      const next = { ...state, birthOn }
      const isSignedIn = hasSession(visit.request.headers.cookie)
      return (isSignedIn && (await addChild(visit, next))) || ownEmailPage({ ...visit, values: {} }, next)
    }),
}

const emailPage: PageRoute = {
  url: emailHref,
  access: 'public',
  show: (visit) => withState(visit, (state) => ownEmailPage(visit, state)),
  submit: (visit) =>
    withState(visit, (state) =>
      refusedBecomesPage(visit, '/code', async () => {
        const { code, birthOn } = state
        const email = visit.values.email?.trim() ?? ''
        const { attemptId } = await visit.call('POST /api/join/checks', { body: { code, birthOn, email } })
        return provePage(
          { ...visit, values: {} },
          { ...state, email, attemptId },
          Boolean(visit.values.again),
        )
      }),
    ),
}

const proofPage: PageRoute = {
  url: proofHref,
  access: 'public',
  show: (visit) => withState(visit, (state) => provePage(visit, state, false)),
  submit: (visit) =>
    withState(visit, (state) =>
      refusedBecomesPage(visit, null, async () => {
        await visit.call('POST /api/sign-in/sessions', {
          body: { attemptId: state.attemptId, code: visit.values.code ?? '' },
        })
        return { to: '/' }
      }),
    ),
}

const noLetterPage: PageRoute = {
  url: noLetterHref,
  access: 'public',
  show: (visit) =>
    joinPage(visit, {
      title: 'If you do not have a letter',
      back: joinHref,
      children: <NoLetterView council={visit.web.council} />,
    }),
}

export const joinPages: readonly PageRoute[] = [codePage, birthPage, emailPage, proofPage, noLetterPage]

type Answer = Page | Redirect

/** Without what was entered before, as when an address is typed by hand: to the beginning. */
function withState(visit: Visit, work: (state: JoinState) => Promise<Answer> | Answer) {
  const state = unsealJoin(visit.web, visit.values.state)
  return state ? work(state) : { to: joinHref }
}

/** For somebody who is signed in, no inbox needs to be proved. Null: their session has ended. */
async function addChild(visit: Visit, { code, birthOn }: JoinState): Promise<Answer | null> {
  try {
    return await refusedBecomesPage(visit, '/code', async () => {
      const { caseId } = await visit.call('POST /api/family/children', { body: { code, birthOn } })
      return { to: `/cases/${caseId}` }
    })
  } catch (error) {
    if (kindOf(error) === 'sign-in-required') return null
    throw error
  }
}

/** What is wrong with the letter's code can't be put right on a later page: it gets a page of its own. */
async function refusedBecomesPage(
  visit: Visit,
  pointer: string | null,
  work: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
    const isAboutCode = error.problem.errors?.some((fault) => fault.pointer === pointer) ?? false
    if (error.kind !== 'conflict' && !isAboutCode) throw error
    const { council } = visit.web
    return {
      ...joinPage(visit, {
        title: 'We cannot let you in yet',
        back: joinHref,
        children: <NotInView detail={error.problem.detail} council={council} />,
      }),
      status: error.problem.status === 409 ? 409 : 422,
    }
  }
}

const birthDatePage = (visit: Visit, state: JoinState) =>
  joinPage(visit, {
    title: 'What is the child’s date of birth?',
    back: joinHref,
    children: <BirthDateView state={sealJoin(visit.web, state)} {...typedIn(visit)} />,
  })

const ownEmailPage = (visit: Visit, state: JoinState) =>
  joinPage(visit, {
    title: 'What is your email address?',
    back: joinHref,
    children: <OwnEmailView state={sealJoin(visit.web, state)} {...typedIn(visit)} email={state.email} />,
  })

const provePage = (visit: Visit, state: JoinState, wasSentAgain: boolean) =>
  joinPage(visit, {
    title: 'Check your email',
    back: joinHref,
    children: (
      <ProofView
        state={sealJoin(visit.web, state)}
        errors={visit.errors}
        email={state.email ?? ''}
        council={visit.web.council}
        wasSentAgain={wasSentAgain}
      />
    ),
  })

const typedIn = ({ values, errors }: Visit) => ({ values, errors })

function joinPage(visit: Visit, page: { title: string; back: string; children: ReactNode }): Page {
  const { title, back, children } = page
  return familyPage(visit, { title, back: { href: back }, children })
}

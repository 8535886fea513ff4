import { familyPage } from '../../family-layout.tsx'
import { textsOf } from '../../lib/form.ts'
import type { PageRoute, Redirect, Visit } from '../../lib/page.ts'
import type { Page } from '../../lib/render-page.tsx'
import { safePath } from '../access/sign-in-state.ts'
import { CarryOnView } from '../access/sign-in-views.tsx'
import { ConfirmView, SetUpFirstView } from './confirm-views.tsx'
import { confirmHref } from './factor-links.ts'
import { credentialOf, type FactorState, factorStateOf, sealFactor } from './factor-state.ts'
import { TextCodeView } from './text-code-form.tsx'

const path = '/confirm-it-is-you'
const codePath = `${path}/code`

/**
 * For a page that needs a second factor. Opened: goes to the page that asks for it, and back afterwards. Submitted: asks
 * here, with the form's words carried along.
 */
export async function askToConfirm(visit: Visit): Promise<Page | Redirect> {
  const { request, url } = visit
  const to = safePath(url, 'family')
  if (request.method !== 'POST') return { to: confirmHref(to) }
  const state = { to, draft: { action: url, values: textsOf(request.body) } }
  const page = await showConfirm({ ...visit, values: {} }, state)
  return 'to' in page ? page : { ...page, status: 403 }
}

/** @throws an error that leads to the page above, before a file is opened that only the API could refuse */
export async function requireConfirmed({ call }: Pick<Visit, 'call'>): Promise<void> {
  const { isAskedForPapers } = await call('GET /api/family/second-factor')
  if (isAskedForPapers)
    throw Object.assign(new Error('Show that it is you'), { kind: 'second-factor-required' })
}

const confirmPage: PageRoute = {
  url: path,
  access: 'family',
  show: (visit) => showConfirm(visit, factorStateOf(visit, '/')),
  submit: async (visit) => {
    const state = factorStateOf(visit, '/')
    const { text, credential } = visit.values
    if (text || !credential) {
      const { challengeId } = await visit.call('POST /api/family/second-factor/text/code')
      return showCode(visit, { ...state, challengeId })
    }
    await visit.call('POST /api/family/second-factor/passkey', {
      body: { challengeId: state.challengeId, credential: credentialOf(visit.values) },
    })
    return goOn(visit, state)
  },
}

async function showConfirm(visit: Visit, state: FactorState): Promise<Page | Redirect> {
  const factor = await visit.call('GET /api/family/second-factor')
  const { council } = visit.web
  if (!factor.isSetUp && factor.rule === 'required') {
    return familyPage(visit, {
      title: 'Set up a second check',
      children: <SetUpFirstView council={council} canText={factor.canText} to={state.to} />,
    })
  }
  if (!factor.isSetUp || factor.isConfirmed) return goOn(visit, state)
  const question =
    factor.passkeys.length > 0 ? await visit.call('POST /api/family/second-factor/passkey/question') : null
  const challenged = { ...state, ...(question && { challengeId: question.challengeId }) }
  const page = familyPage(visit, {
    title: 'Confirm it is you',
    back: { href: '/' },
    children: (
      <ConfirmView
        council={council}
        action={path}
        state={sealFactor(visit, challenged)}
        passkey={question?.options ?? null}
        textEnding={factor.canText ? factor.textEnding : null}
      />
    ),
  })
  return { ...page, client: 'passkey' }
}

const confirmCodePage: PageRoute = {
  url: codePath,
  access: 'family',
  show: (visit) => {
    const state = factorStateOf(visit, '/')
    return state.challengeId ? showCode(visit, state) : { to: path }
  },
  submit: async (visit) => {
    const state = factorStateOf(visit, '/')
    const { code = '' } = visit.values
    await visit.call('POST /api/family/second-factor/text', {
      body: { challengeId: state.challengeId, code },
    })
    return goOn(visit, state)
  },
}

function showCode(visit: Visit, state: FactorState): Page {
  return familyPage(visit, {
    title: 'Check your mobile',
    back: { href: confirmHref(state.to) },
    children: (
      <TextCodeView
        action={codePath}
        state={sealFactor(visit, state)}
        errors={visit.errors}
        again={{ action: path }}
        wasSentAgain={Boolean(visit.values.again)}
        council={visit.web.council}
      />
    ),
  })
}

/** To where they were going; what they were about to send, they send with one press. */
function goOn(visit: Visit, { to, draft }: FactorState): Page | Redirect {
  if (!draft) return { to }
  return familyPage(visit, { title: 'Carry on', children: <CarryOnView draft={draft} title="Thank you" /> })
}

export const confirmPages: readonly PageRoute[] = [confirmPage, confirmCodePage]

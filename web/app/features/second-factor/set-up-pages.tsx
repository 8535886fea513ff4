import { secondFactorWords as words } from '@send-hub/shared'
import { familyPage } from '../../family-layout.tsx'
import { errorFor } from '../../lib/form.ts'
import type { PageRoute, Visit } from '../../lib/page.ts'
import { Narrow } from '../../lib/plain-views.tsx'
import type { Page } from '../../lib/render-page.tsx'
import { Button } from '../../ui/button.tsx'
import { Input } from '../../ui/input.tsx'
import { addTextHref } from './factor-links.ts'
import { credentialOf, type FactorState, factorStateOf, sealFactor } from './factor-state.ts'
import { PasskeyForm, RingUs } from './passkey-form.tsx'
import { TextCodeView } from './text-code-form.tsx'

const account = '/account'
const back = { href: account, text: 'Your account' }
const doneHref = (to: string, what: string) => (to === account ? `${account}?done=${what}` : to)

const passkeyPage: PageRoute = {
  url: '/account/passkey',
  access: 'family',
  show: async (visit) => {
    const { to } = factorStateOf(visit, account)
    const [{ challengeId, options }, { canText }] = [
      await visit.call('POST /api/family/passkeys/question'),
      await visit.call('GET /api/family/second-factor'),
    ]
    const page = familyPage(visit, {
      title: 'Set up a passkey',
      back,
      children: (
        <Narrow>
          <h1 className="govuk-heading-l">Set up a passkey</h1>
          <p className="govuk-body">{words.passkeyIs}</p>
          <PasskeyForm
            what="add"
            action="/account/passkey"
            state={sealFactor(visit, { to, challengeId })}
            options={options}
            button="Set up a passkey"
          />
          {canText && (
            <p className="govuk-body">
              Or{' '}
              <a className="govuk-link" href={addTextHref(to === account ? undefined : to)}>
                get a code by text
              </a>{' '}
              instead.
            </p>
          )}
          <RingUs council={visit.web.council} text={words.cannot} />
        </Narrow>
      ),
    })
    return { ...page, client: 'passkey' }
  },
  submit: async (visit) => {
    const { to, challengeId } = factorStateOf(visit, account)
    const credential = credentialOf(visit.values)
    await visit.call('POST /api/family/passkeys', { body: { challengeId, credential } })
    return { to: doneHref(to, 'passkey') }
  },
}

const numberPage: PageRoute = {
  url: '/account/text-code',
  access: 'family',
  show: (visit) => {
    const { to } = factorStateOf(visit, account)
    return familyPage(visit, {
      title: 'Get a code by text',
      back,
      children: (
        <Narrow>
          <h1 className="govuk-heading-l">Get a code by text</h1>
          <p className="govuk-body">{words.textIs}</p>
          <form method="post" action="/account/text-code" noValidate>
            <input type="hidden" name="state" value={sealFactor(visit, { to })} />
            <Input
              name="number"
              type="tel"
              autoComplete="tel"
              className="govuk-input--width-20"
              label="Your mobile number"
              labelSize="s"
              hint="A UK number. We use it for codes and nothing else."
              defaultValue={visit.values.number}
              error={errorFor(visit.errors, 'number')}
            />
            <Button preventDoubleClick>Send me a code</Button>
          </form>
          <RingUs council={visit.web.council} text={words.cannot} />
        </Narrow>
      ),
    })
  },
  submit: async (visit) => {
    const state = factorStateOf(visit, account)
    const number = visit.values.number ?? state.number ?? ''
    const { challengeId } = await visit.call('POST /api/family/text-number/code', { body: { number } })
    return showNumberCode(visit, { to: state.to, challengeId, number })
  },
}

const numberCodePage: PageRoute = {
  url: '/account/text-code/code',
  access: 'family',
  show: (visit) => {
    const state = factorStateOf(visit, account)
    if (!state.challengeId) return { to: '/account/text-code' }
    return showNumberCode(visit, state)
  },
  submit: async (visit) => {
    const { to, challengeId } = factorStateOf(visit, account)
    await visit.call('POST /api/family/text-number', {
      body: { challengeId, code: visit.values.code ?? '' },
    })
    return { to: doneHref(to, 'text') }
  },
}

function showNumberCode(visit: Visit, state: FactorState): Page {
  return familyPage(visit, {
    title: 'Check your mobile',
    back: { href: '/account/text-code' },
    children: (
      <TextCodeView
        action="/account/text-code/code"
        state={sealFactor(visit, state)}
        errors={visit.errors}
        again={{ action: '/account/text-code' }}
        wasSentAgain={Boolean(visit.values.again)}
        council={visit.web.council}
      />
    ),
  })
}

/** Has a form and no page of its own: opened, it leads to the account. */
const takeAwayPage: PageRoute = {
  url: '/account/second-check/take-away',
  access: 'family',
  show: () => ({ to: account }),
  submit: async (visit) => {
    const { passkey, number } = visit.values
    if (passkey) {
      await visit.call('DELETE /api/family/passkeys/:passkeyId', { params: { passkeyId: passkey } })
    } else if (number) {
      await visit.call('DELETE /api/family/text-number')
    }
    return { to: `${account}?done=factor-gone` }
  },
}

export const factorSetUpPages: readonly PageRoute[] = [passkeyPage, numberPage, numberCodePage, takeAwayPage]

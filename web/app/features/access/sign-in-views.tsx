import { type Council, type SignInSide, signInCodeMinutes } from '@send-hub/shared'
import { HiddenFields } from '../../lib/error-view.tsx'
import { errorFor, type FormError } from '../../lib/form.ts'
import { HubContact, Narrow } from '../../lib/plain-views.tsx'
import { Button } from '../../ui/button.tsx'
import { Details } from '../../ui/details.tsx'
import { Input } from '../../ui/input.tsx'
import { InsetText } from '../../ui/inset-text.tsx'
import { type Draft, signInPathOf } from './sign-in-state.ts'

interface EmailViewProps {
  side: SignInSide
  council: Council
  state: string
  email: string | undefined
  errors: readonly FormError[]
  hasDraft: boolean
}

/** Asks for the email address. */
export function EmailView({ side, council, state, email, errors, hasDraft }: EmailViewProps) {
  return (
    <Narrow>
      <h1 className="govuk-heading-l">{side === 'family' ? 'Sign in' : 'Staff sign in'}</h1>
      {hasDraft && (
        <InsetText>
          You have been signed out to keep your information safe. What you typed is not lost: sign in and
          carry on.
        </InsetText>
      )}
      <p className="govuk-body">
        We will send a code to your email address. You type the code on the next page. There is no password.
      </p>
      <form method="post" action={signInPathOf[side]} noValidate>
        <HiddenFields values={{ state }} />
        <Input
          name="email"
          type="email"
          autoComplete="email"
          spellCheck={false}
          autoCapitalize="none"
          label="Email address"
          labelSize="s"
          hint={
            side === 'family' ? 'Use the email address that you gave us.' : 'Use your work email address.'
          }
          defaultValue={email}
          error={errorFor(errors, 'email')}
        />
        <Button preventDoubleClick>Send me a code</Button>
      </form>
      {side === 'family' && (
        <Details summary="I do not know which email address you have">
          <AskUs council={council} />
        </Details>
      )}
    </Narrow>
  )
}

interface CodeViewProps {
  side: SignInSide
  council: Council
  state: string
  email: string
  errors: readonly FormError[]
  wasSentAgain: boolean
}

/** Asks for the code. Says the same whether or not the address is known. */
export function CodeView({ side, council, state, email, errors, wasSentAgain }: CodeViewProps) {
  const path = signInPathOf[side]
  return (
    <Narrow>
      <h1 className="govuk-heading-l">Check your email</h1>
      {wasSentAgain && <InsetText>We have sent a new code. Use the newest email.</InsetText>}
      <p className="govuk-body app-wrap">
        If we know <strong>{email}</strong>, we have sent a code to it. It works for {signInCodeMinutes}{' '}
        minutes.
      </p>
      <form method="post" action={`${path}/code`} noValidate>
        <HiddenFields values={{ state }} />
        <Input
          name="code"
          className="govuk-input--width-10 govuk-input--extra-letter-spacing"
          inputMode="numeric"
          autoComplete="one-time-code"
          spellCheck={false}
          label="Code"
          labelSize="s"
          hint="6 numbers, in the email from us"
          error={errorFor(errors, 'code')}
        />
        <Button preventDoubleClick>Sign in</Button>
      </form>
      <h2 className="govuk-heading-s">If no email comes</h2>
      <p className="govuk-body">
        Wait 2 minutes. Look in your junk or spam folder. Check that the address above is right.
      </p>
      <form method="post" action={path}>
        <HiddenFields values={{ state, again: 'yes' }} />
        <Button variant="secondary" preventDoubleClick>
          Send a new code
        </Button>
      </form>
      <p className="govuk-body">
        <a className="govuk-link" href={path}>
          Use a different email address
        </a>
      </p>
      {side === 'family' && <AskUs council={council} />}
    </Narrow>
  )
}

/** After signing in again: one press sends what was typed before to where it was going. */
export function CarryOnView({ draft, title = 'You are signed in' }: { draft: Draft; title?: string }) {
  return (
    <Narrow>
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body">What you typed is still here.</p>
      <form method="post" action={draft.action}>
        <HiddenFields values={draft.values} />
        <Button preventDoubleClick>Carry on</Button>
      </form>
    </Narrow>
  )
}

function AskUs({ council }: { council: Council }) {
  return (
    <p className="govuk-body">
      You do not need an account to ask us. <HubContact hub={council.hub} />
    </p>
  )
}

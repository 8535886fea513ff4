import { type Council, emailChangeMinutes } from '@send-hub/shared'
import { HiddenFields } from '../../lib/error-view.tsx'
import { errorFor, type FormError } from '../../lib/form.ts'
import { HubContact, Narrow } from '../../lib/plain-views.tsx'
import { Button } from '../../ui/button.tsx'
import { Details } from '../../ui/details.tsx'
import { Input } from '../../ui/input.tsx'

interface NewEmailViewProps {
  council: Council
  current: string
  typed: string | undefined
  errors: readonly FormError[]
}

/** Asks for the new address. */
export function NewEmailView({ council, current, typed, errors }: NewEmailViewProps) {
  return (
    <Narrow>
      <h1 className="govuk-heading-l">Change your email address</h1>
      <p className="govuk-body app-wrap">
        The address we have is <strong>{current}</strong>.
      </p>
      <p className="govuk-body">
        To keep your account safe, we send one code there and one to your new address. You type both on the
        next page.
      </p>
      <form method="post" action="/account/email" noValidate>
        <Input
          name="email"
          type="email"
          autoComplete="email"
          spellCheck={false}
          autoCapitalize="none"
          label="New email address"
          labelSize="s"
          defaultValue={typed}
          error={errorFor(errors, 'email')}
        />
        <Button preventDoubleClick>Send me both codes</Button>
      </form>
      <OldInboxLost council={council} />
    </Narrow>
  )
}

interface EmailCodesViewProps {
  council: Council
  state: string
  current: string
  wanted: string
  errors: readonly FormError[]
}

/** Asks for both codes. Says the same whether or not the new address can be used. */
export function EmailCodesView({ council, state, current, wanted, errors }: EmailCodesViewProps) {
  const code = (name: string, address: string) => (
    <Input
      name={name}
      className="govuk-input--width-10 govuk-input--extra-letter-spacing"
      inputMode="numeric"
      autoComplete="off"
      spellCheck={false}
      label={
        <>
          Code sent to <span className="app-wrap">{address}</span>
        </>
      }
      labelSize="s"
      hint="6 numbers"
      error={errorFor(errors, name)}
    />
  )
  return (
    <Narrow>
      <h1 className="govuk-heading-l">Check both inboxes</h1>
      <p className="govuk-body">
        We have sent a different code to each address. Both work for {emailChangeMinutes} minutes.
      </p>
      <form method="post" action="/account/email/codes" noValidate>
        <HiddenFields values={{ state }} />
        {code('oldCode', current)}
        {code('newCode', wanted)}
        <Button preventDoubleClick>Change my email address</Button>
      </form>
      <h2 className="govuk-heading-s">If a code does not come</h2>
      <p className="govuk-body">
        Wait 2 minutes. Look in the junk or spam folder. Check that both addresses above are right. We can’t
        use an address that we have for somebody else.
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href="/account/email">
          Start again
        </a>
      </p>
      <OldInboxLost council={council} />
    </Narrow>
  )
}

function OldInboxLost({ council }: { council: Council }) {
  return (
    <Details summary="I can’t read emails at my old address">
      <p className="govuk-body">
        Then ring us. We will check who you are, and change it for you. <HubContact hub={council.hub} />
      </p>
    </Details>
  )
}

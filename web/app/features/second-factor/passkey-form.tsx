import { type Council, secondFactorWords as words } from '@send-hub/shared'
import { HubContact } from '../../lib/plain-views.tsx'
import { Button } from '../../ui/button.tsx'
import { InsetText } from '../../ui/inset-text.tsx'

interface PasskeyFormProps {
  /** Whether a passkey is made or shown. */
  what: 'add' | 'show'
  action: string
  state: string
  /** For the browser, in JSON. */
  options: object
  button: string
}

/** Hidden until the script has found that this browser knows passkeys; without script there is another way. */
export function PasskeyForm({ what, action, state, options, button }: PasskeyFormProps) {
  return (
    <>
      <noscript>
        <InsetText>{words.needsScript}</InsetText>
      </noscript>
      <div data-passkey-unsupported="" hidden>
        <InsetText>{words.noPasskeys}</InsetText>
      </div>
      <div role="alert">
        {/* The design system's own display would win over `hidden` on the paragraph itself. */}
        <div data-passkey-failed="" hidden>
          <p className="govuk-error-message">{words.didNotWork}</p>
        </div>
      </div>
      <form method="post" action={action} data-passkey={what} data-options={JSON.stringify(options)} hidden>
        <p className="govuk-body">{words.passkeyStart}</p>
        <input type="hidden" name="state" value={state} />
        <input type="hidden" name="credential" />
        <Button preventDoubleClick>{button}</Button>
      </form>
    </>
  )
}

/** The way on for those who can use none of the ways. */
export function RingUs({ council, text }: { council: Council; text: string }) {
  return (
    <p className="govuk-body">
      {text} <HubContact hub={council.hub} />
    </p>
  )
}

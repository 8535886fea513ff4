import { type Council, secondFactorWords as words } from '@send-hub/shared'
import { errorFor, type FormError } from '../../lib/form.ts'
import { Narrow } from '../../lib/plain-views.tsx'
import { Button } from '../../ui/button.tsx'
import { Input } from '../../ui/input.tsx'
import { InsetText } from '../../ui/inset-text.tsx'
import { RingUs } from './passkey-form.tsx'

interface TextCodeViewProps {
  action: string
  state: string
  errors: readonly FormError[]
  /** Where a new code is asked for. */
  again: { action: string }
  wasSentAgain: boolean
  council: Council
}

/** Asks for the code of the text message. */
export function TextCodeView({ action, state, errors, again, wasSentAgain, council }: TextCodeViewProps) {
  return (
    <Narrow>
      <h1 className="govuk-heading-l">Check your mobile</h1>
      {wasSentAgain && <InsetText>We have sent a new code. Use the newest text.</InsetText>}
      <p className="govuk-body">{words.textSent}</p>
      <form method="post" action={action} noValidate>
        <input type="hidden" name="state" value={state} />
        <Input
          name="code"
          className="govuk-input--width-10 govuk-input--extra-letter-spacing"
          inputMode="numeric"
          autoComplete="one-time-code"
          spellCheck={false}
          label="Code"
          labelSize="s"
          hint="6 numbers, in the text from us"
          error={errorFor(errors, 'code')}
        />
        <Button preventDoubleClick>Continue</Button>
      </form>
      <h2 className="govuk-heading-s">If no text comes</h2>
      <p className="govuk-body">{words.noText}</p>
      <form method="post" action={again.action}>
        <input type="hidden" name="state" value={state} />
        <input type="hidden" name="again" value="yes" />
        <Button variant="secondary" preventDoubleClick>
          Send a new code
        </Button>
      </form>
      <RingUs council={council} text={words.stillNoText} />
    </Narrow>
  )
}

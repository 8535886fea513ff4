import { type Council, secondFactorWords as words } from '@send-hub/shared'
import { Narrow } from '../../lib/plain-views.tsx'
import { Button } from '../../ui/button.tsx'
import { addPasskeyHref, addTextHref } from './factor-links.ts'
import { PasskeyForm, RingUs } from './passkey-form.tsx'

interface ConfirmViewProps {
  council: Council
  action: string
  state: string
  /** What the browser needs to show a passkey; null: they have none. */
  passkey: object | null
  textEnding: string | null
}

/** "Confirm it is you", with every way they have. */
export function ConfirmView({ council, action, state, passkey, textEnding }: ConfirmViewProps) {
  return (
    <Narrow>
      <h1 className="govuk-heading-l">Confirm it is you</h1>
      <p className="govuk-body">{words.whyAsked}</p>
      {passkey && (
        <section aria-labelledby="passkey">
          <h2 className="govuk-heading-m" id="passkey">
            With your passkey
          </h2>
          <PasskeyForm what="show" action={action} state={state} options={passkey} button="Use my passkey" />
        </section>
      )}
      {textEnding && (
        <section aria-labelledby="text">
          <h2 className="govuk-heading-m" id="text">
            With a code by text
          </h2>
          <p className="govuk-body">We send it to your mobile number that ends in {textEnding}.</p>
          <form method="post" action={action}>
            <input type="hidden" name="state" value={state} />
            <input type="hidden" name="text" value="yes" />
            <Button variant={passkey ? 'secondary' : undefined} preventDoubleClick>
              Text me a code
            </Button>
          </form>
        </section>
      )}
      <RingUs council={council} text={words.lost} />
    </Narrow>
  )
}

/** Where the council wants everybody to have a second check, for somebody who has none. */
export function SetUpFirstView({ council, canText, to }: { council: Council; canText: boolean; to: string }) {
  return (
    <Narrow>
      <h1 className="govuk-heading-l">Set up a second check</h1>
      <p className="govuk-body">{words.whyNeeded}</p>
      <h2 className="govuk-heading-m">A passkey</h2>
      <p className="govuk-body">{words.passkeyIs}</p>
      <Button href={addPasskeyHref(to)}>Set up a passkey</Button>
      {canText && (
        <>
          <h2 className="govuk-heading-m">A code by text</h2>
          <p className="govuk-body">{words.textIs}</p>
          <Button href={addTextHref(to)} variant="secondary">
            Get a code by text
          </Button>
        </>
      )}
      <RingUs council={council} text={words.cannot} />
    </Narrow>
  )
}

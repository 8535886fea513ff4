import { formatDay, type SecondFactorView, secondFactorWords as words } from '@send-hub/shared'
import { londonDay } from '../../lib/london-time.ts'
import { Button } from '../../ui/button.tsx'
import { addPasskeyHref, addTextHref } from './factor-links.ts'

/** The part of the account page where a second check is set up and taken away. */
export function MakeItSafer({ factor }: { factor: SecondFactorView }) {
  const { passkeys, textEnding, canText } = factor
  return (
    <section aria-labelledby="safer">
      <h2 className="govuk-heading-m" id="safer">
        {words.offerTitle}
      </h2>
      <p className="govuk-body">{words.why}</p>
      {(passkeys.length > 0 || textEnding) && (
        <ul className="govuk-list app-factors">
          {passkeys.map(({ id, label, createdAt }) => (
            <li key={id} className="app-factors__item">
              <span>
                <strong>Passkey</strong>, added with {label} on {formatDay(londonDay(new Date(createdAt)))}
              </span>
              <TakeAway name="passkey" value={id} what={`the passkey added with ${label}`} />
            </li>
          ))}
          {textEnding && (
            <li className="app-factors__item">
              <span>
                <strong>Code by text</strong>, to the mobile number that ends in {textEnding}
              </span>
              <TakeAway name="number" value="yes" what={`the number that ends in ${textEnding}`} />
            </li>
          )}
        </ul>
      )}
      <ul className="govuk-list govuk-list--spaced">
        <li>
          <a className="govuk-link" href={addPasskeyHref()}>
            {passkeys.length > 0 ? 'Add another passkey' : 'Set up a passkey'}
          </a>
        </li>
        {canText && (
          <li>
            <a className="govuk-link" href={addTextHref()}>
              {textEnding ? 'Use another mobile number' : 'Get a code by text'}
            </a>
          </li>
        )}
      </ul>
    </section>
  )
}

function TakeAway({ name, value, what }: { name: string; value: string; what: string }) {
  return (
    <form method="post" action="/account/second-check/take-away">
      <input type="hidden" name={name} value={value} />
      <Button variant="secondary" className="govuk-!-margin-bottom-0">
        Take away <span className="govuk-visually-hidden">{what}</span>
      </Button>
    </form>
  )
}

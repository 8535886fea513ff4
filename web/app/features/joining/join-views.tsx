import { type Council, joinWords, signInCodeMinutes } from '@send-hub/shared'
import { HiddenFields } from '../../lib/error-view.tsx'
import { errorFor, type FormError, type FormValues } from '../../lib/form.ts'
import { HubContact, Narrow } from '../../lib/plain-views.tsx'
import { typedDay } from '../../lib/typed-day.ts'
import { Button } from '../../ui/button.tsx'
import { DateInput } from '../../ui/date-input.tsx'
import { Input } from '../../ui/input.tsx'
import { InsetText } from '../../ui/inset-text.tsx'
import { birthHref, emailHref, joinHref, noLetterHref, proofHref } from './join-state.ts'

interface FormProps {
  /** What was entered before, sealed. */
  state: string
  values: FormValues
  errors: readonly FormError[]
}

/** First: the code. */
export function LetterCodeView({
  values,
  errors,
  isSignedIn,
}: Omit<FormProps, 'state'> & { isSignedIn: boolean }) {
  return (
    <Narrow>
      <h1 className="govuk-heading-l">{isSignedIn ? 'Add a child with a code' : 'Join with a code'}</h1>
      {!isSignedIn && (
        <>
          <p className="govuk-body">You need:</p>
          <ul className="govuk-list govuk-list--bullet">
            {joinWords.needed.map((need) => (
              <li key={need}>{need}</li>
            ))}
          </ul>
        </>
      )}
      <form method="post" action={joinHref} noValidate>
        <Input
          name="code"
          className="govuk-input--width-20 govuk-input--extra-letter-spacing"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          label="Your code"
          labelSize="s"
          hint={
            <>
              {joinWords.codeHint} <span className="app-no-break">{joinWords.sampleCode}</span>
            </>
          }
          defaultValue={values.code}
          error={errorFor(errors, 'code')}
        />
        <Button preventDoubleClick>Continue</Button>
      </form>
      <p className="govuk-body">
        <a className="govuk-link" href={noLetterHref}>
          I do not have a code
        </a>
      </p>
    </Narrow>
  )
}

/** Then: something that whoever the letter is for knows. */
export function BirthDateView({ state, values, errors }: FormProps) {
  return (
    <Narrow>
      <form method="post" action={birthHref} noValidate>
        <HiddenFields values={{ state }} />
        <DateInput
          id="birth"
          namePrefix="birth"
          legend="What is the child’s date of birth?"
          legendSize="l"
          isPageHeading
          hint={joinWords.birthHint}
          values={typedDay(values, 'birth')}
          error={errorFor(errors, 'birth-day')}
        />
        <Button preventDoubleClick>Continue</Button>
      </form>
      <p className="govuk-body">If the letter is about you, enter your own date of birth.</p>
    </Narrow>
  )
}

/** Then: where codes for signing in are to go from now on. */
export function OwnEmailView({ state, values, errors, email }: FormProps & { email: string | undefined }) {
  return (
    <Narrow>
      <form method="post" action={emailHref} noValidate>
        <HiddenFields values={{ state }} />
        <Input
          name="email"
          type="email"
          autoComplete="email"
          spellCheck={false}
          autoCapitalize="none"
          label="What is your email address?"
          labelSize="l"
          isPageHeading
          hint={joinWords.emailHint}
          defaultValue={values.email ?? email}
          error={errorFor(errors, 'email')}
        />
        <Button preventDoubleClick>Send me a code</Button>
      </form>
    </Narrow>
  )
}

interface ProofProps extends Omit<FormProps, 'values'> {
  email: string
  council: Council
  wasSentAgain: boolean
}

/** Last: the numbers that came to that inbox. */
export function ProofView({ state, errors, email, council, wasSentAgain }: ProofProps) {
  return (
    <Narrow>
      <h1 className="govuk-heading-l">Check your email</h1>
      {wasSentAgain && <InsetText>We have sent a new code. Use the newest email.</InsetText>}
      <p className="govuk-body app-wrap">
        We have sent a code to <strong>{email}</strong>. It works for {signInCodeMinutes} minutes. This is not
        the code from your letter.
      </p>
      <form method="post" action={proofHref} noValidate>
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
        <Button preventDoubleClick>Continue</Button>
      </form>
      <h2 className="govuk-heading-s">If no email comes</h2>
      <p className="govuk-body">
        Wait 2 minutes. Look in your junk or spam folder. Check that the address above is right.
      </p>
      <form method="post" action={emailHref}>
        <HiddenFields values={{ state, email, again: 'yes' }} />
        <Button variant="secondary" preventDoubleClick>
          Send a new code
        </Button>
      </form>
      <form method="post" action={birthHref}>
        <HiddenFields values={{ state, back: 'email' }} />
        <Button variant="secondary">Use a different email address</Button>
      </form>
      <p className="govuk-body">
        <HubContact hub={council.hub} />
      </p>
    </Narrow>
  )
}

/** Whatever was wrong: the words of the refusal, and the two ways on. */
export function NotInView({ detail, council }: { detail: string; council: Council }) {
  return (
    <Narrow>
      <h1 className="govuk-heading-l">We cannot let you in yet</h1>
      <p className="govuk-body">{detail}</p>
      <p className="govuk-body">
        <a className="govuk-link" href={joinHref}>
          Try again
        </a>
      </p>
      <h2 className="govuk-heading-m">Ask us for help</h2>
      <p className="govuk-body">
        Have your code ready. <HubContact hub={council.hub} />
      </p>
    </Narrow>
  )
}

/** How to get a letter, for somebody without one. */
export function NoLetterView({ council }: { council: Council }) {
  const { hub, name, postalAddress } = council
  return (
    <Narrow>
      <h1 className="govuk-heading-l">If you do not have a letter</h1>
      {joinWords.noLetter.map((words) => (
        <p className="govuk-body" key={words}>
          {words}
        </p>
      ))}
      <h2 className="govuk-heading-m">How to reach us</h2>
      <p className="govuk-body">
        <HubContact hub={hub} />
      </p>
      <p className="govuk-body">Or write to us:</p>
      <address className="govuk-body app-address">
        {[name, ...postalAddress].map((line) => (
          <span key={line}>
            {line}
            <br />
          </span>
        ))}
      </address>
      <p className="govuk-body">This is not an emergency service. If someone is in danger now, call 999.</p>
    </Narrow>
  )
}

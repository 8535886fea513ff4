import { Narrow } from '../../lib/plain-views.tsx'
import { Button } from '../../ui/button.tsx'
import { WarningText } from '../../ui/warning-text.tsx'

export const wholeAnswersHref = '/account/whole-answers'

/** On the account's page: how answers come, and the way to change that. */
export function WholeAnswers({ isOn }: { isOn: boolean }) {
  return (
    <section aria-labelledby="answers">
      <h2 className="govuk-heading-m" id="answers">
        How our answers come
      </h2>
      {isOn ? (
        <form method="post" action={wholeAnswersHref} noValidate>
          <p className="govuk-body">
            We email you the whole answer. Anyone who can see the email can read it.
          </p>
          <Button variant="secondary" name="want" value="no" preventDoubleClick>
            Stop whole answers by email
          </Button>
        </form>
      ) : (
        <>
          <p className="govuk-body">We email you to say that there is an answer. You sign in to read it.</p>
          <p className="govuk-body">
            <a className="govuk-link" href={wholeAnswersHref}>
              Get whole answers by email
            </a>
          </p>
        </>
      )}
    </section>
  )
}

/** What it means, before somebody chooses it. */
export function WholeAnswersView() {
  return (
    <Narrow>
      <h1 className="govuk-heading-l">Get whole answers by email</h1>
      <p className="govuk-body">
        Now, our emails only say that there is an answer. You sign in to read it. If you choose this, the
        answer itself is in the email.
      </p>
      <WarningText>
        Anyone who can open your email, or look at your phone, can read our answers. They may name your child.
      </WarningText>
      <p className="govuk-body">Do not choose this if:</p>
      <ul className="govuk-list govuk-list--bullet">
        <li>you share your phone, computer or email with somebody</li>
        <li>somebody must not know that you write to us</li>
      </ul>
      <p className="govuk-body">
        We never put letters or other files in an email. You can stop this at any time. If you change your
        email address, it stops and you can choose again.
      </p>
      <form method="post" action={wholeAnswersHref} noValidate>
        <Button name="want" value="yes" preventDoubleClick>
          Yes, email me whole answers
        </Button>
      </form>
      <p className="govuk-body">
        <a className="govuk-link" href="/account">
          No, keep it as it is
        </a>
      </p>
    </Narrow>
  )
}

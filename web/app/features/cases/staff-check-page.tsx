import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { WarningText } from '../../ui/warning-text.tsx'
import { LettersToGo } from '../letters/letters-to-go.tsx'
import type { CheckView } from './staff-check-view.ts'

/** The stop before a record that reaches a family: what is written, who is told, what they will read. */
export function StaffCheckPage({ view }: { view: CheckView }) {
  return (
    <div className="staff-check">
      <BackLink href={view.caseHref}>Case, without recording anything</BackLink>
      <h1 className="govuk-heading-l">{view.title}</h1>
      <p className="govuk-body">
        {view.childName} <span className="staff-reference">{view.reference}</span>
      </p>
      <SummaryList rows={view.facts} />
      <Missing reports={view.missing ?? []} />
      <Told view={view} />
      <h2 className="govuk-heading-m">What the family will read</h2>
      <p className="govuk-body">{view.family.intro}</p>
      <blockquote className="staff-quote">
        {view.family.paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </blockquote>
      <LettersToGo letters={view.letters ?? []} />
      <form method="post" action={view.action}>
        {view.hidden.map(({ name, value }) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div className="govuk-button-group">
          <Button name="confirmed" value="yes" preventDoubleClick>
            {view.button}
          </Button>
          <Button name="change" value="yes" variant="secondary">
            Go back and change it
          </Button>
        </div>
      </form>
    </div>
  )
}

/** The law says to seek advice: who goes on without it should know what is missing. */
function Missing({ reports }: { reports: readonly string[] }) {
  if (reports.length === 0) return null
  return (
    <>
      <WarningText>
        Not all the reports are in. You can go on, but the decision is made without these:
      </WarningText>
      <ul className="govuk-list govuk-list--bullet">
        {reports.map((report) => (
          <li key={report}>{report}</li>
        ))}
      </ul>
    </>
  )
}

function Told({ view: { told, notTold, stopsAllMessages } }: { view: CheckView }) {
  if (stopsAllMessages) {
    return (
      <WarningText>
        Nobody is written to. Every message about this child that has not gone yet is stopped, at once and for
        good.
      </WarningText>
    )
  }
  return (
    <>
      <h2 className="govuk-heading-m">Who is told by email</h2>
      <p className="govuk-body">The email says only that there is an update and where to sign in.</p>
      {told.length > 0 ? (
        <ul className="govuk-list govuk-list--bullet">
          {told.map(({ name, relationship, email }) => (
            <li key={email} className="staff-break">
              {name} ({relationship}), {email}
            </li>
          ))}
        </ul>
      ) : (
        <p className="govuk-body">
          <strong>Nobody.</strong>
        </p>
      )}
      {notTold.length > 0 && (
        <WarningText>
          No email for{' '}
          {notTold.map(({ name, phone }) => (phone ? `${name} (ring ${phone})` : name)).join(', ')}. Tell them
          yourself.
        </WarningText>
      )}
    </>
  )
}

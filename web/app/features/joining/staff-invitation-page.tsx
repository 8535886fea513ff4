import { type Day, formatDay, formatDayLong } from '@send-hub/shared'
import { type FormError, summaryOf } from '../../lib/form.ts'
import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkboxes } from '../../ui/checkboxes.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { WarningText } from '../../ui/warning-text.tsx'

export type InvitationView = {
  action: string
  caseHref: string
  addressHref: string
  reference: string
  childName: string
  birthOn: Day
  name: string
  relationship: string
  address: string | null
  hasSignIn: boolean
  /** Once it is made: the code to read out, and the letter as a PDF in base64. */
  made: { code: string; worksUntil: Day; pdf: string } | null
  errors: readonly FormError[]
}

/** Makes the letter that lets one person in; then shows its code, once. */
export function StaffInvitationPage({ view }: { view: InvitationView }) {
  return (
    <div className="staff-check">
      <BackLink href={view.caseHref}>Case</BackLink>
      {view.errors.length > 0 && <ErrorSummary errors={summaryOf(view.errors)} />}
      {view.made ? <Made view={view} made={view.made} /> : <Ask view={view} />}
    </div>
  )
}

function Ask({ view }: { view: InvitationView }) {
  return (
    <>
      <h1 className="govuk-heading-l">Letter with a code for {view.name}</h1>
      <p className="govuk-body">
        With the code and the child’s date of birth they can sign in, and see what you let them see on this
        case. The letter says neither the child’s name nor what it is about.
      </p>
      <SummaryList
        rows={[
          { key: 'For', value: `${view.name} (${view.relationship})` },
          { key: 'Child', value: `${view.childName}, born ${formatDay(view.birthOn)}, ${view.reference}` },
          {
            key: 'Goes to',
            value: (
              <>
                {view.address ?? 'No postal address: the letter shows none'}{' '}
                <a className="govuk-link" href={view.addressHref}>
                  Change<span className="govuk-visually-hidden"> the postal address</span>
                </a>
              </>
            ),
          },
        ]}
      />
      <p className="govuk-body">Older codes of this person for this case stop working.</p>
      <form method="post" action={view.action}>
        {view.hasSignIn && (
          <>
            <p className="govuk-body">
              They can sign in already. Make a letter if they can no longer read their emails.
            </p>
            <Checkboxes
              name="hasLostEmail"
              items={[
                {
                  value: 'yes',
                  text: 'They lost their email address, and I checked who they are',
                  hint: 'With this letter they can give a new one. The old address is told.',
                },
              ]}
            />
          </>
        )}
        <Button preventDoubleClick>Make the letter</Button>
      </form>
    </>
  )
}

function Made({ view, made }: { view: InvitationView; made: NonNullable<InvitationView['made']> }) {
  return (
    <>
      <h1 className="govuk-heading-l">The letter for {view.name} is made</h1>
      <WarningText>The code is shown only now. It is kept nowhere.</WarningText>
      <SummaryList
        rows={[
          { key: 'Code', value: <strong className="staff-code">{made.code}</strong> },
          { key: 'Works until', value: formatDayLong(made.worksUntil) },
        ]}
      />
      <p className="govuk-body">
        Post the letter, or read the code out once you have checked by phone who they are. Never send it by
        email. They also need the child’s date of birth: do not tell it to them.
      </p>
      <p>
        <a
          className="govuk-button"
          download="letter.pdf"
          href={`data:application/pdf;base64,${made.pdf}`}
          draggable={false}
        >
          Download the letter (PDF)
        </a>
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={view.caseHref}>
          Back to the case
        </a>
      </p>
    </>
  )
}

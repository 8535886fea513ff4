import { errorFor, summaryOf } from '../../lib/form.ts'
import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { InsetText } from '../../ui/inset-text.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { WarningText } from '../../ui/warning-text.tsx'
import { Told } from './bulk-check-page.tsx'
import { BulkResultTable } from './bulk-done-page.tsx'
import { type BulkOrderPageView, bulkOrdersHref } from './bulk-orders-view.ts'
import type { BulkCheckView } from './bulk-view.ts'

/** What a colleague asked for, as it would be now: the second person lets it go, or stops it and says why. */
export function BulkOrderPage({ view }: { view: BulkOrderPageView }) {
  return (
    <>
      <BackLink href={bulkOrdersHref}>Waiting for a second person</BackLink>
      {view.errors.length > 0 && <ErrorSummary errors={summaryOf(view.errors)} />}
      <h1 className="govuk-heading-l">{view.title}</h1>
      <p className="govuk-body">
        {view.asked} {view.state}
      </p>
      {view.reason && <InsetText>{view.reason}</InsetText>}
      {view.isBroken && (
        <WarningText>
          It was let go, and nobody knows how far it went. Look at each case before you ask again.
        </WarningText>
      )}
      {view.result && <BulkResultTable items={view.result.items} />}
      {!view.state && <Decision view={view} />}
    </>
  )
}

function Decision({ view }: { view: BulkOrderPageView }) {
  const { check } = view
  return (
    <>
      {check ? (
        <Preview check={check} />
      ) : (
        <WarningText>This is not possible any more. It can only be stopped.</WarningText>
      )}
      {view.isMine ? <TakeBack view={view} /> : <LetGo view={view} canGo={(check?.ready.length ?? 0) > 0} />}
    </>
  )
}

function LetGo({ view, canGo }: { view: BulkOrderPageView; canGo: boolean }) {
  return (
    <form method="post" action={view.action} noValidate className="staff-check">
      <input type="hidden" name="seen" value={view.seen} />
      {canGo && (
        <Button name="decision" value="send" preventDoubleClick>
          Let it go
        </Button>
      )}
      <Textarea
        name="reason"
        label="Or stop it: why?"
        hint="The colleague who asked reads this."
        rows={2}
        defaultValue={view.typed.reason}
        error={errorFor(view.errors, 'reason')}
      />
      <Button name="decision" value="stop" variant="warning" preventDoubleClick>
        Stop it
      </Button>
    </form>
  )
}

function TakeBack({ view }: { view: BulkOrderPageView }) {
  return (
    <form method="post" action={view.action}>
      <p className="govuk-body">You asked for this, so somebody else has to let it go.</p>
      <Button name="decision" value="stop" variant="secondary" preventDoubleClick>
        Take it back
      </Button>
    </form>
  )
}

function Preview({ check }: { check: BulkCheckView }) {
  const { ready, refused, familyReads } = check
  return (
    <>
      <p className="govuk-body">{check.summary}</p>
      <p className="govuk-body">
        Who is told gets an email that says only that there is an update and where to sign in.
        {familyReads && (
          <>
            {' '}
            New on their page: <q>{familyReads}</q>
          </>
        )}
      </p>
      {ready.length > 0 && (
        <table className="staff-table">
          <caption className="govuk-table__caption govuk-table__caption--m">What will be written</caption>
          <thead>
            <tr>
              <th scope="col">Child</th>
              <th scope="col">Stage now</th>
              <th scope="col">Will be written</th>
              <th scope="col">Told by email</th>
            </tr>
          </thead>
          <tbody>
            {ready.map(({ id, childName, reference, stage, writes, told, notTold }) => (
              <tr key={id} className="staff-row">
                <th scope="row">
                  <a className="govuk-link" href={`/staff/cases/${id}`}>
                    {childName}
                  </a>{' '}
                  <span className="staff-reference">{reference}</span>
                </th>
                <td data-label="Stage now">{stage}</td>
                <td data-label="Will be written">{writes}</td>
                <td data-label="Told by email">
                  <Told told={told} notTold={notTold} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {refused.length > 0 && (
        <>
          <h2 className="govuk-heading-m">Left out</h2>
          <ul className="govuk-list govuk-list--bullet">
            {refused.map(({ id, childName, reference, refusal }) => (
              <li key={id}>
                {childName} <span className="staff-reference">{reference}</span>: {refusal}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { InsetText } from '../../ui/inset-text.tsx'
import { WarningText } from '../../ui/warning-text.tsx'
import type { BulkCheckView } from './bulk-view.ts'

/** The stop before many records: case by case what is written, who is told, and what the rules leave out. */
export function BulkCheckPage({ view }: { view: BulkCheckView }) {
  const { title, backHref, summary, hasChanged, hidden, ready, refused, familyReads, canSetDays, button } =
    view
  return (
    <>
      <BackLink href={backHref}>Caseload, without recording anything</BackLink>
      <h1 className="govuk-heading-l">{title}</h1>
      {hasChanged && <WarningText>You changed a day. Look at the list once more.</WarningText>}
      <p className="govuk-body">{summary}</p>
      <form method="post" action="/staff/caseload/done" noValidate>
        {hidden.map(({ name, value }) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {view.needsSecondPerson && <input type="hidden" name="needsSecondPerson" value="yes" />}
        {ready.length > 0 && (
          <>
            <h2 className="govuk-heading-m">What will be written</h2>
            <p className="govuk-body">
              Who is told gets an email that says only that there is an update and where to sign in.
              {familyReads && (
                <>
                  {' '}
                  New on their page: <q>{familyReads}</q>
                </>
              )}
            </p>
            <table className="staff-table">
              <caption className="govuk-visually-hidden">What will be written</caption>
              <thead>
                <tr>
                  <th scope="col">Child</th>
                  <th scope="col">Stage now</th>
                  <th scope="col">Will be written</th>
                  {canSetDays && <th scope="col">Day of the meeting</th>}
                  <th scope="col">Told by email</th>
                </tr>
              </thead>
              <tbody>
                {ready.map((one) => (
                  <tr key={one.id} className="staff-row">
                    <th scope="row">
                      {one.childName} <span className="staff-reference">{one.reference}</span>
                      <input type="hidden" name={`case-${one.id}`} value={one.version} />
                    </th>
                    <td data-label="Stage now">{one.stage}</td>
                    <td data-label="Will be written">{one.writes}</td>
                    {canSetDays && (
                      <td data-label="Day of the meeting">
                        <MeetingDay {...one} />
                      </td>
                    )}
                    <td data-label="Told by email">
                      <Told told={one.told} notTold={one.notTold} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
        {refused.length > 0 && <Refused refused={refused} />}
        {view.needsSecondPerson && (
          <InsetText>
            This tells several families. A colleague has to look at it and let it go: nothing is written or
            sent before that.
          </InsetText>
        )}
        <div className="govuk-button-group">
          {button && (
            <Button name="confirmed" value="yes" preventDoubleClick>
              {button}
            </Button>
          )}
          {canSetDays && (
            <Button name="again" value="yes" variant="secondary">
              Check the days again
            </Button>
          )}
          <a className="govuk-link" href={backHref}>
            Cancel
          </a>
        </div>
      </form>
    </>
  )
}

type Meeting = { id: string; childName: string; reference: string; meetingOn: string | null }

/** The day that was looked at goes along: another one is looked at first. */
function MeetingDay({ id, childName, reference, meetingOn }: Meeting) {
  return (
    <>
      <input type="hidden" name={`seen-${id}`} value={meetingOn ?? ''} />
      <input
        className="govuk-input govuk-input--width-10"
        type="date"
        name={`meeting-${id}`}
        defaultValue={meetingOn ?? ''}
        aria-label={`Day of the meeting for ${childName}, ${reference}`}
      />
    </>
  )
}

/** Who gets an email, and who may hear of it and has none. */
export function Told({ told, notTold }: { told: string[]; notTold: string[] }) {
  return (
    <>
      {told.length > 0 ? told.join(', ') : <strong>Nobody</strong>}
      {notTold.length > 0 && <span className="staff-quiet"> No email for: {notTold.join(', ')}</span>}
    </>
  )
}

function Refused({ refused }: Pick<BulkCheckView, 'refused'>) {
  const canSetDays = refused.some(({ canSetDay }) => canSetDay)
  return (
    <>
      <h2 className="govuk-heading-m">Left out</h2>
      <table className="staff-table">
        <caption className="govuk-visually-hidden">Left out, and why</caption>
        <thead>
          <tr>
            <th scope="col">Child</th>
            <th scope="col">Stage now</th>
            <th scope="col">Why</th>
            {canSetDays && <th scope="col">Day of the meeting</th>}
          </tr>
        </thead>
        <tbody>
          {refused.map((one) => (
            <tr key={one.id} className="staff-row">
              <th scope="row">
                {one.childName} <span className="staff-reference">{one.reference}</span>
                {one.canSetDay && <input type="hidden" name={`case-${one.id}`} value="on" />}
              </th>
              <td data-label="Stage now">{one.stage}</td>
              <td data-label="Why">{one.refusal}</td>
              {canSetDays && (
                <td data-label="Day of the meeting">{one.canSetDay && <MeetingDay {...one} />}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

import { type CorrectionForStaff, correctableFieldWords, formatDay } from '@send-hub/shared'
import { correctCaseHref, correctionHref, newRequestHref } from './data-rights-links.ts'

export type CorrectionsOfCaseView = {
  items: readonly CorrectionForStaff[]
  /** Whoever looks may record that somebody asks for a copy. */
  mayRecordCopies: boolean
}

/** On the page of a case: what was put right, and what it said before. */
export function CorrectionsOfCase({
  caseId,
  items,
  mayRecordCopies,
}: CorrectionsOfCaseView & { caseId: string }) {
  return (
    <section aria-labelledby="record-corrections">
      <h2 className="govuk-heading-m" id="record-corrections">
        Corrections of the record
      </h2>
      {items.length > 0 && (
        <ol className="staff-history">
          {items.map((item) => (
            <li key={item.id}>
              <span className="staff-history__day">{formatDay(item.decidedOn ?? item.askedOn)}</span>
              <span>{correctionLine(item)}</span>
            </li>
          ))}
        </ol>
      )}
      <p className="govuk-body">
        <a className="govuk-link" href={correctCaseHref(caseId)}>
          Correct the record
        </a>
        {mayRecordCopies && (
          <>
            {' · '}
            <a className="govuk-link" href={newRequestHref(caseId)}>
              Somebody asks for a copy
            </a>
          </>
        )}
      </p>
    </section>
  )
}

function correctionLine(item: CorrectionForStaff) {
  const { id, field, decision, oldValue, newValue, aboutName, askedByName, decidedByName, reason } = item
  const what = `${correctableFieldWords[field]}${aboutName ? ` of ${aboutName}` : ''}`
  if (decision === null)
    return (
      <>
        <strong>{what}</strong>, asked by {askedByName}:{' '}
        <a className="govuk-link" href={correctionHref(id)}>
          decide by {formatDay(item.dueOn)}
        </a>
      </>
    )
  if (decision === 'not-corrected')
    return (
      <>
        <strong>Not corrected: {what}.</strong> <span className="staff-history__note">{reason}</span>
      </>
    )
  return (
    <>
      <strong>Corrected: {what}.</strong>{' '}
      {field !== 'other' &&
        field !== 'own-address' &&
        `Now “${shownValue(field, newValue)}”, said “${shownValue(field, oldValue)}” before.`}{' '}
      <span className="staff-quiet staff-history__by">
        {askedByName ? `Asked by ${askedByName}, decided` : 'Seen and corrected'} by {decidedByName}. {reason}
      </span>
    </>
  )
}

export const shownValue = (field: string, value: string | null): string =>
  value === null || value === '' ? 'Nothing' : field === 'child-birth-date' ? formatDay(value) : value

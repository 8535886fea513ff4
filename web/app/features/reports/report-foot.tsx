/** The same numbers as files: for colleagues as they are, for anyone without small counts. */
export function ReportFoot({ csvHref, publicCsvHref }: { csvHref: string; publicCsvHref: string }) {
  return (
    <>
      <ul className="govuk-list">
        <li>
          <a className="govuk-link" href={csvHref} download>
            Download as CSV
          </a>
        </li>
        <li>
          <a className="govuk-link" href={publicCsvHref} download>
            Download as CSV for publication
          </a>
        </li>
      </ul>
      <p className="govuk-body-s staff-quiet">
        For publication, counts under 5 are hidden, and others from which they could be worked out: they are
        marked c. What was not counted is marked x.
      </p>
    </>
  )
}

import { SearchBox } from '../../lib/staff-list.tsx'
import type { FoundPerson, FoundRow, SearchView } from './search-view.ts'

/** One search over people, references, names and everything that was written. */
export function StaffSearchPage({ view }: { view: SearchView }) {
  return (
    <>
      <h1 className="govuk-heading-l">Search</h1>
      <SearchBox
        action="/staff/search"
        label="Name, phone, postcode, reference, or words that were written"
        query={view.query}
      />
      {view.error && <p className="govuk-error-message">{view.error}</p>}
      {view.summary !== null && <Results view={view} />}
      <p className="govuk-body-s staff-quiet">
        Words in “quotation marks” are found together. A minus leaves a word out: taxi -school. A name is
        found with a slip in it, too.
      </p>
    </>
  )
}

function Results({ view: { people, enquiries, summary } }: { view: SearchView }) {
  return (
    <>
      <p className="govuk-body" role="status">
        {summary}
      </p>
      {people.length > 0 && (
        <section aria-labelledby="people">
          <h2 className="govuk-heading-m" id="people">
            People
          </h2>
          <ul className="govuk-list staff-found">
            {people.map((person) => (
              <Person key={person.key} person={person} />
            ))}
          </ul>
        </section>
      )}
      {enquiries.length > 0 && (
        <section aria-labelledby="enquiries">
          <h2 className="govuk-heading-m" id="enquiries">
            Enquiries
          </h2>
          <ul className="govuk-list staff-found">
            {enquiries.map((row) => (
              <Enquiry key={row.id} row={row} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function Person({ person: { name, href, about, flags } }: { person: FoundPerson }) {
  return (
    <li className="staff-found__one">
      {href ? (
        <a className="govuk-link" href={href}>
          {name}
        </a>
      ) : (
        <strong>{name}</strong>
      )}
      {about && <p className="govuk-body-s">{about}</p>}
      {flags && <p className="govuk-body-s staff-found__flags">{flags}</p>}
    </li>
  )
}

function Enquiry({ row: { href, heading, about, excerpt } }: { row: FoundRow }) {
  return (
    <li className="staff-found__one">
      <a className="govuk-link" href={href}>
        {heading}
      </a>
      <p className="govuk-body-s">{about}</p>
      {excerpt && (
        <p className="govuk-body-s staff-found__excerpt">
          {excerpt.map(({ text, isHit }, place) =>
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, drawn once
            isHit ? <mark key={place}>{text}</mark> : <span key={place}>{text}</span>,
          )}
        </p>
      )}
    </li>
  )
}

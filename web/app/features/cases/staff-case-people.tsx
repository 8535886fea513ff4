import { LateWords } from '../../lib/late-words.tsx'
import { Tag } from '../../ui/tag.tsx'
import { WarningText } from '../../ui/warning-text.tsx'
import type { CasePersonView, CaseView } from './staff-case-view.ts'

/** Who stands in which relation to the child, and what each may see. Nothing about one is told to another. */
export function People({
  view: { people, mayNobodyAct, isAddressHidden, peopleHref },
}: {
  view: Pick<CaseView, 'people' | 'mayNobodyAct' | 'isAddressHidden' | 'peopleHref'>
}) {
  return (
    <>
      {people.length === 0 ? (
        <>
          <h2 className="govuk-heading-m" id="people">
            People and access
          </h2>
          <p className="govuk-body">Nobody has access to this case yet: no one is told of changes.</p>
        </>
      ) : (
        <PeopleTable people={people} isAddressHidden={isAddressHidden} />
      )}
      {mayNobodyAct && people.length > 0 && (
        <WarningText>Nobody may act for this child here. Find out who should.</WarningText>
      )}
      <p className="govuk-body">
        <a className="govuk-link" href={peopleHref}>
          Give, change or end access
        </a>
      </p>
    </>
  )
}

function PeopleTable({
  people,
  isAddressHidden,
}: {
  people: readonly CasePersonView[]
  isAddressHidden: boolean
}) {
  return (
    <table className="staff-table" id="people">
      <caption className="govuk-table__caption govuk-table__caption--m">People and access</caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Relationship</th>
          <th scope="col">May see</th>
          <th scope="col">Parental responsibility</th>
          <th scope="col">Email and phone</th>
          <th scope="col">Letters go to</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id} className="staff-row">
            <th scope="row">
              {person.name}
              {person.language && (
                <span className="staff-quiet staff-history__by">Language: {person.language}</span>
              )}
            </th>
            <td data-label="Relationship">{person.relationship}</td>
            <td data-label="May see">
              {person.access}
              {person.isHeldBack && (
                <>
                  {' '}
                  <Tag colour="orange">Held back</Tag>
                </>
              )}
            </td>
            <td data-label="Parental responsibility">{person.responsibility}</td>
            <td data-label="Email and phone" className="staff-break">
              {isAddressHidden ? (
                'Hidden'
              ) : (
                <>
                  {person.email ?? 'No email'}
                  <br />
                  {person.phone ?? 'No phone'}
                </>
              )}
              {person.invitationHref && (
                <>
                  <br />
                  <a className="govuk-link" href={person.invitationHref}>
                    Letter with a code<span className="govuk-visually-hidden"> for {person.name}</span>
                  </a>
                </>
              )}
            </td>
            <td data-label="Letters go to">
              {person.address || 'No address'}
              <br />
              <a className="govuk-link" href={person.addressHref}>
                Change<span className="govuk-visually-hidden"> the postal address of {person.name}</span>
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Word for word what the family's page says now, so that nobody tells them something else. */
export function FamilySees({ words, isOnHold }: { words: CaseView['familyWords']; isOnHold: boolean }) {
  const { title, now, next, youCanDo, late } = words
  return (
    <section className="staff-panel" aria-labelledby="family-sees">
      <h2 className="govuk-heading-m" id="family-sees">
        {isOnHold ? 'What the family would see' : 'What the family sees now'}
      </h2>
      {isOnHold && <p className="govuk-body-s">Nobody in the family sees this while the hold lasts.</p>}
      <blockquote className="staff-quote">
        <p>
          <strong>{title}</strong>
        </p>
        <LateWords late={late} />
        <h3 className="govuk-heading-s">What is happening now</h3>
        <p>{now}</p>
        <h3 className="govuk-heading-s">What happens next</h3>
        <p>{next}</p>
        <h3 className="govuk-heading-s">What you can do</h3>
        <p>{youCanDo}</p>
      </blockquote>
    </section>
  )
}

import { errorFor, summaryOf } from '../../lib/form.ts'
import { Scrolling } from '../../lib/scrolling.tsx'
import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Input } from '../../ui/input.tsx'
import { Radios } from '../../ui/radios.tsx'
import { RestrictionFlags } from '../people/restriction-flags.tsx'
import type { FindCaseView, LinkCheckView } from './triage-link-view.ts'

/** Which case is it about? By reference, UPN or the child's name. */
export function FindCasePage({ view }: { view: FindCaseView }) {
  const { enquiry, query, found } = view
  const href = `/staff/enquiries/${enquiry.id}`
  return (
    <div className="staff-check">
      <BackLink href={href}>The enquiry</BackLink>
      <h1 className="govuk-heading-l">Which case is {enquiry.reference} about?</h1>
      <p className="govuk-body">Asked by {enquiry.contactName}.</p>
      <form method="post" action={`${href}/link`} className="staff-search__line">
        <Input
          name="query"
          type="search"
          label="Case reference, UPN or the child’s name"
          defaultValue={query}
          spellCheck={false}
          autoComplete="off"
        />
        <Button variant="secondary">Search</Button>
      </form>
      {found?.length === 0 && (
        <p className="govuk-body">No case that you may open fits. Try less of the name.</p>
      )}
      {found && found.length > 0 && (
        <ul className="staff-plain-list staff-found">
          {found.map((row) => (
            <li key={row.id}>
              <a className="govuk-link" href={`${href}/link/${row.id}`}>
                {row.childName}
              </a>
              , born {row.born}. {row.reference}. {row.stage}
            </li>
          ))}
        </ul>
      )}
      {view.isMore && (
        <p className="govuk-body-s">There are more. Say more of the name, or use the reference.</p>
      )}
    </div>
  )
}

/** The asker beside everybody on the case, before anything is linked: the wrong link shows one family to another. */
export function LinkCheckPage({ view }: { view: LinkCheckView }) {
  const { asker, case: found, errors } = view
  return (
    <div className="staff-check">
      <BackLink href={`/staff/enquiries/${view.id}/link`}>Another case</BackLink>
      {errors.length > 0 && <ErrorSummary errors={summaryOf(errors)} />}
      <h1 className="govuk-heading-l">Is this the right case, and the right person?</h1>
      <RestrictionFlags flags={view.flags} />
      <dl className="staff-facts">
        <div>
          <dt>Child</dt>
          <dd>
            <strong>{found.childName}</strong>, born {found.born}, {found.reference}
            <br />
            {found.isNamed
              ? 'What they wrote names this child or case.'
              : 'What they wrote names neither this child nor this case.'}
          </dd>
        </div>
        <div>
          <dt>Asked by</dt>
          <dd>
            <strong>{asker.name}</strong>
            {asker.isKnown && ', signed in'}
          </dd>
        </div>
        <div>
          <dt>Email</dt>
          <dd className="staff-break">{asker.email}</dd>
        </div>
        <div>
          <dt>Phone</dt>
          <dd>{asker.phone}</dd>
        </div>
        <div>
          <dt>Postcode</dt>
          <dd>
            {asker.postcodes}. The child’s: {found.postcode.toLowerCase()}
          </dd>
        </div>
      </dl>
      <People view={view} />
      <LinkForm view={view} />
    </div>
  )
}

function People({ view: { people } }: { view: LinkCheckView }) {
  if (people.length === 0) return <p className="govuk-body">Nobody has access to this case.</p>
  return (
    <Scrolling label="Compared with everybody on the case">
      <table className="govuk-table staff-compare">
        <caption className="govuk-table__caption govuk-table__caption--s">
          What they gave, compared with everybody on the case
        </caption>
        <thead>
          <tr>
            {['Who', 'Access', 'Name', 'Email', 'Phone', 'Postcode'].map((head) => (
              <th key={head} scope="col" className="govuk-table__header">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map(({ id, name, relationship, access, compared, isAsker }) => (
            <tr key={id}>
              <th scope="row" className="govuk-table__header">
                {name}
                <br />
                <span className="staff-quiet">{isAsker ? 'This is who asked' : relationship}</span>
              </th>
              {[access, compared.name, compared.email, compared.phone, compared.postcode].map(
                (cell, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a row keep their places
                  <td key={place} className="govuk-table__cell">
                    {cell === 'The same' ? <strong>{cell}</strong> : cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  )
}

function LinkForm({ view }: { view: LinkCheckView }) {
  const { asker, people, errors, typed } = view
  const choices = people.filter(({ mayBeLinked }) => mayBeLinked)
  return (
    <form method="post" action={`/staff/enquiries/${view.id}/link/${view.case.id}`} noValidate>
      <input type="hidden" name="version" value={view.version} />
      <input type="hidden" name="caseId" value={view.case.id} />
      {!asker.isKnown && choices.length > 0 && (
        <>
          <Radios
            name="familyMemberId"
            legend="Who asked?"
            legendSize="s"
            hint="They read this enquiry on their page from then on, and are told by email."
            className="govuk-radios--small"
            defaultValue={typed.familyMemberId ?? ''}
            error={errorFor(errors, 'familyMemberId')}
            items={[
              ...choices.map(({ id, name, relationship, isProven }) => ({
                value: id,
                text: `${name}, ${relationship}`,
                hint: isProven ? 'Email or phone prove it' : 'Neither email nor phone prove it',
              })),
              { value: '', text: 'I don’t know, or nobody of these: link the case alone' },
            ]}
          />
          <Input
            name="identityCheck"
            label="How you checked who they are"
            hint="Only where neither email nor phone prove it, and what we corrected ourselves never does. For example, that you rang the number on record."
            defaultValue={typed.identityCheck}
            error={errorFor(errors, 'identityCheck')}
            maxLength={500}
          />
        </>
      )}
      <div className="govuk-button-group">
        <Button preventDoubleClick>Link it to this case</Button>
        <a className="govuk-link" href={`/staff/enquiries/${view.id}`}>
          Don’t link it
        </a>
      </div>
    </form>
  )
}

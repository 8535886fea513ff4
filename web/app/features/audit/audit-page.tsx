import { errorFor, summaryOf } from '../../lib/form.ts'
import { Button } from '../../ui/button.tsx'
import { Checkboxes } from '../../ui/checkboxes.tsx'
import { Details } from '../../ui/details.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Input } from '../../ui/input.tsx'
import { Pagination } from '../../ui/pagination.tsx'
import { Select } from '../../ui/select.tsx'
import type { AuditPageView, AuditRowView } from './audit-view.ts'

/** Who did what, when, on whose case: for data protection staff. */
export function AuditPage({ view }: { view: AuditPageView }) {
  return (
    <>
      {view.errors.length > 0 && <ErrorSummary errors={summaryOf(view.errors)} />}
      <h1 className="govuk-heading-l">Search the audit</h1>
      <p className="govuk-body">
        Every reading and writing of a case by staff, and what families did. Your search is recorded, too.
      </p>
      {view.found ? (
        <Details summary="Change the search">
          <SearchForm view={view} />
        </Details>
      ) : (
        <SearchForm view={view} />
      )}
      {view.found && <Found view={view} found={view.found} />}
    </>
  )
}

function SearchForm({ view: { action, staff, actions, typed, errors } }: { view: AuditPageView }) {
  const field = (name: string) => ({ name, defaultValue: typed[name], error: errorFor(errors, name) })
  return (
    <form method="post" action={action} noValidate className="staff-check">
      {(['familyMember', 'child'] as const).map((name) =>
        typed[name] ? <input key={name} type="hidden" name={name} value={typed[name]} /> : null,
      )}
      <Select
        {...field('staff')}
        label="Member of staff"
        items={[{ value: '', text: 'Anybody' }, ...staff]}
      />
      <Input
        {...field('email')}
        type="email"
        label="Family member"
        hint="Their email address"
        autoComplete="off"
        spellCheck={false}
      />
      <Input
        {...field('reference')}
        label="Case"
        hint="Its reference, like SEN-7K3M-Q"
        autoComplete="off"
        className="govuk-input--width-10"
      />
      <Checkboxes
        name="allCases"
        items={[{ value: 'yes', text: 'All cases of this child' }]}
        defaultValues={typed.allCases ? [typed.allCases] : []}
      />
      <Select
        {...field('action')}
        label="What was done"
        items={[{ value: '', text: 'Anything' }, ...actions]}
      />
      <Input {...field('from')} type="date" label="From" className="govuk-input--width-10" />
      <Input {...field('to')} type="date" label="To" className="govuk-input--width-10" />
      <Button preventDoubleClick>Search</Button>
    </form>
  )
}

function Found({ view, found }: { view: AuditPageView; found: NonNullable<AuditPageView['found']> }) {
  const { about, rows, csvHref, olderHref, newestHref } = found
  return (
    <>
      <h2 className="govuk-heading-m" id="found">
        What was done
      </h2>
      <p className="govuk-body">
        {about.length > 0 ? about.join('; ') : 'Everything'}, newest first.{' '}
        <a className="govuk-link" href={view.action}>
          Begin a new search
        </a>
      </p>
      {rows.length === 0 ? (
        <p className="govuk-body staff-empty">Nothing of this kind is recorded.</p>
      ) : (
        <>
          <Rows rows={rows} />
          <p className="govuk-body">
            <a className="govuk-link" href={csvHref}>
              Save all of it as a file (CSV)
            </a>
          </p>
        </>
      )}
      {(olderHref || newestHref) && (
        <Pagination
          previous={newestHref !== null && { href: newestHref, children: 'Newest' }}
          next={olderHref !== null && { href: olderHref, children: 'Older' }}
        />
      )}
    </>
  )
}

function Rows({ rows }: { rows: readonly AuditRowView[] }) {
  return (
    <table className="staff-table">
      <caption className="govuk-visually-hidden">What was done</caption>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
          <th scope="col">Case</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, when, who, side, did, caseHref, reference, childName, details }) => (
          <tr key={id} className="staff-row">
            <td data-label="When">{when}</td>
            <td data-label="Who" className="staff-break">
              {who}
              {who !== side && <span className="staff-quiet staff-history__by">{side}</span>}
            </td>
            <td data-label="What" className="staff-break">
              {did}
              {details && <span className="staff-quiet staff-history__by">{details}</span>}
            </td>
            <td data-label="Case">
              {caseHref ? (
                <>
                  <a className="govuk-link" href={caseHref}>
                    {childName}
                  </a>{' '}
                  <span className="staff-reference">{reference}</span>
                </>
              ) : (
                'None'
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

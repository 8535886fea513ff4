import { errorFor, summaryOf } from '../../lib/form.ts'
import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { Radios } from '../../ui/radios.tsx'
import { rightsHref } from './rights-links.ts'
import type { StaffParentsView } from './staff-rights-view.ts'

/** What a young person said of each parent by phone, on paper or in person. */
export function StaffParentsPage({ view }: { view: StaffParentsView }) {
  return (
    <div className="staff-check">
      <BackLink href={rightsHref}>Young people to ask</BackLink>
      {view.errors.length > 0 && <ErrorSummary errors={summaryOf(view.errors)} />}
      {view.isSaved && <NotificationBanner type="success">The answer is kept.</NotificationBanner>}
      <h1 className="govuk-heading-l">What may the parents of {view.childName} see?</h1>
      <p className="govuk-body">
        <a className="govuk-link" href={view.caseHref}>
          {view.reference}
        </a>
        . {view.when} {view.account}.
      </p>
      <p className="govuk-body">
        Ask the young person alone, and tell them that they can change it. It is their answer, not a parent’s.
        If they can’t decide it, record a decision about capacity on the case instead.
      </p>
      {view.parents.map((parent) => (
        <form key={parent.id} method="post" action={view.action} noValidate>
          <input type="hidden" name="parentId" value={parent.id} />
          <Radios
            name={`level-${parent.id}`}
            legend={parent.legend}
            legendSize="m"
            hint={parent.hint}
            defaultValue={parent.chosen}
            error={errorFor(view.errors, `level-${parent.id}`)}
            items={view.levels}
          />
          <Radios
            name={`toldBy-${parent.id}`}
            legend="How did the young person tell us?"
            legendSize="s"
            className="govuk-radios--inline govuk-radios--small"
            error={errorFor(view.errors, `toldBy-${parent.id}`)}
            items={view.ways}
          />
          <Button preventDoubleClick>
            Save<span className="govuk-visually-hidden"> the answer about {parent.legend}</span>
          </Button>
        </form>
      ))}
      {view.parents.length === 0 && <p className="govuk-body">No parent or carer has access to this case.</p>}
    </div>
  )
}

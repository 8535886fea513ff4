import { summaryOf } from '../../lib/form.ts'
import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { WarningText } from '../../ui/warning-text.tsx'
import type { TakeBackView } from './staff-take-back-view.ts'

/** Words entered for the wrong person, or by mistake. */
export function StaffTakeBackPage({ view }: { view: TakeBackView }) {
  return (
    <div className="staff-check">
      <BackLink href={view.caseHref}>Case, without taking anything back</BackLink>
      {view.errors.length > 0 && <ErrorSummary errors={summaryOf(view.errors)} />}
      <h1 className="govuk-heading-l">Take back what was entered for {view.name}</h1>
      <p className="govuk-body">
        {view.childName} <span className="staff-reference">{view.reference}</span>
      </p>
      <SummaryList rows={view.facts} />
      <p className="govuk-body">
        {view.name} and colleagues will not see it any more, and it does not count as an answer. To put it
        right, enter it again for the right person.
      </p>
      <WarningText>
        {view.name} may have read it already. If it was another person’s, report it as a data breach today.
      </WarningText>
      <form method="post" action={view.action}>
        <input type="hidden" name="version" value={view.version} />
        <Button variant="warning" preventDoubleClick>
          Take it back
        </Button>
      </form>
    </div>
  )
}

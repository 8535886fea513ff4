import { errorFor, type FormError, summaryOf } from '../../lib/form.ts'
import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkboxes } from '../../ui/checkboxes.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { type FlagView, RestrictionFlags } from './restriction-flags.tsx'

export type CompareView = {
  action: string
  backHref: string
  hidden: { name: string; value: string }[]
  child: { name: string; born: string }
  person: { name: string; email: string; otherCases: string[] }
  rows: { key: string; value: string }[]
  flags: FlagView[]
  errors: readonly FormError[]
}

/** The child beside the person, before anything is given: a record shown to the wrong family can't be taken back. */
export function ComparePage({ view }: { view: CompareView }) {
  const { child, person, errors } = view
  return (
    <div className="staff-check">
      <BackLink href={view.backHref}>People, without giving anything</BackLink>
      {errors.length > 0 && <ErrorSummary errors={summaryOf(errors)} />}
      <h1 className="govuk-heading-l">Do these two belong together?</h1>
      <RestrictionFlags flags={view.flags} />
      <SummaryList
        rows={[
          {
            key: 'Child',
            value: (
              <>
                <strong>{child.name}</strong>
                <br />
                Born {child.born}
              </>
            ),
          },
          {
            key: 'Person',
            value: (
              <>
                <strong>{person.name}</strong>
                <br />
                <span className="staff-break">{person.email}</span>
              </>
            ),
          },
          {
            key: 'Their other cases',
            value:
              person.otherCases.length === 0
                ? 'None that you can see'
                : person.otherCases.map((text) => <div key={text}>{text}</div>),
          },
          ...view.rows,
        ]}
      />
      <form method="post" action={view.action} noValidate>
        {view.hidden.map(({ name, value }) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Checkboxes
          name="isCompared"
          idPrefix="isCompared"
          legend="Your check"
          legendSize="s"
          className="govuk-checkboxes--small"
          error={errorFor(errors, 'isCompared')}
          items={[
            {
              value: 'yes',
              text: 'I compared the names, the birth date and the evidence: this person belongs to this child',
            },
          ]}
        />
        {view.flags.length > 0 && (
          <Checkboxes
            name="isRestrictionRead"
            idPrefix="isRestrictionRead"
            legend="The restrictions"
            legendSize="s"
            className="govuk-checkboxes--small"
            error={errorFor(errors, 'isRestrictionRead')}
            items={[{ value: 'yes', text: 'I read the restrictions on this child, and go on' }]}
          />
        )}
        <div className="govuk-button-group">
          <Button name="act" value="give" preventDoubleClick>
            Give access
          </Button>
          <Button name="act" value="back" variant="secondary">
            Change something
          </Button>
        </div>
      </form>
    </div>
  )
}

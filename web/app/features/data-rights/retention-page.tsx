import type { RetentionView } from '@send-hub/shared'
import { summaryOf } from '../../lib/form.ts'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { Over, Waiting } from './erasures-view.tsx'
import type { Form } from './form.ts'
import { Holds, OnRequest } from './holds-view.tsx'
import { RunOutTable } from './run-out-table.tsx'

interface Props extends Form {
  retention: RetentionView
  done: string | undefined
}

const doneWords: Readonly<Record<string, string>> = {
  propose: 'It is proposed. Nothing is erased until somebody else agrees.',
  agree: 'It is erased. The files follow within minutes.',
  refuse: 'The proposal is refused. Nothing was erased.',
  hold: 'The hold is set.',
  lift: 'The hold is lifted.',
}

/** What has been kept long enough, what must be kept longer, and what two people erase. */
export function RetentionPage({ retention, done, values, errors }: Props) {
  const { rules, automatic, holds, erasures } = retention
  const waiting = erasures.filter(({ state }) => state === 'waiting')
  const over = erasures.filter(({ state }) => state !== 'waiting')
  return (
    <>
      {errors.length > 0 && <ErrorSummary errors={summaryOf(errors)} />}
      {done && errors.length === 0 && doneWords[done] && (
        <NotificationBanner type="success">{doneWords[done]}</NotificationBanner>
      )}
      <h1 className="govuk-heading-l">Keeping and deleting</h1>
      <Waiting erasures={waiting} />
      <h2 className="govuk-heading-m">What has been kept long enough</h2>
      {rules.map(({ rule, keeps, count, items }) => (
        <section key={rule}>
          <h3 className="govuk-heading-s">{keeps}</h3>
          {count === 0 ? (
            <p className="govuk-body">Nothing has run out.</p>
          ) : (
            <RunOutTable keeps={keeps} items={items} />
          )}
          {count > items.length && (
            <p className="govuk-body">
              The {items.length} longest over, of {count}.
            </p>
          )}
        </section>
      ))}
      <p className="govuk-body">Deleted without anybody’s decision:</p>
      <ul className="govuk-list govuk-list--bullet">
        {automatic.map((what) => (
          <li key={what}>{what}</li>
        ))}
      </ul>
      <Holds holds={holds} values={values} errors={errors} />
      <OnRequest values={values} errors={errors} />
      <Over erasures={over} />
    </>
  )
}

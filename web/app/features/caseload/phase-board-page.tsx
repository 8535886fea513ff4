import type { PhaseBoardView } from './boards-view.ts'
import { CaseloadTop } from './caseload-top.tsx'
import { NumberLink } from './review-months-page.tsx'

/** Moves to the next school or college, each cohort aimed at its last day. */
export function PhaseBoardPage({ view }: { view: PhaseBoardView }) {
  return (
    <>
      <CaseloadTop title={view.title} scope={view.scope} />
      <p className="govuk-body">
        The plan must name the next place before 15 February, for a move to post-16 before 31 March. The day
        before is the last safe one.
      </p>
      <div className="staff-cohorts">
        {view.cohorts.map((cohort) => (
          <Cohort key={cohort.key} cohort={cohort} />
        ))}
      </div>
    </>
  )
}

function Cohort({ cohort }: { cohort: PhaseBoardView['cohorts'][number] }) {
  const { key, heading, urgency, timing, plans, named, namedShare, toDo, byStage } = cohort
  return (
    <section className={`staff-cohort staff-cohort--${urgency}`} aria-labelledby={`cohort-${key}`}>
      <h2 className="govuk-heading-m" id={`cohort-${key}`}>
        {heading}
      </h2>
      <p className="govuk-body">
        {urgency === 'over' && (
          <span className="staff-mark" aria-hidden="true">
            !
          </span>
        )}
        <strong>{timing}</strong>
      </p>
      {plans === 0 ? (
        <p className="govuk-body">Nobody moves by then.</p>
      ) : (
        <>
          <svg
            className="staff-cohort__bar"
            viewBox="0 0 100 6"
            preserveAspectRatio="none"
            aria-hidden="true"
            focusable="false"
          >
            <rect className="staff-bar-chart__part-1" width={namedShare} height="6" />
            <rect className="staff-bar-chart__part-5" x={namedShare} width={100 - namedShare} height="6" />
          </svg>
          <dl className="staff-facts">
            <div>
              <dt>Plans</dt>
              <dd>{plans.toLocaleString('en-GB')}</dd>
            </div>
            <div>
              <dt>Place named</dt>
              <dd>
                {named.toLocaleString('en-GB')} ({Math.floor(namedShare)}%)
              </dd>
            </div>
            <div>
              <dt>Still to do</dt>
              <dd>
                <NumberLink number={toDo} about={`plans: ${heading}`} />
              </dd>
            </div>
            {byStage.map(({ stage, plans: inStage, href }) => (
              <div key={stage} className="staff-cohort__stage">
                <dt>{stage}</dt>
                <dd>
                  <NumberLink number={{ value: inStage, href }} about={`plans in the stage ${stage}`} />
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  )
}

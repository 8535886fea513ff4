import type { CaseForFamily } from '@send-hub/shared'

/** Mediation, an appeal, a move: what goes on beside the stage. */
export function AlsoHappening({ alsoHappening }: Pick<CaseForFamily, 'alsoHappening'>) {
  if (alsoHappening.length === 0) return null
  return (
    <section className="app-case__section" aria-labelledby="also-happening">
      <h2 className="govuk-heading-m" id="also-happening">
        Also happening
      </h2>
      {alsoHappening.map((text) => (
        <p className="govuk-body" key={text}>
          {text}
        </p>
      ))}
    </section>
  )
}

/** How to appeal and by when: only for a reader who has that right, while its time runs. */
export function AppealBox({ appeal }: Pick<CaseForFamily, 'appeal'>) {
  if (!appeal) return null
  return (
    <section className="app-case__section" aria-labelledby="appeal">
      <h2 className="govuk-heading-m" id="appeal">
        If you do not agree
      </h2>
      {appeal.paragraphs.map((text) => (
        <p className="govuk-body" key={text}>
          {text}
        </p>
      ))}
    </section>
  )
}

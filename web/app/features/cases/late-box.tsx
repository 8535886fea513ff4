import type { CaseForFamily } from '@send-hub/shared'
import { earlierPromiseWords } from './date-words.ts'

/** Says plainly that we are late, why, and what we promised before. Only there when it is true. */
export function LateBox({ late, earlierPromises }: Pick<CaseForFamily, 'late' | 'earlierPromises'>) {
  if (!late) return null
  return (
    <section className="app-late" aria-labelledby="late">
      <h2 className="govuk-heading-m app-late__title" id="late">
        <span className="app-late__icon" aria-hidden="true">
          !
        </span>
        {late.heading}
      </h2>
      {late.paragraphs.map((paragraph) => (
        <p className="govuk-body" key={paragraph}>
          {paragraph}
        </p>
      ))}
      <p className="govuk-body app-no-print">
        <a className="govuk-link" href="/contact#complain">
          How to complain
        </a>
      </p>
      {earlierPromises.length > 0 && (
        <>
          <h3 className="govuk-heading-s">Dates we promised before</h3>
          <ul className="govuk-list">
            {earlierPromises.map((promise) => (
              <li key={`${promise.madeOn} ${promise.day}`}>{earlierPromiseWords(promise)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

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

/** To those who read of a decision that is not theirs to challenge. */
function OthersAppeal({ kase: { appealIsOf, childName, isAboutReader } }: { kase: CaseForFamily }) {
  const whose =
    appealIsOf === 'young-person' ? `${childName}’s` : `${isAboutReader ? 'your' : 'the'} parent’s`
  return (
    <section className="app-case__section" aria-labelledby="appeal">
      <h2 className="govuk-heading-m" id="appeal">
        If somebody does not agree
      </h2>
      <p className="govuk-body">The right to appeal is {whose}. Our letter to them says how and by when.</p>
    </section>
  )
}

/** How to appeal and by when: only for a reader who has that right, while its time runs. */
export function AppealBox({ kase }: { kase: CaseForFamily }) {
  const { appeal, appealIsOf } = kase
  if (!appeal) return appealIsOf && <OthersAppeal kase={kase} />
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

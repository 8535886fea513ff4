import { type Day, type RestrictionOfCase, restrictionWords } from '@send-hub/shared'
import { dayOf } from '../../lib/staff-moments.ts'

/** A restriction as staff read it at a glance. */
export type FlagView = {
  id: string
  name: string
  means: string
  note: string
  set: string
  review: string | null
}

export function flagViews(restrictions: readonly RestrictionOfCase[], today: Day): FlagView[] {
  return restrictions.map(({ id, kind, person, note, setOn, setBy, reviewOn }) => ({
    ...{ id, note, means: restrictionWords[kind].means },
    name: person ? `${restrictionWords[kind].name}: ${person.name}` : restrictionWords[kind].name,
    set: `${setBy}, ${dayOf(setOn, today)}`,
    review:
      reviewOn &&
      (reviewOn <= today ? 'Look at it again now' : `Look at it again on ${dayOf(reviewOn, today)}`),
  }))
}

/** In plain sight, above everything else: what must not be done around this child. */
export function RestrictionFlags({ flags }: { flags: readonly FlagView[] }) {
  if (flags.length === 0) return null
  return (
    <section className="staff-flags" aria-labelledby="restrictions-title">
      <h2 className="govuk-heading-s" id="restrictions-title">
        {flags.length === 1 ? 'A restriction on this child' : `${flags.length} restrictions on this child`}
      </h2>
      <ul className="staff-flags__list">
        {flags.map((flag) => (
          <li key={flag.id}>
            <strong>{flag.name}.</strong> {flag.means}
            {flag.note && <p className="staff-flags__note">{flag.note}</p>}
            <p className="staff-quiet">
              Set by {flag.set}. {flag.review && `${flag.review}.`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

import { Tag } from '../../ui/tag.tsx'
import type { FlagView } from './restriction-flags.tsx'

export type RestrictionsView = {
  items: {
    id: string
    childName: string
    reference: string
    isDue: boolean
    href: string
    flags: FlagView[]
  }[]
}

/** Every restriction that stands, those due for another look first. */
export function RestrictionsPage({ view: { items } }: { view: RestrictionsView }) {
  return (
    <>
      <h1 className="govuk-heading-l">Restrictions</h1>
      {items.length === 0 && <p className="govuk-body">No restriction stands on any child you can see.</p>}
      <ul className="govuk-list staff-flags-all">
        {items.map(({ id, childName, reference, isDue, href, flags }) => (
          <li key={id} className="staff-panel">
            <h2 className="govuk-heading-s">
              <a className="govuk-link" href={href}>
                {childName}
              </a>{' '}
              <span className="staff-reference">{reference}</span>{' '}
              {isDue && <Tag colour="red">Look again now</Tag>}
            </h2>
            {flags.map((flag) => (
              <div key={flag.id}>
                <strong>{flag.name}.</strong> {flag.note}
                <p className="staff-quiet">
                  Set by {flag.set}. {flag.review && `${flag.review}.`}
                </p>
              </div>
            ))}
          </li>
        ))}
      </ul>
    </>
  )
}

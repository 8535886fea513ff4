import type { RightsForFamily } from '@send-hub/shared'
import { InsetText } from '../../ui/inset-text.tsx'

/** That the young person decides, or soon will: what changes, what stays, what to do. */
export function RightsBox({ rights, href }: { rights: RightsForFamily | null; href: string }) {
  if (!rights) return null
  return (
    <InsetText>
      <h2 className="govuk-heading-s" id="rights">
        {rights.heading}
      </h2>
      {rights.paragraphs.map((text) => (
        <p key={text} className="govuk-body">
          {text}
        </p>
      ))}
      {rights.mayChoose && (
        <p className="govuk-body app-no-print">
          <a className="govuk-link" href={href}>
            Say what parents and carers can see
          </a>
        </p>
      )}
    </InsetText>
  )
}

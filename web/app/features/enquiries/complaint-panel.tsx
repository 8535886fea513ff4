import { Button } from '../../ui/button.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { ComplaintView } from './complaint-view.ts'

interface Props {
  enquiryId: string
  complaint: ComplaintView
}

/** The clocks of a complaint, in plain sight while it is one. */
export function ComplaintPanel({ enquiryId, complaint: { stages, openStage } }: Props) {
  if (stages.length === 0) return null
  return (
    <section aria-labelledby="complaint" className="staff-complaint">
      <h3 className="govuk-heading-s" id="complaint">
        Complaint
      </h3>
      {stages.map(({ name, lines, isLate }) => (
        <div key={name}>
          <p className="govuk-body-s">
            <strong>{name}</strong> {isLate && <Tag colour="red">Late</Tag>}
          </p>
          <ul className="staff-plain-list">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      ))}
      {openStage && (
        <p className="govuk-body-s">
          <a className="govuk-link" href={`/staff/enquiries/${enquiryId}/complaint`}>
            Acknowledge, extend or answer
          </a>
        </p>
      )}
    </section>
  )
}

/** The one step that makes an enquiry a complaint, or opens its second stage. */
export function ComplaintStep({ enquiryId, version, complaint: { open } }: Props & { version: number }) {
  if (!open) return null
  return (
    <form method="post" action={`/staff/enquiries/${enquiryId}/complaint/open`} noValidate>
      <input type="hidden" name="version" value={version} />
      <Button variant="secondary" preventDoubleClick>
        {open}
      </Button>
    </form>
  )
}

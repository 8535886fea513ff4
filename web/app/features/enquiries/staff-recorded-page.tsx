import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import type { RecordedView } from './staff-record-view.ts'

/** What to say before the call ends: the reference, and the day of the answer. */
export function StaffRecordedPage({ view }: { view: RecordedView }) {
  return (
    <div className="staff-check">
      <Panel title="Recorded">
        Reference
        <br />
        <strong>{view.reference}</strong>
      </Panel>
      <h2 className="govuk-heading-m">Say this to {view.contactName}</h2>
      <blockquote className="staff-quote">
        <p>
          Your reference is {view.reference}. We will answer by {view.replyBy}.
        </p>
      </blockquote>
      <div className="govuk-button-group">
        <Button href={`/staff/enquiries/${view.id}`}>Open the enquiry</Button>
        <Button href="/staff/enquiries/new" variant="secondary">
          Record another
        </Button>
      </div>
    </div>
  )
}

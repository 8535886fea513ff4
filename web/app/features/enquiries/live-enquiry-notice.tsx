import type { LiveEnquiryPage } from './live-enquiry.ts'
import { StaffThread } from './staff-thread.tsx'

/** What happened while this page was open, above the box: nobody answers twice. What is typed stays as it is. */
export function ChangeNotice({ live: { change, notice, look } }: { live: LiveEnquiryPage }) {
  if (!change) return null
  return (
    <div role="alert">
      <section
        className="govuk-inset-text staff-change"
        aria-labelledby="change-title"
        tabIndex={-1}
        ref={notice}
      >
        <h3 className="govuk-heading-s" id="change-title">
          {change.words}
        </h3>
        <p className="govuk-body-s">
          This happened while you had the page open. Look at it before you send anything: your own words stay
          in their box.
        </p>
        {change.messages.length > 0 && <StaffThread messages={change.messages} />}
        <button type="button" className="govuk-button govuk-button--secondary" onClick={look}>
          I have looked at it
        </button>
      </section>
    </div>
  )
}

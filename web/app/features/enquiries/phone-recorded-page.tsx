import { useEffect } from 'react'
import { errorFor, summaryOf } from '../../lib/form.ts'
import { forgetDrafts } from '../../lib/staff-drafts.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { FileUpload } from '../../ui/file-upload.tsx'
import { Panel } from '../../ui/panel.tsx'
import { logHref, type RecordedView } from './phone-log-view.ts'

const another = {
  phone: 'Log another call',
  post: 'Log another letter',
  'drop-in': 'Log another visit',
} as const

/** What to say before the call ends: the reference, and the day of the answer. Of a letter: its scan. */
export function PhoneRecordedPage({ view }: { view: RecordedView }) {
  useEffect(() => forgetDrafts('log:'), [])
  const { id, messageId, channel, replyBy, errors } = view
  return (
    <div className="staff-check">
      {errors.length > 0 && <ErrorSummary errors={summaryOf(errors)} />}
      <Panel title={view.hasScan ? 'Scan added' : 'Saved'}>
        Reference
        <br />
        <strong>{view.reference}</strong>
      </Panel>
      {channel !== 'post' && (
        <>
          <h2 className="govuk-heading-m">Say this to {view.contactName}</h2>
          <blockquote className="staff-quote">
            <p>
              Your reference is {view.reference}.{' '}
              {replyBy
                ? `We will answer by ${replyBy}.`
                : 'If you have another question, tell us this reference.'}
            </p>
          </blockquote>
        </>
      )}
      {channel === 'post' && replyBy && <p className="govuk-body">An answer is promised by {replyBy}.</p>}
      {messageId && channel !== 'phone' && (
        <form
          method="post"
          action={`/staff/enquiries/${id}/recorded/${messageId}`}
          encType="multipart/form-data"
          className="phone-scan"
        >
          <FileUpload
            name="file"
            label={view.hasScan ? 'Add another page or file' : 'Add the scan'}
            hint="A PDF, a photo or a Word file. It is checked for viruses first."
            error={errorFor(errors, 'file')}
          />
          <Button variant="secondary" preventDoubleClick>
            Add the file
          </Button>
        </form>
      )}
      <div className="govuk-button-group">
        <Button href={`/staff/enquiries/${id}`}>Open the enquiry</Button>
        <Button href={logHref(channel)} variant="secondary">
          {another[channel]}
        </Button>
      </div>
    </div>
  )
}

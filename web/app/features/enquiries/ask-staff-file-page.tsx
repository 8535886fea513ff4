import { acceptedEndings } from '@send-hub/shared'
import { errorFor, type FormError, summaryOf } from '../../lib/form.ts'
import { Narrow } from '../../lib/plain-views.tsx'
import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { FileUpload } from '../../ui/file-upload.tsx'
import { WarningText } from '../../ui/warning-text.tsx'

/** A file was refused: what is wrong with it, and the choice again. */
export function ChooseFileAgain({
  enquiryHref,
  errors,
}: {
  enquiryHref: string
  errors: readonly FormError[]
}) {
  return (
    <Narrow>
      <BackLink href={enquiryHref}>Back to the enquiry</BackLink>
      <ErrorSummary errors={summaryOf(errors)} />
      <h1 className="govuk-heading-l">Add a file to your answer</h1>
      <form method="post" action={`${enquiryHref}/files`} encType="multipart/form-data">
        <FileUpload
          name="file"
          label="Choose a file"
          labelSize="s"
          accept={acceptedEndings}
          error={errorFor(errors, 'file')}
        />
        <Button preventDoubleClick>Add this file</Button>
      </form>
    </Narrow>
  )
}

/** Before somebody of staff opens what the hub does not know. */
export function UnknownFile({ enquiryHref, fileHref }: { enquiryHref: string; fileHref: string }) {
  return (
    <Narrow>
      <BackLink href={enquiryHref}>Back to the enquiry</BackLink>
      <h1 className="govuk-heading-l">Open a file of an unknown kind</h1>
      <WarningText>The hub does not know this kind of file. It can harm your computer.</WarningText>
      <p className="govuk-body">
        Ask the sender for a PDF or a photo instead. Open this one only if you know who sent it and expect it.
        That you opened it is written down.
      </p>
      <div className="govuk-button-group">
        <Button href={enquiryHref}>Do not open it</Button>
        <a className="govuk-link" href={fileHref}>
          Save the file all the same
        </a>
      </div>
    </Narrow>
  )
}

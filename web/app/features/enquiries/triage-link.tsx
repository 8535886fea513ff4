import { Button } from '../../ui/button.tsx'
import { Input } from '../../ui/input.tsx'
import { fieldOf } from './staff-enquiry-forms.ts'
import type { EnquiryView } from './staff-enquiry-view.ts'
import { FoldedAct } from './triage-form.tsx'

/** The way to the case, beside the case's place on the page. */
export function LinkToCase({ view }: { view: EnquiryView }) {
  if (!view.triage.may.link) return null
  return (
    <p className="govuk-body-s">
      <a id="link-case" className="govuk-link" href={`/staff/enquiries/${view.id}/link`}>
        Link to a case
      </a>
    </p>
  )
}

export function Unlink({ view }: { view: EnquiryView }) {
  const { may, isLinkedByUs } = view.triage
  if (!may.unlink) return null
  return (
    <FoldedAct view={view} act="unlink" summary="Wrong case">
      <p className="govuk-body-s">
        {isLinkedByUs
          ? 'The person we linked does not see this enquiry any more. If they have read something of another family, tell the information team today.'
          : 'The enquiry stays this person’s, without a case.'}
      </p>
      <Input {...fieldOf(view.form, 'unlink', 'reason')} label="Why is it the wrong case?" maxLength={500} />
      <Button variant="secondary" preventDoubleClick>
        Take it off the case
      </Button>
    </FoldedAct>
  )
}

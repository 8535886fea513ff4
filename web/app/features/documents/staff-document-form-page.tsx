import { acceptedEndings, longestTitle } from '@send-hub/shared'
import { errorFor, summaryOf } from '../../lib/form.ts'
import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { Details } from '../../ui/details.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { FileUpload } from '../../ui/file-upload.tsx'
import { Input } from '../../ui/input.tsx'
import { Radios } from '../../ui/radios.tsx'
import { Select } from '../../ui/select.tsx'
import type { DocumentFormView } from './staff-document-form-view.ts'

/** What came on paper or to a colleague is a family member's all the same: it waits to be read, like what they send here. */
function FromFamily({ view: { people, ways, typed, errors } }: { view: DocumentFormView }) {
  const faults = [errorFor(errors, 'fromId'), errorFor(errors, 'cameBy')]
  if (people.length === 0) return null
  return (
    <Details
      summary="It came from a family member"
      open={Boolean(typed.fromId || typed.cameBy || faults.some(Boolean))}
    >
      <Select
        name="fromId"
        label="Who is it from?"
        hint="They are told nothing. Their page says that we have it; the other parent’s says nothing."
        items={[{ value: '', text: 'Not from a family member' }, ...people]}
        defaultValue={typed.fromId}
        error={faults[0]}
      />
      <Radios
        name="cameBy"
        legend="How did it come?"
        legendSize="s"
        className="govuk-radios--small"
        items={ways}
        defaultValue={typed.cameBy}
        error={faults[1]}
      />
    </Details>
  )
}

/** A document for a case. No family sees it before it is released. */
export function StaffDocumentFormPage({ view }: { view: DocumentFormView }) {
  const { typed, errors } = view
  return (
    <div className="staff-check">
      <BackLink href={view.caseHref}>Case</BackLink>
      {errors.length > 0 && <ErrorSummary errors={summaryOf(errors)} />}
      <h1 className="govuk-heading-l">Add a document</h1>
      <p className="govuk-body">
        {view.childName} <span className="staff-reference">{view.reference}</span>
      </p>
      <form method="post" action={view.action} encType="multipart/form-data" noValidate>
        <Radios
          name="kind"
          legend="What kind of document is it?"
          className="govuk-radios--small"
          items={view.kinds}
          defaultValue={typed.kind}
          error={errorFor(errors, 'kind')}
        />
        <Input
          name="title"
          label="What is it?"
          hint="The family reads this name when the document is released to them."
          maxLength={longestTitle}
          defaultValue={typed.title}
          error={errorFor(errors, 'title')}
        />
        <FromFamily view={view} />
        <FileUpload
          name="file"
          label="File"
          hint={view.fileHint}
          accept={acceptedEndings}
          error={errorFor(errors, 'file')}
        />
        <Button preventDoubleClick>Add the document</Button>
        <p className="govuk-body-s staff-quiet">
          No family sees it, and nobody is written to, until you release it.
        </p>
      </form>
    </div>
  )
}

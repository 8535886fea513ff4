import {
  acceptedEndings,
  type CaseForFamily,
  type DocumentForFamily,
  fileSizeWords,
  fileTypeHint,
  longestTitle,
  sendWords,
} from '@send-hub/shared'
import { errorFor, type FormError, type FormValues } from '../../lib/form.ts'
import { Narrow } from '../../lib/plain-views.tsx'
import { Button } from '../../ui/button.tsx'
import { FileUpload } from '../../ui/file-upload.tsx'
import { Input } from '../../ui/input.tsx'
import { InsetText } from '../../ui/inset-text.tsx'
import { Panel } from '../../ui/panel.tsx'
import { draftHref } from '../draft/draft-links.ts'
import { sendHref } from './document-links.ts'

interface SendViewProps {
  kase: Pick<CaseForFamily, 'id' | 'childName' | 'draft'>
  maxBytes: number
  values: FormValues
  errors: readonly FormError[]
}

/** The file comes last in the form: what stands before it is known to the page when the file is refused. */
export function SendView({ kase, maxBytes, values, errors }: SendViewProps) {
  return (
    <Narrow>
      <span className="govuk-caption-l">{kase.childName}</span>
      <h1 className="govuk-heading-l">{sendWords.title}</h1>
      <p className="govuk-body">{sendWords.intro}</p>
      <p className="govuk-body">{sendWords.private}</p>
      {kase.draft?.isOpen && (
        <InsetText>
          {sendWords.aboutDraft}{' '}
          <a className="govuk-link" href={draftHref(kase.id)}>
            Tell us about the draft
          </a>
        </InsetText>
      )}
      <form method="post" action={sendHref(kase.id)} encType="multipart/form-data" noValidate>
        <Input
          name="title"
          label="What is it?"
          hint="For example: Letter from Dr Rai, May 2026"
          labelSize="s"
          maxLength={longestTitle}
          spellCheck
          defaultValue={values.title}
          error={errorFor(errors, 'title')}
        />
        <FileUpload
          name="file"
          label="Choose the file"
          labelSize="s"
          hint={`It can be ${fileTypeHint}, up to ${fileSizeWords(maxBytes)}.`}
          accept={acceptedEndings}
          error={errorFor(errors, 'file')}
        />
        <p className="govuk-body">{sendWords.photo}</p>
        <Button preventDoubleClick>Send</Button>
        <p className="govuk-body">A large file can take some minutes. Stay on this page until it is done.</p>
      </form>
    </Narrow>
  )
}

interface SentViewProps {
  kase: Pick<CaseForFamily, 'id'>
  document: DocumentForFamily
}

export function SentView({ kase, document: { title, scan } }: SentViewProps) {
  return (
    <Narrow>
      <Panel title="We have your document">
        <span className="app-wrap">{title}</span>
      </Panel>
      <p className="govuk-body">{scan === 'waiting' ? sendWords.sentAndWaiting : sendWords.sent}</p>
      <p className="govuk-body">
        It does not change the dates on the case. If you need an answer to it,{' '}
        <a className="govuk-link" href={`/cases/${kase.id}/ask`}>
          ask us a question
        </a>
        .
      </p>
      <div className="govuk-button-group">
        <Button href={`/cases/${kase.id}`}>Back to the case</Button>
        <a className="govuk-link" href={sendHref(kase.id)}>
          Send another
        </a>
      </div>
    </Narrow>
  )
}

import { acceptedEndings } from '@send-hub/shared'
import { errorFor } from '../../lib/form.ts'
import { Button } from '../../ui/button.tsx'
import { Checkboxes } from '../../ui/checkboxes.tsx'
import { Details } from '../../ui/details.tsx'
import { FileUpload } from '../../ui/file-upload.tsx'
import { Input } from '../../ui/input.tsx'
import { InsetText } from '../../ui/inset-text.tsx'
import {
  type AskedView,
  type FileView,
  fileConfirmField,
  fileField,
  staffFileHref,
  staffFilesHref,
} from './ask-staff-view.ts'
import type { EnquiryView } from './staff-enquiry-view.ts'

/** Above the thread: what they said of its urgency, and for a school, what about and by what right. */
export function AskedBox({ asked: { urgent, school } }: { asked: AskedView }) {
  return (
    <>
      {school && (
        <InsetText>
          <strong>School:</strong> {school.reason}. {school.basis}. The family does not read this thread.
        </InsetText>
      )}
      {urgent && (
        <InsetText>
          <strong>They say that it is urgent:</strong> {urgent.words}. This suggests {urgent.suggests}: read
          it, then set the priority.
        </InsetText>
      )}
    </>
  )
}

/** Under a message: what went with it. */
export function StaffFiles({ files }: { files: readonly FileView[] }) {
  if (files.length === 0) return null
  return (
    <ul className="govuk-list govuk-body-s" aria-label="Files">
      {files.map((file) => (
        <li key={file.id}>
          <FileLine file={file} />
        </li>
      ))}
    </ul>
  )
}

function FileLine({ file: { name, about, href } }: { file: FileView }) {
  return (
    <>
      {href ? (
        <a className="govuk-link app-wrap" href={href}>
          {name}
        </a>
      ) : (
        <span className="app-wrap">{name}</span>
      )}{' '}
      ({about})
    </>
  )
}

/** In the form of an answer: the chosen files, and what has to be let pass before they may go to a family. */
export function FilesOfAnswer({ view: { asked, form } }: { view: EnquiryView }) {
  const { chosen, findings } = asked
  if (chosen.length === 0) return null
  const errors = form.act === 'replies' ? form.errors : []
  const faults = errors.filter(({ field }) => field === 'fileConfirms' || field === 'fileIds')
  return (
    <fieldset className="govuk-fieldset" id="replies-fileConfirms">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">
        Files that go with this answer
      </legend>
      <ul className="govuk-list govuk-body-s">
        {chosen.map((file) => (
          <li key={file.id}>
            {file.isReady && <input type="hidden" name={fileField(file.id)} value="yes" />}
            <FileLine file={file} />
            {!file.isReady && ' It does not go along yet: reload in a minute.'}
          </li>
        ))}
      </ul>
      {faults.map(({ text }) => (
        <p key={text} className="govuk-error-message">
          {text}
        </p>
      ))}
      {findings.map(({ code, found, confirm }) => (
        <Checkboxes
          key={code}
          name={fileConfirmField(code)}
          legend={found}
          legendSize="s"
          items={[{ value: 'yes', text: confirm }]}
        />
      ))}
      {findings.some(({ code }) => code === 'other-children') && (
        <Input
          id="replies-fileReason"
          name="fileReason"
          label="Why may a file that names another child go? Staff can read this"
          labelSize="s"
          defaultValue={form.act === 'replies' ? form.typed.fileReason : undefined}
          error={errorFor(errors, 'fileReason')}
        />
      )}
    </fieldset>
  )
}

/** Beside the answer, in forms of their own: choosing a file, and taking one away. Works without a script. */
export function ChooseFiles({ view: { id, asked } }: { view: EnquiryView }) {
  return (
    <Details summary="Add a file to your answer" open={asked.chosen.length > 0}>
      {asked.chosen.map((file) => (
        <form key={file.id} method="post" action={`${staffFileHref(id, file.id)}/drop`}>
          <p className="govuk-body-s">
            <span className="app-wrap">{file.name}</span>{' '}
            <Button variant="secondary">
              Take away<span className="govuk-visually-hidden"> {file.name}</span>
            </Button>
          </p>
        </form>
      ))}
      <form method="post" action={staffFilesHref(id)} encType="multipart/form-data">
        <FileUpload
          name="file"
          label="Choose a file"
          labelSize="s"
          hint="It is checked for viruses and for the names of other children first. It never goes by email."
          accept={acceptedEndings}
        />
        <Button variant="secondary" preventDoubleClick>
          Add this file
        </Button>
      </form>
    </Details>
  )
}

import { placeholderWords, readingGrade } from '@send-hub/shared'
import { errorFor, type FormError, summaryOf } from '../../lib/form.ts'
import { topicChoices } from '../../lib/staff-words.ts'
import { useTypedText } from '../../lib/use-typed-text.ts'
import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkboxes } from '../../ui/checkboxes.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Input } from '../../ui/input.tsx'
import { Textarea } from '../../ui/textarea.tsx'

export type SavedReplyView = {
  /** Null: a new one. */
  id: string | null
  version: number
  title: string
  topics: readonly string[]
  body: string
  isRetired: boolean
  errors: readonly FormError[]
}

/** US school grade 6 is about 11 years old. */
const easyGrade = 7

/** Where a manager writes a saved reply. How easily it reads is a hint, and stops nobody. */
export function SavedReplyEditor({ view }: { view: SavedReplyView }) {
  const { id, version, title, topics, errors, isRetired } = view
  const { box, text: body, setText: setBody } = useTypedText<HTMLTextAreaElement>(view.body)
  return (
    <div className="app-narrow staff-saved-editor">
      {errors.length > 0 && <ErrorSummary errors={summaryOf(errors)} />}
      <BackLink href="/staff/saved-replies">Saved replies</BackLink>
      <h1 className="govuk-heading-l">{id ? 'Change a saved reply' : 'Write a saved reply'}</h1>
      <form method="post" action={`/staff/saved-replies/${id ?? 'new'}`} noValidate>
        <input type="hidden" name="version" value={version} />
        <Input
          name="title"
          id="title"
          label="Title"
          hint="What staff look for. Families never see it."
          defaultValue={title}
          error={errorFor(errors, 'title')}
          maxLength={80}
        />
        <Textarea
          name="body"
          id="body"
          label="The reply"
          rows={14}
          defaultValue={view.body}
          error={errorFor(errors, 'body')}
          ref={box}
          onInput={({ currentTarget }) => setBody(currentTarget.value)}
        />
        <p className="govuk-body-s staff-quiet">{readsAs(body)}</p>
        <Fillers />
        <Checkboxes
          name="topics"
          idPrefix="topics"
          legend="Offered first for"
          legendSize="s"
          hint="None: offered with every enquiry."
          className="govuk-checkboxes--small staff-topics"
          error={errorFor(errors, 'topics')}
          defaultValues={topics}
          items={topicChoices()}
        />
        <Button preventDoubleClick>{id ? 'Save this version' : 'Save'}</Button>
      </form>
      {id && (
        <form method="post" action={`/staff/saved-replies/${id}/retire`}>
          <input type="hidden" name="version" value={version} />
          <input type="hidden" name="isRetired" value={isRetired ? 'no' : 'yes'} />
          <Button variant="secondary" preventDoubleClick>
            {isRetired ? 'Use it again' : 'Take it out of use'}
          </Button>
        </form>
      )}
    </div>
  )
}

/** Names in braces are no words: what stands there reads as it does on the family's page. */
function readsAs(body: string): string {
  const grade = readingGrade(body.replace(/\{[^{}\n]*\}/g, 'Sam'))
  if (grade === 0) return ''
  const age = Math.max(7, Math.round(grade) + 5)
  return grade <= easyGrade
    ? `Reads well: for about age ${age}.`
    : `Hard to read: for about age ${age}. Shorter sentences and words help.`
}

function Fillers() {
  return (
    <>
      <p className="govuk-body-s">
        The case fills in what you write in braces, as the family’s page says it:
      </p>
      <ul className="govuk-list staff-fillers">
        {Object.entries(placeholderWords).map(([name, words]) => (
          <li key={name}>
            <code>{`{${name}}`}</code> <span className="staff-quiet">{words}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

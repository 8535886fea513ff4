import { DraftTextarea } from '../../lib/draft-textarea.tsx'
import { errorFor, summaryOf } from '../../lib/form.ts'
import { LetPass } from '../../lib/let-pass.tsx'
import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Input } from '../../ui/input.tsx'
import { Radios } from '../../ui/radios.tsx'
import { Tag } from '../../ui/tag.tsx'
import { WarningText } from '../../ui/warning-text.tsx'
import type { AnswerView } from './staff-answer-view.ts'

/** One request of one person, and the answer they will read. */
export function StaffAnswerPage({ view }: { view: AnswerView }) {
  const { typed, errors } = view
  return (
    <div className="staff-check">
      <BackLink href={view.caseHref}>Case</BackLink>
      <News view={view} />
      <h1 className="govuk-heading-l">{view.what}</h1>
      <p className="govuk-body">
        {view.childName} <span className="staff-reference">{view.reference}</span>
      </p>
      <p className="govuk-body">
        {view.isLate && <Tag colour="red">Late</Tag>} {view.from}, asked {view.asked}. We promised an answer
        by <strong>{view.answerBy}</strong>.
      </p>
      {view.words && <blockquote className="staff-quote app-message__body">{view.words}</blockquote>}
      {!view.canBeTold && (
        <WarningText>
          {view.from} can’t see this case any more. The answer is recorded and sent to nobody.
        </WarningText>
      )}
      <form method="post" action={view.action} noValidate>
        <input type="hidden" name="version" value={view.version} />
        <Radios
          name="answer"
          legend="What do you answer?"
          hint={view.kind === 'more-time' ? view.lawWords : undefined}
          items={[
            { value: 'agreed', text: 'Yes' },
            { value: 'declined', text: 'No' },
          ]}
          defaultValue={typed.answer}
          error={errorFor(errors, 'answer')}
        />
        {view.kind === 'more-time' && <NewDay view={view} />}
        <DraftTextarea
          draft={`answer-${view.action}`}
          isSent={false}
          name="words"
          label={`What ${view.from} reads`}
          hint={
            view.kind === 'meeting'
              ? 'When, where and with whom; or why not, and what you can do instead. Plain words. Nobody else reads it.'
              : 'Why, in plain words. Nobody else reads it.'
          }
          rows={5}
          defaultValue={typed.words}
          error={errorFor(errors, 'words')}
        />
        <LetPass typed={typed} errors={errors} />
        <Button preventDoubleClick>Check this answer</Button>
        <p className="govuk-body-s staff-quiet">Nothing is recorded or sent yet.</p>
      </form>
    </div>
  )
}

function NewDay({ view }: { view: AnswerView }) {
  return (
    <Input
      name="extendedTo"
      type="date"
      label="New last day to comment"
      hint="Only where you say yes."
      min={view.earliestDay}
      defaultValue={view.typed.extendedTo}
      error={errorFor(view.errors, 'extendedTo')}
      className="govuk-input--width-10"
    />
  )
}

function News({ view: { errors, isConflict } }: { view: AnswerView }) {
  if (isConflict) {
    return (
      <ErrorSummary title="The case changed while you were writing" errors={[]}>
        Nothing was sent. Your words are still here. Look at the case, then check the answer again.
      </ErrorSummary>
    )
  }
  return errors.length > 0 ? <ErrorSummary errors={summaryOf(errors)} /> : null
}

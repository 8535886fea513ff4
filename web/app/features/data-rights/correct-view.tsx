import {
  type CorrectionForFamily,
  correctableFields,
  correctionOutcome,
  correctionWords,
  fieldChoiceWords,
  formatDay,
} from '@send-hub/shared'
import { errorFor, type FormError, type FormValues } from '../../lib/form.ts'
import { Button } from '../../ui/button.tsx'
import { InsetText } from '../../ui/inset-text.tsx'
import { Radios } from '../../ui/radios.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { askHref } from '../enquiries/ask-links.ts'
import { correctHref } from './data-rights-links.ts'

interface CorrectViewProps {
  caseId: string
  childName: string
  isAboutReader: boolean
  asked: readonly CorrectionForFamily[]
  /** Just sent: the newest of what was asked. */
  isSent: boolean
  values: FormValues
  errors: readonly FormError[]
}

/** Something is wrong in our record: one form, and what became of what was asked before. */
export function CorrectView(props: CorrectViewProps) {
  const { caseId, childName, isAboutReader, asked, isSent, values, errors } = props
  const words = fieldChoiceWords(childName, isAboutReader)
  const newest = asked[0]
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <h1 className="govuk-heading-l">{correctionWords.title}</h1>
        {isSent && newest && (
          <InsetText>
            <strong>{correctionWords.sent(newest.dueOn)}</strong>
          </InsetText>
        )}
        <p className="govuk-body">{correctionWords.lead}</p>
        <form method="post" action={correctHref(caseId)} noValidate>
          <Radios
            name="field"
            legend={correctionWords.what}
            legendSize="m"
            items={correctableFields
              .filter((field) => !(isAboutReader && field === 'own-name'))
              .map((field) => ({ value: field, text: words[field] }))}
            defaultValue={values.field}
            error={errorFor(errors, 'field')}
          />
          <Textarea
            name="shouldSay"
            label={correctionWords.shouldSay}
            labelSize="m"
            hint={correctionWords.hint}
            defaultValue={values.shouldSay}
            error={errorFor(errors, 'shouldSay')}
          />
          <p className="govuk-body">{correctionWords.letters}</p>
          <Button preventDoubleClick>Send</Button>
        </form>
        <p className="govuk-body">
          {correctionWords.other}{' '}
          <a className="govuk-link" href={askHref(caseId)}>
            Ask a question
          </a>
        </p>
        <Asked asked={asked} words={words} />
      </div>
    </div>
  )
}

type AskedProps = Pick<CorrectViewProps, 'asked'> & { words: ReturnType<typeof fieldChoiceWords> }

function Asked({ asked, words }: AskedProps) {
  if (asked.length === 0) return null
  return (
    <section aria-labelledby="asked">
      <h2 className="govuk-heading-m" id="asked">
        What you told us before
      </h2>
      {asked.map((correction) => (
        <div key={correction.id} className="app-promise">
          <p className="govuk-body">
            {correction.decision && <Tag colour="green">Answered</Tag>}{' '}
            <strong>{words[correction.field]}</strong>, {formatDay(correction.askedOn)}
          </p>
          <p className="govuk-body">
            You wrote: “<span className="app-message__body">{correction.shouldSay}</span>”
          </p>
          {correctionOutcome(correction).map((text) => (
            <p key={text} className="govuk-body">
              <span className="app-message__body">{text}</span>
            </p>
          ))}
        </div>
      ))}
    </section>
  )
}

/** At the foot of a case's page, beside who can see it. */
export function SomethingIsWrong({ href, hasAnswer }: { href: string; hasAnswer: boolean }) {
  return (
    <p className="govuk-body app-no-print">
      <a className="govuk-link" href={href}>
        {hasAnswer ? correctionWords.answered : correctionWords.title}
      </a>
    </p>
  )
}

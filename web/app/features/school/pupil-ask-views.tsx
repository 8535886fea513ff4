import {
  type CaseForSchool,
  formatDay,
  formatDayLong,
  legalBases,
  type SchoolEnquiry,
  schoolReasons,
  speaksOfDanger,
} from '@send-hub/shared'
import { HiddenFields } from '../../lib/error-view.tsx'
import { errorFor, type FormError, type FormValues } from '../../lib/form.ts'
import { Narrow } from '../../lib/plain-views.tsx'
import { Button } from '../../ui/button.tsx'
import { Radios } from '../../ui/radios.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { FileNames, FilesField, type KeptFile } from '../enquiries/ask-files.tsx'
import { EmergencyAdvice, EmergencyLine } from '../enquiries/emergency-advice.tsx'
import { pupilAskHref } from './pupil-links.ts'

type Pupil = Pick<CaseForSchool, 'caseId' | 'name' | 'reference'>
const itemsOf = (words: Record<string, string>) =>
  Object.entries(words).map(([value, text]) => ({ value, text }))

interface PupilAskViewProps {
  pupil: Pupil
  values: FormValues
  carried: FormValues
  files: readonly KeptFile[]
  maxBytes: number
  errors: readonly FormError[]
}

/** What it is about, by what right, the words, and files: these last, see lib/file-form.ts. */
export function PupilAskView({ pupil, values, carried, files, maxBytes, errors }: PupilAskViewProps) {
  const field = (name: string) => ({ name, defaultValue: values[name], error: errorFor(errors, name) })
  return (
    <Narrow>
      <span className="govuk-caption-l">
        {pupil.name}, <span className="app-no-break">{pupil.reference}</span>
      </span>
      <h1 className="govuk-heading-l">Ask us about this pupil</h1>
      <EmergencyLine />
      <p className="govuk-body">
        Only you and our staff read this. The family does not see it here, but they can ask us for a copy of
        what we hold.
      </p>
      <form method="post" action={pupilAskHref(pupil.caseId)} encType="multipart/form-data" noValidate>
        <HiddenFields values={{ ...carried, step: 'next' }} />
        <Radios
          {...field('reason')}
          legend="What is it about?"
          legendSize="m"
          items={itemsOf(schoolReasons)}
        />
        <Radios
          {...field('basis')}
          legend="What lets you ask us about this family?"
          legendSize="m"
          hint="We keep your answer with your question."
          items={itemsOf(legalBases)}
        />
        <Textarea
          {...field('body')}
          label="What do you want to ask or tell us?"
          labelSize="m"
          rows={8}
          spellCheck
        />
        <FilesField files={files} maxBytes={maxBytes} errors={errors} />
        <Button>Continue</Button>
      </form>
    </Narrow>
  )
}

interface PupilCheckViewProps {
  pupil: Pupil
  asked: { reason: keyof typeof schoolReasons; basis: keyof typeof legalBases; body: string }
  carried: FormValues
  files: readonly KeptFile[]
}

export function PupilCheckView({ pupil, asked, carried, files }: PupilCheckViewProps) {
  return (
    <Narrow>
      <h1 className="govuk-heading-l">Check before you send</h1>
      {speaksOfDanger(asked.body) ? <EmergencyAdvice /> : <EmergencyLine />}
      <SummaryList
        rows={[
          { key: 'Pupil', value: `${pupil.name}, ${pupil.reference}` },
          { key: 'About', value: schoolReasons[asked.reason] },
          { key: 'You may ask because', value: legalBases[asked.basis] },
          { key: 'Your words', value: <div className="app-message__body">{asked.body}</div> },
          { key: 'Files', value: <FileNames files={files} /> },
        ]}
      />
      <form method="post" action={pupilAskHref(pupil.caseId)}>
        <HiddenFields values={carried} />
        <div className="govuk-button-group">
          <Button name="step" value="send" preventDoubleClick>
            Send
          </Button>
          <Button name="step" value="change" variant="secondary">
            Change something
          </Button>
        </div>
      </form>
    </Narrow>
  )
}

type Asked = readonly SchoolEnquiry[]

/** On the page of a pupil: what this person has asked, and where to ask. */
export function PupilQuestions({ caseId, asked }: { caseId: string; asked: Asked }) {
  return (
    <section aria-labelledby="questions">
      <h2 className="govuk-heading-m" id="questions">
        Your questions about this pupil
      </h2>
      {asked.length > 0 && (
        <ul className="app-cards">
          {asked.map((one) => (
            <li key={one.id} className="app-card">
              <h3 className="govuk-heading-s app-card__name">
                <a className="govuk-link" href={`/enquiries/${one.id}`}>
                  {one.reason ? schoolReasons[one.reason] : 'Your question'}
                </a>
              </h3>
              <p className="govuk-body">
                Asked on {formatDay(one.openedOn)}. {stateWords(one)}
              </p>
              <p className="govuk-hint app-card__reference">{one.reference}</p>
            </li>
          ))}
        </ul>
      )}
      <Button href={pupilAskHref(caseId)}>Ask the council about this pupil</Button>
    </section>
  )
}

function stateWords({ status, replyBy }: Asked[number]) {
  if (status === 'answered') return <Tag colour="green">Answered</Tag>
  if (status === 'closed') return <Tag colour="grey">Closed</Tag>
  if (status === 'paused') return <Tag colour="yellow">We wait for you</Tag>
  return replyBy && `We answer by ${formatDayLong(replyBy)}.`
}

import {
  type DraftForFamily,
  longestSectionWords,
  type PlanSection,
  planSectionWords,
} from '@send-hub/shared'
import { errorFor, type FormError } from '../../lib/form.ts'
import { Narrow } from '../../lib/plain-views.tsx'
import { Button } from '../../ui/button.tsx'
import { Input } from '../../ui/input.tsx'
import { InsetText } from '../../ui/inset-text.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { EmergencyLine } from '../enquiries/emergency-advice.tsx'
import { AskInstead, Countdown } from './draft-frame.tsx'
import { sectionAfter, sectionHref, sectionName, settingHref } from './draft-links.ts'

interface PartProps {
  draft: DraftForFamily
  /** What was typed, where the form comes back. */
  typed: string | undefined
  about: string
  errors: readonly FormError[]
}

/** One section: what it is for, and room for their words. */
export function SectionView({ draft, code, typed, about, errors }: PartProps & { code: PlanSection }) {
  const text = typed ?? draft.sections.find((section) => section.code === code)?.text ?? ''
  const next = sectionAfter(code)
  return (
    <Narrow>
      <span className="govuk-caption-l">{draft.childName}</span>
      <h1 className="govuk-heading-l">{sectionName(code)}</h1>
      <p className="govuk-body">{planSectionWords[code].about}</p>
      <SentBefore
        texts={draft.sent.flatMap(({ sections }) => sections.filter((section) => section.code === code))}
      />
      <form method="post" action={sectionHref(draft.caseId, code)} noValidate>
        <Textarea
          name="words"
          label={`What is wrong or missing in section ${code}?`}
          labelSize="m"
          hint="Use your own words. Short is fine. Nothing is sent yet."
          rows={8}
          spellCheck
          defaultValue={text}
          error={errorFor(errors, 'words')}
        />
        {draft.isOpen && (
          <div className="govuk-button-group">
            <Button name="step" value="list">
              Save and go back to the list
            </Button>
            {next && (
              <Button name="step" value="next" variant="secondary">
                {`Save and go to section ${next}`}
              </Button>
            )}
          </div>
        )}
      </form>
      {!draft.isOpen && (
        <TooLate caseId={draft.caseId} about={about} words={`${sectionName(code)}\n${text}`} />
      )}
      {draft.isOpen && <Countdown draft={draft} />}
      <EmergencyLine />
    </Narrow>
  )
}

function SentBefore({ texts }: { texts: readonly { text: string }[] }) {
  if (texts.length === 0) return null
  return (
    <InsetText>
      <p className="govuk-body">
        <strong>You have told us:</strong>
      </p>
      {texts.map(({ text }) => (
        <p key={text} className="govuk-body app-message__body">
          {text}
        </p>
      ))}
      <p className="govuk-body">You can add to it below.</p>
    </InsetText>
  )
}

/** The place they ask for. The council has to ask it, and can say no only for reasons that the law names. */
export function SettingView({ draft, typed, about, errors }: PartProps) {
  const name = typed ?? draft.settingName ?? ''
  return (
    <Narrow>
      <span className="govuk-caption-l">{draft.childName}</span>
      <h1 className="govuk-heading-l">The school or college you want</h1>
      <p className="govuk-body">
        You can ask for any place you think is right. It can be the same place as now. We must think about
        what you want, and ask that place.
      </p>
      <form method="post" action={settingHref(draft.caseId)} noValidate>
        <Input
          name="settingName"
          label="Name of the school or college"
          labelSize="m"
          hint="Add the town if there may be two of that name. To take your wish back, leave it empty."
          defaultValue={name}
          error={errorFor(errors, 'settingName')}
        />
        {draft.isOpen && <Button>Save and go back to the list</Button>}
      </form>
      {!draft.isOpen && (
        <TooLate caseId={draft.caseId} about={about} words={`The school or college we want\n${name}`} />
      )}
      {draft.isOpen && <Countdown draft={draft} />}
    </Narrow>
  )
}

function TooLate({ caseId, about, words }: { caseId: string; about: string; words: string }) {
  return (
    <>
      <p className="govuk-body">What you typed is not lost. You can send it to us as a question.</p>
      <AskInstead caseId={caseId} about={about} words={words}>
        Send it as a question
      </AskInstead>
    </>
  )
}

/** What is too long for the API, said beside the box. */
export const tooLongWords = (length: number) =>
  `You used ${length.toLocaleString('en-GB')} characters. Use ${longestSectionWords.toLocaleString('en-GB')} or fewer for one part`

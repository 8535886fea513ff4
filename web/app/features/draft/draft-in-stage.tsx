import {
  type CaseForFamily,
  cameByWords,
  draftRequestWords,
  formatDay,
  formatDayLong,
} from '@send-hub/shared'
import { Button } from '../../ui/button.tsx'
import { draftHref, requestsHref } from './draft-links.ts'

type Draft = NonNullable<CaseForFamily['draft']>

interface DraftInStageProps {
  caseId: string
  draft: Draft
  /** The date above is another one, as while schools are asked. */
  needsDate: boolean
}

/** On the page of a case: the one thing to do about the draft, and what became of what was asked for. */
export function DraftInStage({ caseId, draft, needsDate }: DraftInStageProps) {
  const { isOpen, sentOn, sentBy, hasUnsent, commentBy, kind } = draft
  const name = kind === 'plan' ? 'the draft' : 'the changes'
  return (
    <>
      {isOpen && needsDate && (
        <p className="govuk-body app-stage__todo">
          You can tell us what you think of {name} until the end of {formatDayLong(commentBy)}.
        </p>
      )}
      {!isOpen && (
        <p className="govuk-body app-stage__todo">
          The time to tell us about {name} has ended. We are finishing the plan.
        </p>
      )}
      {sentOn && (
        <p className="govuk-body app-stage__todo">
          {sentBy
            ? `You told us ${cameByWords[sentBy].family} on ${formatDay(sentOn)} what you think.`
            : `We have what you sent on ${formatDay(sentOn)}.`}
          {isOpen && ' You can add to it.'}
        </p>
      )}
      {hasUnsent && <p className="govuk-body app-stage__todo">We keep what you wrote. It is not sent yet.</p>}
      <Requests caseId={caseId} draft={draft} />
      <div className="govuk-button-group app-stage__button app-no-print">
        <Button href={draftHref(caseId)} {...(sentOn && !hasUnsent && { variant: 'secondary' as const })}>
          {buttonWords(draft, name)}
        </Button>
        {mayAskForMoreTime(draft) && (
          <form method="post" action={requestsHref(caseId)}>
            <Button name="kind" value="more-time" variant="secondary" preventDoubleClick>
              {draftRequestWords['more-time'].ask}
            </Button>
          </form>
        )}
      </div>
    </>
  )
}

function buttonWords({ isOpen, sentOn, sentBy, hasUnsent }: Draft, name: string): string {
  const see = sentBy ? 'See what you told us' : 'See what you sent'
  if (!isOpen) return sentOn && !hasUnsent ? see : 'Tell us what you think'
  if (hasUnsent) return 'Go on and send'
  return sentOn ? see : `Read ${name} and comment`
}

const mayAskForMoreTime = ({ isOpen, requests }: Draft) =>
  isOpen && !requests.some(({ kind, isAnswered }) => kind === 'more-time' && !isAnswered)

function Requests({ caseId, draft: { requests } }: { caseId: string; draft: Draft }) {
  const waiting = requests.filter(({ isAnswered }) => !isAnswered)
  const hasAnswer = requests.some(({ isAnswered }) => isAnswered)
  return (
    <>
      {waiting.map(({ kind, answerBy, isLate }) => (
        <p key={kind} className="govuk-body app-stage__todo">
          {draftRequestWords[kind].asked}.{' '}
          {isLate
            ? `We said we would answer by ${formatDayLong(answerBy)}. We have not. We are sorry.`
            : `We will answer by ${formatDayLong(answerBy)}.`}
        </p>
      ))}
      {hasAnswer && (
        <p className="govuk-body app-stage__todo">
          <a className="govuk-link" href={`${draftHref(caseId)}#requests`}>
            Read our answer to what you asked for
          </a>
        </p>
      )}
    </>
  )
}

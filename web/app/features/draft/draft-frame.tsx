import { type DraftForFamily, draftKindWords, formatDayLong } from '@send-hub/shared'
import { HiddenFields } from '../../lib/error-view.tsx'
import { Button } from '../../ui/button.tsx'
import { daysLeftWords } from '../cases/date-words.ts'
import { askHref } from '../enquiries/ask-links.ts'

/** What the draft is called in the middle of a sentence. */
export const draftName = ({ kind }: Pick<DraftForFamily, 'kind'>) => draftKindWords[kind].family

/** The last day and what is left of the time: the same words on every page of the draft. */
export function Countdown({ draft }: { draft: DraftForFamily }) {
  const { commentBy, daysLeft, isExtended, waitsForAnswer } = draft
  const isPast = daysLeft < 0
  return (
    <>
      <p className="govuk-body app-stage__date">
        {isPast ? (
          <strong>The last day was {formatDayLong(commentBy)}.</strong>
        ) : (
          <>
            <strong>Tell us by {formatDayLong(commentBy)}.</strong>{' '}
            {daysLeftWords({ daysLeft, isYourTurn: true })}
          </>
        )}
      </p>
      {isExtended && <p className="govuk-body">We gave you more time. This is your new last day.</p>}
      {waitsForAnswer && (
        <p className="govuk-body">You asked for more time. You can go on writing until we answer.</p>
      )}
    </>
  )
}

interface AskInsteadProps {
  caseId: string
  /** The sealed topic of a question about the draft. */
  about: string
  words: string
  children: string
}

/** When the time is over: the same words go to us as a question, without being typed again. */
export function AskInstead({ caseId, about, words, children }: AskInsteadProps) {
  return (
    <form method="post" action={`${askHref(caseId)}/message`}>
      <HiddenFields values={{ about, body: words }} />
      <Button name="step" value="change">
        {children}
      </Button>
    </form>
  )
}

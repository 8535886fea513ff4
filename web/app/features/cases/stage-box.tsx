import type { CaseForFamily } from '@send-hub/shared'
import type { ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/markup.ts'
import { Tag } from '../../ui/tag.tsx'
import { DraftInStage } from '../draft/draft-in-stage.tsx'
import { daysLeftWords, keyDateSentence } from './date-words.ts'

/** While somebody may appeal they must not be told that there is nothing to do, nor to appeal once its time is over. */
function nothingToDoWords({ status, appeal, mayAppealByLetter }: CaseForFamily): ReactNode {
  if (appeal) {
    return (
      <>
        You can appeal if you do not agree.{' '}
        <a className="govuk-link" href="#appeal">
          See how and by when
        </a>
        .
      </>
    )
  }
  if (status === 'IN_REVIEW') return 'Tell us your views about the plan. They are part of the review.'
  return mayAppealByLetter
    ? 'If you do not agree, you may be able to appeal. There is a time limit: our letter says when.'
    : 'You don’t need to do anything now.'
}

interface StageBoxProps {
  kase: CaseForFamily
  /** To say what is wrong or missing in the draft; null when this reader may only look. */
  commentHref: string | null
  askHref: string | null
}

/** While the draft is theirs to check, the reader's own last day is the one that matters. */
function keyDateOf({ status, keyDate, draft }: CaseForFamily): CaseForFamily['keyDate'] {
  if (!draft?.isOpen || status === 'CONSULTING_SETTINGS') return keyDate
  return { label: 'Tell us by', day: draft.commentBy, daysLeft: draft.daysLeft, isYourTurn: true }
}

/** Where the case is, the one date that matters now, and the one thing to do: all that a glance needs. */
export function StageBox({ kase, commentHref, askHref }: StageBoxProps) {
  const { stage, late, draft } = kase
  const keyDate = keyDateOf(kase)
  const isYourTurn = keyDate?.isYourTurn || kase.status === 'DRAFT_WITH_FAMILY'
  return (
    <div className={cx('app-stage', isYourTurn && 'app-stage--your-turn', late && 'app-stage--late')}>
      {late && (
        <p className="app-stage__tag">
          <Tag colour="red">Late</Tag>
        </p>
      )}
      <h1 className="govuk-heading-l app-stage__title">{stage.title}</h1>
      {keyDate && (
        <p className="govuk-body app-stage__date">
          <strong>{keyDateSentence(keyDate)}</strong> {daysLeftWords(keyDate)}
        </p>
      )}
      {draft ? (
        <DraftInStage caseId={kase.id} draft={draft} needsDate={!keyDate?.isYourTurn} />
      ) : isYourTurn && commentHref ? (
        <Button href={commentHref} className="app-stage__button">
          Tell us what you think
        </Button>
      ) : (
        !isYourTurn && <p className="govuk-body app-stage__todo">{nothingToDoWords(kase)}</p>
      )}
      {askHref && (
        <p className="govuk-body app-stage__ask app-no-print">
          {isYourTurn && !draft && (
            <a className="govuk-link" href={askHref}>
              Ask for more time or ask a question
            </a>
          )}
          {(!isYourTurn || draft) && (
            <a className="govuk-link" href={askHref}>
              Ask us a question
            </a>
          )}
        </p>
      )}
    </div>
  )
}

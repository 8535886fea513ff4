import {
  type Council,
  cameByWords,
  type DraftForFamily,
  draftRequestWords,
  type FamilyRequestKind,
  familyRequestKinds,
  formatDay,
  formatDayLong,
  type MyRequest,
} from '@send-hub/shared'
import { errorFor, type FormError } from '../../lib/form.ts'
import { HubContact } from '../../lib/plain-views.tsx'
import { Button } from '../../ui/button.tsx'
import { Details } from '../../ui/details.tsx'
import { cx } from '../../ui/markup.ts'
import { Tag } from '../../ui/tag.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { requestsHref } from './draft-links.ts'

/** What this reader asked for: our promise, or our answer. */
export function MyRequests({ requests, council }: { requests: MyRequest[]; council: Council }) {
  if (requests.length === 0) return null
  return (
    <section aria-labelledby="requests">
      <h2 className="govuk-heading-m" id="requests">
        What you asked for
      </h2>
      {requests.map((request) => (
        <div key={request.id} className={cx('app-promise', request.isLate && 'app-promise--late')}>
          <Request request={request} council={council} />
        </div>
      ))}
    </section>
  )
}

function Request({ request, council }: { request: MyRequest; council: Council }) {
  const { kind, words, askedOn, answerBy, isLate, answer, cameBy } = request
  const how = cameBy ? ` You told us ${cameByWords[cameBy].family}.` : ''
  const asked = `${draftRequestWords[kind].asked} on ${formatDay(askedOn)}.${how}`
  return (
    <>
      <p className="govuk-body">
        {isLate && <Tag colour="red">Late</Tag>} {answer && <Tag colour="green">Answered</Tag>}{' '}
        <strong>{answer ? `${draftRequestWords[kind][answer.answer]}.` : asked}</strong>
      </p>
      {words && (
        <p className="govuk-body app-message__body">
          {cameBy ? 'You said' : 'You wrote'}: “{words}”
        </p>
      )}
      {!answer && !isLate && <p className="govuk-body">We will answer by {formatDayLong(answerBy)}.</p>}
      {isLate && (
        <p className="govuk-body">
          We said we would answer by {formatDayLong(answerBy)}. We have not. We are sorry.{' '}
          <HubContact hub={council.hub} />{' '}
          <a className="govuk-link" href={council.links.complaints}>
            How to complain
          </a>
          .
        </p>
      )}
      {answer && <Answer answer={answer} asked={asked} />}
    </>
  )
}

function Answer({ answer, asked }: { answer: NonNullable<MyRequest['answer']>; asked: string }) {
  return (
    <>
      {answer.extendedTo && (
        <p className="govuk-body">Your new last day is {formatDayLong(answer.extendedTo)}.</p>
      )}
      <p className="govuk-body app-message__body">{answer.words}</p>
      <p className="govuk-body-s">
        {answer.by}, {formatDay(answer.on)}. {asked}
      </p>
    </>
  )
}

const reasons: Record<FamilyRequestKind, string> = {
  meeting: 'We can talk about the draft with you. Meet us, or talk on the phone.',
  'more-time': 'You can ask before the last day. You can go on writing until we answer.',
}

interface AskFormsProps {
  draft: DraftForFamily
  errors: readonly FormError[]
  /** What was typed into the one that was refused. */
  typed: { kind: string | undefined; words: string | undefined }
}

/** One press asks; words are welcome, and not needed. What waits for an answer isn't asked twice. */
export function AskForms({ draft, errors, typed }: AskFormsProps) {
  const waiting = new Set(draft.requests.filter(({ answer }) => answer === null).map(({ kind }) => kind))
  return familyRequestKinds
    .filter((kind) => !waiting.has(kind))
    .map((kind) => (
      <section key={kind} aria-labelledby={`ask-${kind}`}>
        <h2 className="govuk-heading-m" id={`ask-${kind}`}>
          {draftRequestWords[kind].ask}
        </h2>
        <p className="govuk-body">{reasons[kind]}</p>
        <form method="post" action={requestsHref(draft.caseId)} noValidate>
          <input type="hidden" name="kind" value={kind} />
          <Details summary="Add a few words, if you like" open={typed.kind === kind}>
            <Textarea
              name="words"
              id={`words-${kind}`}
              label="Is there anything we should know?"
              rows={3}
              spellCheck
              defaultValue={typed.kind === kind ? typed.words : undefined}
              error={errorFor(errors, `words-${kind}`)}
            />
          </Details>
          <Button variant="secondary" preventDoubleClick>
            {draftRequestWords[kind].ask}
          </Button>
        </form>
      </section>
    ))
}

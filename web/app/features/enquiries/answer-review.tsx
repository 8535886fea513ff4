import { type DraftReviews, reviewVerdictWords } from '@send-hub/shared'
import { useEffect, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Details } from '../../ui/details.tsx'
import { Radios } from '../../ui/radios.tsx'
import { Select } from '../../ui/select.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { type DraftToReadView, type OwnReviewView, ownReviewView } from './answer-view.ts'
import { fieldOf } from './staff-enquiry-forms.ts'
import type { EnquiryView } from './staff-enquiry-view.ts'

/** In the form of the answer: what is typed goes along, is saved, and a colleague is asked to look at it. */
export function AskToRead({ view }: { view: EnquiryView }) {
  const { readers, bestRead, review } = view.answers
  const { defaultValue, error, id, name } = fieldOf(view.form, 'replies', 'reviewerId')
  return (
    <Details
      className="staff-act"
      summary={review ? 'Ask a colleague again' : 'Ask a colleague to read it'}
      open={error !== undefined}
    >
      {bestRead && <p className="govuk-body-s">{bestRead}</p>}
      <Select
        {...{ id, name, defaultValue, error }}
        label="Who"
        hint="They read your draft and tell you what they think. You send it."
        items={[{ value: '', text: 'Anybody' }, ...readers]}
      />
      <Button
        variant="secondary"
        preventDoubleClick
        formAction={`/staff/enquiries/${view.id}/ask-to-read`}
        formNoValidate
      >
        Save it and ask
      </Button>
    </Details>
  )
}

/** What became of it, above the box: news that comes while one waits. */
export function OwnReview({ view }: { view: EnquiryView }) {
  const review = useReview(view)
  if (!review) return null
  const { asked, verdict, words, note, isChangedSince } = review
  return (
    <div className="govuk-inset-text staff-review">
      <p className="govuk-body-s" role="status">
        {verdict ? (
          <>
            <Tag colour={verdict === 'ok' ? 'green' : 'yellow'}>{reviewVerdictWords[verdict]}</Tag>{' '}
            <strong>{words}</strong>
          </>
        ) : (
          `${asked} Nobody has yet.`
        )}
        {isChangedSince && ' You have changed it since.'}
      </p>
      {note && <p className="govuk-body-s staff-message__body">{note}</p>}
      {!verdict && (
        <form method="post" action={`/staff/enquiries/${view.id}/unask`}>
          <button type="submit" className="staff-link-button">
            Nobody need read it any more
          </button>
        </form>
      )}
    </div>
  )
}

const askAgainMs = 30_000
/** An open page that nobody touches asks for nothing: it must not keep anybody signed in. */
const awayMs = 10 * 60_000

/** As the page was made, and what has been said since. */
function useReview({ id, answers: { review }, today }: EnquiryView): OwnReviewView | null {
  const [now, setNow] = useState(review)
  useEffect(() => setNow(review), [review])
  const waits = review !== null && now?.verdict === null
  useEffect(() => {
    if (!waits) return
    let touchedAt = performance.now()
    const touched = () => {
      touchedAt = performance.now()
    }
    const look = async () => {
      if (document.hidden || performance.now() - touchedAt > awayMs) return
      const own = await readOwn(id)
      if (own) setNow(ownReviewView(own, today))
    }
    const timer = setInterval(() => void look(), askAgainMs)
    const back = () => {
      touched()
      void look()
    }
    addEventListener('focus', back)
    document.addEventListener('keydown', touched)
    document.addEventListener('pointerdown', touched)
    return () => {
      clearInterval(timer)
      removeEventListener('focus', back)
      document.removeEventListener('keydown', touched)
      document.removeEventListener('pointerdown', touched)
    }
  }, [id, waits, today])
  return now
}

async function readOwn(enquiryId: string): Promise<DraftReviews['own']> {
  try {
    const answer = await fetch(`/api/staff/enquiries/${enquiryId}/draft-review`)
    return answer.ok ? ((await answer.json()) as DraftReviews).own : null
  } catch {
    return null
  }
}

/** A colleague's draft, to read: one says what one thinks of it, and sends or changes nothing. */
export function DraftsToRead({ view }: { view: EnquiryView }) {
  return view.answers.toRead.map((draft) => <DraftToRead key={draft.writerId} view={view} draft={draft} />)
}

function DraftToRead({ view, draft }: { view: EnquiryView; draft: DraftToReadView }) {
  const { writerId, writerName, body, draftVersion, asked, isForMeAlone } = draft
  const isThis = view.form.act === 'verdict' && view.form.typed.writerId === writerId
  const form = isThis ? view.form : { ...view.form, act: null }
  const of = (field: string) => {
    const { id, ...rest } = fieldOf(form, 'verdict', field)
    return { ...rest, id: isThis ? id : `${id}-${writerId}` }
  }
  const { id: idPrefix, ...verdict } = of('verdict')
  return (
    <section className="staff-review staff-review--asked" aria-labelledby={`draft-of-${writerId}`}>
      <h3 className="govuk-heading-s" id={`draft-of-${writerId}`}>
        {writerName} asks {isForMeAlone ? 'you' : 'anybody'} to read this draft
      </h3>
      <p className="govuk-body-s staff-quiet">Asked {asked}. It has not been sent.</p>
      <blockquote className="staff-quote staff-message__body">{body}</blockquote>
      <form method="post" action={`/staff/enquiries/${view.id}/verdict`} noValidate>
        <input type="hidden" name="version" value={view.version} />
        <input type="hidden" name="writerId" value={writerId} />
        <input type="hidden" name="draftVersion" value={draftVersion} />
        <Radios
          {...verdict}
          idPrefix={idPrefix}
          legend="What do you think?"
          legendSize="s"
          className="govuk-radios--small"
          items={[
            { value: 'ok', text: reviewVerdictWords.ok },
            { value: 'change', text: reviewVerdictWords.change },
          ]}
        />
        <Textarea
          {...of('note')}
          label="A note for them"
          hint="What to change. They alone read it."
          rows={3}
        />
        <Button variant="secondary" preventDoubleClick>
          Tell {writerName}
        </Button>
      </form>
    </section>
  )
}

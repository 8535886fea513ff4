import { LetPass } from '../../lib/let-pass.tsx'
import { Button } from '../../ui/button.tsx'
import { Details } from '../../ui/details.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { askedWayWords, ReplyWayQuestion } from './reply-way-question.tsx'
import { fieldOf } from './staff-enquiry-forms.ts'
import type { EnquiryView } from './staff-enquiry-view.ts'

/** Every day that was promised, with what became of it, whose it is now, and how often they came. */
export function PromiseHistory({ view: { promised } }: { view: EnquiryView }) {
  return (
    <>
      <h3 className="govuk-heading-s">Days we promised</h3>
      {promised.facts.map((fact) => (
        <p key={fact} className="govuk-body-s">
          {fact}
        </p>
      ))}
      <ol className="staff-plain-list">
        {promised.days.map(({ dueOn, by, outcome, isMissed }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two promises may name one day
          <li key={place}>
            {dueOn}: {isMissed ? <strong>{outcome}</strong> : outcome}
            <span className="staff-quiet"> ({by})</span>
          </li>
        ))}
      </ol>
    </>
  )
}

/** "We need something from you": goes to the family as a message, and stops the clock until they write. */
export function AskFamilyForm({ view }: { view: EnquiryView }) {
  const { form, promised } = view
  if (!view.may.pause) {
    return promised.cannotPause && <p className="govuk-body-s staff-quiet">{promised.cannotPause}</p>
  }
  const way = askedWayWords(view)
  return (
    <Details
      id="act-pause"
      className="staff-act"
      summary="Ask the family for something"
      open={form.act === 'pause'}
    >
      <form method="post" action={`/staff/enquiries/${view.id}/pause`} noValidate>
        <input type="hidden" name="version" value={view.version} />
        <input type="hidden" name="requestKey" value={view.requestKeys.pause} />
        <Textarea
          {...fieldOf(form, 'pause', 'body')}
          label={`What we need from ${view.contactName}`}
          hint={`${view.canSignIn ? 'They read it. ' : ''}Our promise stands still until they write, and goes on with the days that are left. It is no answer.`}
          rows={4}
          spellCheck
        />
        {form.act === 'pause' && <LetPass typed={form.typed} errors={form.errors} />}
        <ReplyWayQuestion view={view} act="pause" />
        {way && <p className="govuk-body-s">{way}</p>}
        <Button variant="secondary" preventDoubleClick>
          Ask, and pause the promise
        </Button>
      </form>
    </Details>
  )
}

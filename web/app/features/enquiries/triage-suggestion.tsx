import { Button } from '../../ui/button.tsx'
import { Details } from '../../ui/details.tsx'
import { Input } from '../../ui/input.tsx'
import type { EnquiryView } from './staff-enquiry-view.ts'
import { ActForm } from './triage-form.tsx'

/** Words of harm are seen first, above everything: on a phone the column of acts is a long way down. */
export const suggestsHarm = ({ triage: { suggestion } }: EnquiryView): boolean =>
  suggestion?.isRaised === true && suggestion.priority === 'P0'

/** What the words hint at, with the very words. Nothing happens until somebody has read them and agrees. */
export function Suggestion({ view }: { view: EnquiryView }) {
  const { suggestion } = view.triage
  if (!suggestion || !view.triage.may.suggestion) return null
  const { topics, topicLabels, priority, isRaised, trigger, triggerWords, why, isOfUse, mayBeComplaint } =
    suggestion
  const isHarm = suggestsHarm(view)
  const Heading = isHarm ? 'h2' : 'h3'
  return (
    <section className={isHarm ? 'staff-harm' : 'staff-suggestion'} aria-labelledby="suggestion-title">
      <Heading className={isHarm ? 'govuk-heading-m' : 'govuk-heading-s'} id="suggestion-title">
        The words suggest{isRaised && ` ${priority}`}
        {isHarm && ': a risk of harm. Read the message now'}
      </Heading>
      {isHarm && (
        <p className="govuk-body-s">
          <a
            className="govuk-link"
            href={view.thread.newestHref ? `/staff/enquiries/${view.id}#latest` : '#latest'}
          >
            Go to the newest message
          </a>
        </p>
      )}
      {isRaised && triggerWords && <p className="govuk-body-s">{triggerWords}.</p>}
      {isOfUse && <p className="govuk-body-s">{topicLabels.join('; ')}</p>}
      <ul className="staff-plain-list">
        {why.map(({ words, means }) => (
          <li key={`${words} ${means}`}>
            <q>{words}</q> <span className="staff-quiet">{means}</span>
          </li>
        ))}
      </ul>
      {mayBeComplaint && (
        <p className="govuk-body-s">
          They sound unhappy: ask whether this is a complaint. Making it one is below.
        </p>
      )}
      {isOfUse && (
        <ActForm view={view} act="suggestion">
          {topics.map((topic) => (
            <input key={topic} type="hidden" name="topics" value={topic} />
          ))}
          <input type="hidden" name="priority" value={priority} />
          {trigger && isRaised && <input type="hidden" name="trigger" value={trigger} />}
          <Button id="use-suggestion" variant={isHarm ? undefined : 'secondary'} preventDoubleClick>
            {isHarm ? `It is: make it ${priority}` : 'Use this'}
          </Button>
        </ActForm>
      )}
      {isHarm && <NoHarm view={view} />}
      {!isHarm && (
        <p className="govuk-body-s staff-quiet">Read the message first: words alone can mislead.</p>
      )}
    </section>
  )
}

/** Words alone can mislead. Who says so is named in the history, and new words are looked at anew. */
function NoHarm({ view }: { view: EnquiryView }) {
  return (
    <Details className="staff-act" summary="It is no risk of harm">
      <form method="post" action={`/staff/enquiries/${view.id}/priority`}>
        <input type="hidden" name="version" value={view.version} />
        <input type="hidden" name="priority" value={view.triage.priority} />
        <Input
          id="no-harm-reason"
          name="reason"
          label="What they mean by these words"
          hint="Staff read this in the history. If they write such words again, we ask again."
          maxLength={500}
          required
        />
        <Button variant="secondary" preventDoubleClick>
          I have read it: it stays {view.triage.priority}
        </Button>
      </form>
    </Details>
  )
}

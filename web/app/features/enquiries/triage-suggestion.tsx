import { Button } from '../../ui/button.tsx'
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
      </Heading>
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
          <Button id="use-suggestion" variant="secondary" preventDoubleClick>
            Use this
          </Button>
        </ActForm>
      )}
      <p className="govuk-body-s staff-quiet">Read the message first: words alone can mislead.</p>
    </section>
  )
}

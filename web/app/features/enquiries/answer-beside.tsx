import { Details } from '../../ui/details.tsx'
import { SavedReplies } from './answer-saved.tsx'
import type { AnswerView, GuidanceView, ToldLine } from './answer-view.ts'
import type { EnquiryView } from './staff-enquiry-view.ts'

/** Help with this answer, one fold each: what we say often, what not to forget, what is hard, what they know already. */
export function AnswerBeside({ view }: { view: EnquiryView }) {
  const { answers } = view
  return (
    <section className="staff-answer-help" aria-labelledby="answer-help">
      <h3 className="govuk-visually-hidden" id="answer-help">
        Help with this answer
      </h3>
      <SavedReplies enquiryId={view.id} saved={answers.saved} />
      <Checklist lines={answers.checklist} />
      <Guidance guidance={answers.guidance} />
      <Told name={view.contactName} lines={answers.told} />
    </section>
  )
}

/** Ticked for oneself: the ticks go nowhere. */
function Checklist({ lines }: { lines: readonly string[] }) {
  return (
    <Details className="staff-act" summary="Do not forget">
      <ul className="govuk-list staff-checklist">
        {lines.map((line) => (
          <li key={line}>
            <label>
              <input type="checkbox" autoComplete="off" /> {line}
            </label>
          </li>
        ))}
      </ul>
    </Details>
  )
}

function Guidance({ guidance: { fitting, others } }: Pick<AnswerView, 'guidance'>) {
  const titles = fitting.map(({ title }) => title)
  return (
    <Details
      className="staff-act"
      summary={titles.length > 0 ? `Take care: ${titles.join('. ')}` : 'Difficult messages'}
    >
      {fitting.map((one) => (
        <OneGuidance key={one.title} one={one} />
      ))}
      {fitting.length === 0 && <Others others={others} />}
      {fitting.length > 0 && others.length > 0 && (
        <Details className="staff-act" summary="Other difficult messages">
          <Others others={others} />
        </Details>
      )}
    </Details>
  )
}

function Others({ others }: { others: readonly GuidanceView[] }) {
  return others.map((one) => (
    <Details key={one.title} className="staff-act" summary={one.title}>
      <OneGuidance one={one} isNamed />
    </Details>
  ))
}

function OneGuidance({ one, isNamed = false }: { one: GuidanceView; isNamed?: boolean }) {
  return (
    <div className="staff-guidance">
      {!isNamed && <h4 className="govuk-heading-s">{one.title}</h4>}
      <ul className="govuk-list govuk-list--bullet">
        {one.do.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="govuk-body-s">
        <strong>Don’t:</strong>
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {one.dont.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}

function Told({ name, lines }: { name: string; lines: readonly ToldLine[] }) {
  if (lines.length === 0) return null
  return (
    <Details className="staff-act" summary={`What ${name} was told before (${lines.length})`}>
      <ul className="govuk-list staff-doings">
        {lines.map(({ key, when, text, href, reference }) => (
          <li key={key}>
            <span className="staff-quiet">{when}</span> {text}{' '}
            {href && (
              <a className="govuk-link staff-reference" href={href}>
                {reference}
              </a>
            )}
          </li>
        ))}
      </ul>
    </Details>
  )
}

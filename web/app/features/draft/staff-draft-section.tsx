import { Button } from '../../ui/button.tsx'
import { Details } from '../../ui/details.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { StaffDraftView, StaffRequestView } from './staff-draft-view.ts'

/** What the family said of the draft and asked for: requests first, for somebody waits. */
export function StaffDraftSection({ draft }: { draft: StaffDraftView | null }) {
  if (!draft) return null
  if (draft.isPast) {
    return (
      <Details summary={draft.title} className="staff-draft-window">
        <WhatWasSaid draft={draft} />
      </Details>
    )
  }
  return (
    <section className="staff-panel staff-draft-window" aria-labelledby="draft">
      <h2 className="govuk-heading-m" id="draft">
        {draft.title}
      </h2>
      <WhatWasSaid draft={draft} />
    </section>
  )
}

function WhatWasSaid({ draft }: { draft: StaffDraftView }) {
  return (
    <>
      <p className="govuk-body">
        Served {draft.served}, {draft.window}.
      </p>
      {draft.requests.map((request) => (
        <Request key={request.id} request={request} />
      ))}
      <dl className="staff-facts">
        {draft.people.map(({ id, name, relationship, state, setting, entered }) => (
          <div key={id}>
            <dt>
              {name} ({relationship})
            </dt>
            <dd>
              {state}
              {setting && (
                <>
                  {'. '}Asks for <strong>{setting}</strong>.
                </>
              )}
              {entered.map((entry) => (
                <span key={entry.id} className="staff-history__by">
                  {entry.words}{' '}
                  <a className="govuk-link" href={entry.takeBackHref}>
                    Take back<span className="govuk-visually-hidden"> what was entered for {name}</span>
                  </a>
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      {draft.sections.map(({ name, said }) => (
        <section key={name} aria-label={name}>
          <h3 className="govuk-heading-s">{name}</h3>
          <div className="staff-side-by-side">
            {said.map((person) => (
              <Said key={person.id} person={person} />
            ))}
          </div>
        </section>
      ))}
      {draft.toldHref && (
        <Button href={draft.toldHref} variant="secondary">
          Enter what a family member said
        </Button>
      )}
    </>
  )
}

function Said({ person: { name, texts } }: { person: StaffDraftView['sections'][number]['said'][number] }) {
  return (
    <div>
      <h4 className="govuk-heading-s">{name}</h4>
      {texts.length === 0 && <p className="govuk-body staff-quiet">Nothing on this section.</p>}
      {texts.map(({ id, on, text }) => (
        <div key={id}>
          <p className="govuk-body-s staff-quiet">{on}</p>
          <blockquote className="staff-quote app-message__body">{text}</blockquote>
        </div>
      ))}
    </div>
  )
}

function Request({ request }: { request: StaffRequestView }) {
  const { what, from, words, asked, answerBy, isLate, answerHref, answer } = request
  return (
    <div className="staff-request">
      <p className="govuk-body">
        {isLate && <Tag colour="red">Late</Tag>} <strong>{what}</strong>: {from}, asked {asked}.{' '}
        {answerBy && <>Answer by {answerBy}.</>}
      </p>
      {words && <blockquote className="staff-quote app-message__body">{words}</blockquote>}
      {answer && (
        <p className="govuk-body app-message__body">
          {answer.what}
          {answer.extendedTo && `, may comment until ${answer.extendedTo}`}: {answer.words} ({answer.by})
        </p>
      )}
      {answerHref && (
        <Button href={answerHref} variant="secondary">
          Answer
          <span className="govuk-visually-hidden">
            {' '}
            {from}: {what}
          </span>
        </Button>
      )}
    </div>
  )
}

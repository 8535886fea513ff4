import {
  type CaseForSchool,
  formatDay,
  formatDayLong,
  type SchoolEnquiry,
  type SchoolTask,
  schoolTaskWords,
} from '@send-hub/shared'
import { EmailLink, Narrow, PhoneLink } from '../../lib/plain-views.tsx'
import { Tag } from '../../ui/tag.tsx'
import { PupilQuestions } from './pupil-ask-views.tsx'

/** One pupil: how far the case is, and what the school has to do. */
export function PupilView({ pupil, asked }: { pupil: CaseForSchool; asked: SchoolEnquiry[] }) {
  const { name, reference, stage, nextDate, tasks, contact } = pupil
  return (
    <Narrow>
      <span className="govuk-caption-l">
        {name}, <span className="app-no-break">{reference}</span>
      </span>
      <h1 className="govuk-heading-l">{stage}</h1>
      {nextDate && (
        <p className="govuk-body">
          {nextDate.label} <strong>{formatDayLong(nextDate.day)}</strong>.
        </p>
      )}
      <section aria-labelledby="tasks">
        <h2 className="govuk-heading-m" id="tasks">
          What your school has to do
        </h2>
        {tasks.length === 0 ? (
          <p className="govuk-body">Nothing now.</p>
        ) : (
          <ul className="app-cards">
            {tasks.map((task) => (
              <Task key={`${task.kind} ${task.dueOn}`} task={task} />
            ))}
          </ul>
        )}
      </section>
      <PupilQuestions caseId={pupil.caseId} asked={asked} />
      <section aria-labelledby="contact">
        <h2 className="govuk-heading-m" id="contact">
          {tasks.some(({ state }) => state !== 'done') ? 'How to send it, or ask us' : 'How to ask us'}
        </h2>
        <p className="govuk-body">
          {contact.team}: <EmailLink address={contact.email} />, or phone <PhoneLink number={contact.phone} />
          , {contact.hours}. Name the reference, not the pupil, in the subject of an email.
        </p>
        <p className="govuk-body">
          You see the stage and your own tasks. Ask the family about everything else. If {name} leaves your
          school, tell us: you then no longer see this.
        </p>
      </section>
    </Narrow>
  )
}

function Task({ task: { kind, state, dueOn, doneOn } }: { task: SchoolTask }) {
  const { title, about } = schoolTaskWords[kind]
  return (
    <li className="app-card">
      <h3 className="govuk-heading-s app-card__name">{title}</h3>
      {state === 'late' && (
        <p className="app-card__marks">
          <Tag colour="red">Late</Tag>
        </p>
      )}
      {state === 'done' ? (
        <p className="govuk-body">
          {doneOn ? `We have it since ${formatDay(doneOn)}.` : 'We have it.'} Thank you.
        </p>
      ) : (
        <p className="govuk-body">
          {dueOn && (
            <>
              {state === 'late' ? 'It was due on' : 'Due by'} <strong>{formatDayLong(dueOn)}</strong>.{' '}
            </>
          )}
          {about}
        </p>
      )}
    </li>
  )
}

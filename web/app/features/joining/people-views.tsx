import {
  type CasePeopleForFamily,
  formatDay,
  formatDayLong,
  type HelperRole,
  helperLevelWords,
  helperNever,
  helperRoleWords,
  otherSeersWords,
} from '@send-hub/shared'
import { Narrow } from '../../lib/plain-views.tsx'
import { Button } from '../../ui/button.tsx'
import { InsetText } from '../../ui/inset-text.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { newHelperHref, peopleHref, stopHref, withdrawHref } from './helper-state.ts'

interface Props {
  people: CasePeopleForFamily
  /** Where to ask us to change something; null for those who may only look. */
  askHref: string | null
  /** Where a young person says what parents see; null for everybody else. */
  parentsHref: string | null
  news: string | null
}

/** Who can see a case, as far as this reader may know it. */
export function PeopleView({ people, askHref, parentsHref, news }: Props) {
  const { helps, helpers, codes, mayGive } = people
  return (
    <Narrow>
      <span className="govuk-caption-l">{people.isAboutReader ? people.me.name : people.childName}</span>
      <h1 className="govuk-heading-l">Who can see this</h1>
      {news && <InsetText>{news}</InsetText>}
      <Me people={people} />
      {!helps && <Others people={people} />}
      {parentsHref && (
        <p className="govuk-body">
          <a className="govuk-link" href={parentsHref}>
            Say what parents and carers can see
          </a>
        </p>
      )}
      {helpers.length > 0 && <Helpers people={people} />}
      {codes.length > 0 && <Codes people={people} />}
      {!helps && (
        <section aria-labelledby="let-in">
          <h2 className="govuk-heading-m" id="let-in">
            Let someone help you
          </h2>
          {mayGive ? (
            <>
              <p className="govuk-body">
                You can let someone see this for some time, so that they can help you. You choose what they
                see. You can stop it at any time.
              </p>
              <Button href={newHelperHref(people.caseId)}>Let someone in</Button>
            </>
          ) : (
            <p className="govuk-body">
              You cannot do this here by yourself. Phone us, and we will talk about it.
            </p>
          )}
        </section>
      )}
      {askHref && (
        <p className="govuk-body">
          <a className="govuk-link" href={askHref}>
            Ask us to change who can see this
          </a>
        </p>
      )}
    </Narrow>
  )
}

function Me({ people: { me, helps } }: Pick<Props, 'people'>) {
  return (
    <>
      <h2 className="govuk-heading-m">You</h2>
      {helps ? (
        <>
          <p className="govuk-body">
            {me.name}, you help <strong className="app-wrap">{helps.name}</strong>
            {helps.until && <>. You can see this until {formatDayLong(helps.until)}</>}. They can stop it
            sooner.
          </p>
          <p className="govuk-body">{helperLevelWords[me.level].own}</p>
        </>
      ) : (
        <p className="govuk-body">
          {me.name} ({me.relationship})
        </p>
      )}
    </>
  )
}

function Others({ people: { others, isAboutReader } }: Pick<Props, 'people'>) {
  return (
    <>
      <h2 className="govuk-heading-m">People who work with {isAboutReader ? 'you' : 'your child'}</h2>
      <ul className="govuk-list govuk-list--bullet">
        {others.map(({ role, name }) => {
          const words = otherSeersWords[role]
          const what = isAboutReader ? words?.own : words?.ofChild
          return (
            <li key={`${role} ${name}`}>
              {what}
              {name && <>: {name}</>}
              {role === 'school' && ' (how far it is, and the dates)'}
            </li>
          )
        })}
        <li>Our staff who work on this</li>
      </ul>
      <p className="govuk-body">
        Other adults who look after {isAboutReader ? 'you' : 'this child'} may see it too. To keep people
        safe, we do not name them here.
      </p>
    </>
  )
}

function Helpers({ people: { caseId, helpers } }: Pick<Props, 'people'>) {
  return (
    <section aria-labelledby="helpers">
      <h2 className="govuk-heading-m" id="helpers">
        People you let in
      </h2>
      {helpers.map(({ accessId, name, role, level, until }) => (
        <div key={accessId}>
          <h3 className="govuk-heading-s app-wrap">{name}</h3>
          <SummaryList
            rows={[
              { key: 'They are', value: helperRoleWords[role as HelperRole]?.name ?? 'Your helper' },
              { key: 'They can see', value: helperLevelWords[level].name },
              { key: 'Until', value: until ? formatDayLong(until) : 'You stop it' },
            ]}
          />
          <p className="govuk-body">
            <a className="govuk-link" href={stopHref(caseId, accessId)}>
              Stop<span className="govuk-visually-hidden"> {name} seeing this</span>
            </a>
          </p>
        </div>
      ))}
      <p className="govuk-body">{helperNever}</p>
    </section>
  )
}

function Codes({ people: { caseId, codes } }: Pick<Props, 'people'>) {
  return (
    <section aria-labelledby="codes">
      <h2 className="govuk-heading-m" id="codes">
        Codes that nobody has used yet
      </h2>
      {codes.map(({ invitationId, name, level, worksUntil }) => (
        <form key={invitationId} method="post" action={withdrawHref(caseId, invitationId)}>
          <p className="govuk-body">
            <strong className="app-wrap">{name}</strong> can use a code until {formatDay(worksUntil)}. It lets
            them see: {helperLevelWords[level].name.toLowerCase()}.
          </p>
          <Button variant="secondary" preventDoubleClick>
            Take this code back<span className="govuk-visually-hidden">, for {name}</span>
          </Button>
        </form>
      ))}
    </section>
  )
}

interface StopProps {
  caseId: string
  helper: CasePeopleForFamily['helpers'][number]
}

/** Asked once, because the helper is told. */
export function StopView({ caseId, helper: { accessId, name } }: StopProps) {
  return (
    <Narrow>
      <h1 className="govuk-heading-l app-wrap">Stop {name} seeing this?</h1>
      <p className="govuk-body">
        They see nothing more from the moment you press the button. We send them an email that something they
        could see has ended. The email does not say what, or why.
      </p>
      <p className="govuk-body">You can let them in again later, with a new code.</p>
      <form method="post" action={stopHref(caseId, accessId)}>
        <div className="govuk-button-group">
          <Button variant="warning" preventDoubleClick>
            Stop it now
          </Button>
          <a className="govuk-link" href={peopleHref(caseId)}>
            Go back
          </a>
        </div>
      </form>
    </Narrow>
  )
}

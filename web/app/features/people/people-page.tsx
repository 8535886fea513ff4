import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { Details } from '../../ui/details.tsx'
import { InsetText } from '../../ui/inset-text.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { Tag } from '../../ui/tag.tsx'
import { WarningText } from '../../ui/warning-text.tsx'
import type { PeopleView, PersonCardView } from './people-view.ts'
import { RestrictionFlags } from './restriction-flags.tsx'

/** Everybody who may or could see a case, and what keeps people from it. */
export function PeoplePage({ view }: { view: PeopleView }) {
  const { links, child } = view
  return (
    <div className="staff-check">
      <BackLink href={view.caseHref}>Case</BackLink>
      {view.done && <NotificationBanner type="success">{view.done}</NotificationBanner>}
      <h1 className="govuk-heading-l">People and access</h1>
      <p className="govuk-body">
        <strong>{child.name}</strong>, born {child.born}{' '}
        <span className="staff-reference">{view.reference}</span>
      </p>
      <RestrictionFlags flags={view.flags} />
      {view.mayNobodyAct && (
        <WarningText>
          Nobody may act for this child here. Find out who should, check who they are, and give them access.
        </WarningText>
      )}
      <Restrictions view={view} />
      <h2 className="govuk-heading-m" id="now">
        Who has access
      </h2>
      <a className="govuk-button" href={links.give}>
        Give somebody access
      </a>
      {view.now.length === 0 && <p className="govuk-body">Nobody has access: no one is told of changes.</p>}
      {view.now.map((person) => (
        <PersonCard key={person.id} person={person} />
      ))}
      {links.pupilLeft && (
        <form method="post" action={links.pupilLeft}>
          <Button variant="secondary">The pupil left this school: end its access</Button>
        </form>
      )}
      <Capacity view={view} />
      {view.before.length > 0 && (
        <Details summary={`Access that has ended (${view.before.length})`}>
          {view.before.map((person) => (
            <PersonCard key={person.id} person={person} />
          ))}
        </Details>
      )}
      <KnowThem view={view} />
    </div>
  )
}

function Restrictions({ view: { flags, links } }: { view: PeopleView }) {
  const clearable = flags.filter(({ clearHref }) => clearHref)
  if (!links.restrict) return null
  return (
    <p className="govuk-body">
      <a className="govuk-link" href={links.restrict}>
        Set a restriction
      </a>
      {clearable.map((flag) => (
        <span key={flag.id}>
          {' · '}
          <a className="govuk-link" href={flag.clearHref ?? ''}>
            Clear “{flag.name}”
          </a>
        </span>
      ))}
    </p>
  )
}

function PersonCard({ person: { name, tag, rows, links } }: { person: PersonCardView }) {
  return (
    <SummaryList
      card={{
        title: (
          <>
            {name}
            {tag && (
              <>
                {' '}
                <Tag colour="orange">{tag}</Tag>
              </>
            )}
          </>
        ),
        headingLevel: 3,
        actions: links,
      }}
      rows={rows}
    />
  )
}

function Capacity({ view: { capacity, links } }: { view: PeopleView }) {
  return (
    <>
      <h2 className="govuk-heading-m">Decisions about capacity</h2>
      <p className="govuk-body">
        One decision at a time, never about a person as a whole.{' '}
        <a className="govuk-link" href={links.capacity}>
          Record a decision
        </a>
      </p>
      {capacity.map(({ id, title, rows, endAction }) => (
        <div key={id}>
          <SummaryList card={{ title, headingLevel: 3 }} rows={rows} />
          {endAction && (
            <form method="post" action={endAction}>
              <Button variant="secondary">
                End this decision<span className="govuk-visually-hidden">: {title}</span>
              </Button>
            </form>
          )}
        </div>
      ))}
    </>
  )
}

function KnowThem({ view: { links } }: { view: PeopleView }) {
  return (
    <InsetText>
      Is this a relative, or do you know the family?{' '}
      <a className="govuk-link" href={links.knowFamily}>
        Say so, and the case closes for you
      </a>
      .
      {links.locks && (
        <>
          {' '}
          <a className="govuk-link" href={links.locks}>
            See which colleagues are kept away
          </a>
          .
        </>
      )}
    </InsetText>
  )
}

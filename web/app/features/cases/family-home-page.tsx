import { type CaseCard, formatDayLong } from '@send-hub/shared'
import { familyPage, hasSession } from '../../family-layout.tsx'
import { kindOf } from '../../lib/api-problem.ts'
import type { PageRoute, Visit } from '../../lib/page.ts'
import { HubContact, Narrow } from '../../lib/plain-views.tsx'
import { Button } from '../../ui/button.tsx'
import { Input } from '../../ui/input.tsx'
import { Tag } from '../../ui/tag.tsx'
import { askGeneralHref } from '../enquiries/ask-links.ts'
import { joinHref, noLetterHref } from '../joining/join-state.ts'
import { pupilsHref } from '../school/pupil-links.ts'
import { listTitle } from './list-title.ts'
import { WelcomeView } from './welcome-view.tsx'

/** For a stranger: what this is. For someone with one child here: that child's case. Else the list. */
export const familyHomePage: PageRoute = {
  url: '/',
  access: 'public',
  show: async (visit) => {
    const found = hasSession(visit.request.headers.cookie) ? await cardsIfSignedIn(visit) : null
    if (!found) {
      return familyPage(visit, {
        title: 'See what is happening',
        children: <WelcomeView council={visit.web.council} />,
      })
    }
    const { items, pupilCount } = found
    const [only, ...more] = items
    if (pupilCount > 0) return only ? childrenPage(visit, found) : { to: pupilsHref }
    return only && more.length === 0 ? { to: `/cases/${only.id}` } : childrenPage(visit, found)
  },
}

/** The list by itself: where the way back from a case leads. */
export const familyChildrenPage: PageRoute = {
  url: '/children',
  access: 'family',
  show: async (visit) => childrenPage(visit, await visit.call('GET /api/family/cases')),
  // A name that is looked for stands in no address: the search is sent, not linked.
  submit: async (visit) =>
    childrenPage(visit, await visit.call('GET /api/family/cases'), visit.values.query?.trim()),
}

async function cardsIfSignedIn(visit: Visit): Promise<Found | null> {
  try {
    return await visit.call('GET /api/family/cases')
  } catch (error) {
    if (kindOf(error) === 'sign-in-required') return null
    throw error
  }
}

type Found = { items: CaseCard[]; pupilCount: number }

/** From so many children on, as a social worker has, they can be searched. */
const searchedFrom = 7

function childrenPage(visit: Visit, { items, pupilCount }: Found, query = '') {
  const cards = items.filter((card) => isFound(card, query))
  const title = listTitle(items)
  const children =
    items.length === 0 && pupilCount === 0 ? (
      <NoCards hub={visit.web.council.hub} />
    ) : (
      <>
        {pupilCount > 0 && (
          <p className="govuk-body">
            <a className="govuk-link" href={pupilsHref}>
              Pupils of your school
            </a>
          </p>
        )}
        {items.length >= searchedFrom && <ChildSearch query={query} count={cards.length} />}
        <Cards cards={cards} />
        <p className="govuk-body">
          <a className="govuk-link" href={joinHref}>
            Add a child with a code
          </a>
        </p>
      </>
    )
  return familyPage(visit, {
    title,
    children: (
      <Narrow>
        <h1 className="govuk-heading-l">{title}</h1>
        {children}
      </Narrow>
    ),
  })
}

function isFound({ childName, reference }: CaseCard, query: string): boolean {
  const text = `${childName} ${reference}`.toLowerCase()
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

function ChildSearch({ query, count }: { query: string; count: number }) {
  return (
    <search>
      <form method="post" action="/children" noValidate>
        <Input
          name="query"
          label="Search by first name or reference"
          labelSize="s"
          autoComplete="off"
          defaultValue={query}
        />
        <Button variant="secondary">Search</Button>
      </form>
      {query && (
        <p className="govuk-body" role="status">
          {count === 1 ? '1 child' : `${count} children`} found.{' '}
          <a className="govuk-link" href="/children">
            Show all
          </a>
        </p>
      )}
    </search>
  )
}

function Cards({ cards }: { cards: readonly CaseCard[] }) {
  return (
    <ul className="app-cards">
      {cards.map((card) => (
        <li key={card.id} className="app-card">
          <h2 className="govuk-heading-m app-card__name">
            <a className="govuk-link" href={`/cases/${card.id}`}>
              {card.childName}
            </a>
          </h2>
          {card.isHelping && <p className="govuk-body app-card__stage">You help this family</p>}
          <Marks card={card} />
          <p className="govuk-body app-card__stage">
            <strong>{card.title}</strong>
          </p>
          {card.nextDate && (
            <p className="govuk-body app-card__date">
              {card.nextDate.label} {formatDayLong(card.nextDate.day)}.
            </p>
          )}
          <p className="govuk-hint app-card__reference">{card.reference}</p>
        </li>
      ))}
    </ul>
  )
}

function Marks({ card: { isYourTurn, isLate, newReplies } }: { card: CaseCard }) {
  if (!isYourTurn && !isLate && newReplies === 0) return null
  return (
    <p className="app-card__marks">
      {isLate && <Tag colour="red">Late</Tag>} {isYourTurn && <Tag colour="yellow">Your turn</Tag>}{' '}
      {newReplies > 0 && (
        <Tag colour="blue">{newReplies === 1 ? '1 new reply' : `${newReplies} new replies`}</Tag>
      )}
    </p>
  )
}

/** Signed in, but nothing is linked yet. */
function NoCards({ hub }: { hub: Parameters<typeof HubContact>[0]['hub'] }) {
  return (
    <>
      <p className="govuk-body">We do not show you any child yet.</p>
      <p className="govuk-body">
        Do you have a letter from us with a code, or a code from someone you help? You also need the child’s
        date of birth.
      </p>
      <Button href={joinHref}>Enter the code</Button>
      <p className="govuk-body">
        <a className="govuk-link" href={noLetterHref}>
          I do not have a code
        </a>
      </p>
      <h2 className="govuk-heading-m">Ask us without waiting for a letter</h2>
      <Button href={askGeneralHref} variant="secondary">
        Ask us a question
      </Button>
      <p className="govuk-body">
        <HubContact hub={hub} />
      </p>
    </>
  )
}

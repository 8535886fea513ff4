import { type CaseCard, formatDayLong } from '@send-hub/shared'
import { familyPage, hasSession } from '../../family-layout.tsx'
import { kindOf } from '../../lib/api-problem.ts'
import type { PageRoute, Visit } from '../../lib/page.ts'
import { HubContact, Narrow } from '../../lib/plain-views.tsx'
import { Tag } from '../../ui/tag.tsx'
import { WelcomeView } from './welcome-view.tsx'

/** For a stranger: what this is. For someone with one child here: that child's case. Else the list. */
export const familyHomePage: PageRoute = {
  url: '/',
  access: 'public',
  show: async (visit) => {
    const cards = hasSession(visit.request.headers.cookie) ? await cardsIfSignedIn(visit) : null
    if (!cards) {
      return familyPage(visit, {
        title: 'See what is happening',
        children: <WelcomeView council={visit.web.council} />,
      })
    }
    const [only, ...more] = cards
    return only && more.length === 0 ? { to: `/cases/${only.id}` } : childrenPage(visit, cards)
  },
}

/** The list by itself: where the way back from a case leads. */
export const familyChildrenPage: PageRoute = {
  url: '/children',
  access: 'family',
  show: async (visit) => childrenPage(visit, (await visit.call('GET /api/family/cases')).items),
}

async function cardsIfSignedIn(visit: Visit): Promise<CaseCard[] | null> {
  try {
    return (await visit.call('GET /api/family/cases')).items
  } catch (error) {
    if (kindOf(error) === 'sign-in-required') return null
    throw error
  }
}

function childrenPage(visit: Visit, cards: readonly CaseCard[]) {
  const children = cards.length > 0 ? <Cards cards={cards} /> : <NoCards hub={visit.web.council.hub} />
  return familyPage(visit, {
    title: 'Your children',
    children: (
      <Narrow>
        <h1 className="govuk-heading-l">Your children</h1>
        {children}
      </Narrow>
    ),
  })
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
        We must check who you are before we show you a child’s information. If you have a letter from us, have
        it ready. Then phone or email us, and we will link your email address.
      </p>
      <p className="govuk-body">You can also ask us anything that way, without waiting for the link.</p>
      <p className="govuk-body">
        <HubContact hub={hub} />
      </p>
    </>
  )
}

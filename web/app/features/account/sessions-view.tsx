import type { AccountView } from '@send-hub/shared'
import { HiddenFields } from '../../lib/error-view.tsx'
import { formatMoment } from '../../lib/london-time.ts'
import { Button } from '../../ui/button.tsx'
import { Tag } from '../../ui/tag.tsx'

type Session = AccountView['sessions'][number]

interface SessionsViewProps {
  sessions: readonly Session[]
  /** The page's own address, which its forms go to. */
  action: string
}

/** Where somebody is signed in, each with a way to end it. */
export function SessionsView({ sessions, action }: SessionsViewProps) {
  const others = sessions.filter(({ isThis }) => !isThis)
  return (
    <section aria-labelledby="signed-in">
      <h2 className="govuk-heading-m" id="signed-in">
        Where you are signed in
      </h2>
      <p className="govuk-body">
        If you do not know one of these, sign it out. Then tell us, so that we can look into it.
      </p>
      <ul className="app-cards">
        {sessions.map((session) => (
          <li key={session.id} className="app-card">
            <SessionCard session={session} action={action} />
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <form method="post" action={action}>
          <HiddenFields values={{ end: 'others' }} />
          <Button variant="warning" preventDoubleClick>
            Sign out everywhere else
          </Button>
        </form>
      )}
    </section>
  )
}

function SessionCard({ session, action }: { session: Session; action: string }) {
  const { id, device, signedInAt, lastUsedAt, isThis } = session
  return (
    <>
      <h3 className="govuk-heading-s app-card__name">
        {device} {isThis && <Tag colour="green">You are here</Tag>}
      </h3>
      <p className="govuk-body">
        Signed in on {formatMoment(signedInAt)}.
        {!isThis && <> Last used on {formatMoment(lastUsedAt).replace(' at ', ' at about ')}.</>}
      </p>
      <form method="post" action={action}>
        <HiddenFields values={{ end: id }} />
        <Button variant="secondary" preventDoubleClick className="app-card__button">
          Sign out
          <span className="govuk-visually-hidden">
            {' '}
            {isThis ? 'here' : `${device}, signed in on ${formatMoment(signedInAt)}`}
          </span>
        </Button>
      </form>
    </>
  )
}

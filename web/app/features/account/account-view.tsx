import type { AccountView } from '@send-hub/shared'
import type { ReactNode } from 'react'
import { Narrow } from '../../lib/plain-views.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { SessionsView } from './sessions-view.tsx'

/** What has just been done, by the word in the address. */
const doneWords: Readonly<Record<string, string>> = {
  ended: 'That device is signed out',
  others: 'You are signed out everywhere else',
  email: 'Your email address has been changed',
  'whole-answers': 'We now email you whole answers',
  notices: 'Our emails now only say that there is an answer',
  passkey: 'Your passkey is set up',
  text: 'We now send codes to your mobile',
  'factor-gone': 'We have taken that away',
}

interface AccountPageProps {
  account: AccountView
  action: string
  done: string | undefined
  /** More about the account, between the address and the devices. */
  children?: ReactNode
}

/** Somebody's own account, on either side. */
export function AccountPage({ account, action, done, children }: AccountPageProps) {
  const words = done ? doneWords[done] : undefined
  return (
    <Narrow>
      {words && (
        <NotificationBanner type="success">
          <p className="govuk-notification-banner__heading">{words}</p>
        </NotificationBanner>
      )}
      <h1 className="govuk-heading-l">Your account</h1>
      {children}
      <SessionsView sessions={account.sessions} action={action} />
    </Narrow>
  )
}

/** The address of a family member, with the way to change it. */
export function FamilyEmail({ email }: { email: string | null }) {
  return (
    <section aria-labelledby="email-address">
      <h2 className="govuk-heading-m" id="email-address">
        Your email address
      </h2>
      <p className="govuk-body app-wrap">
        We send your codes and news to <strong>{email}</strong>.
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href="/account/email">
          Change your email address
        </a>
      </p>
    </section>
  )
}

/** Where somebody finds who else can look. */
export function WhoCanSee({ listTitle }: { listTitle: string }) {
  return (
    <section aria-labelledby="who-can-see">
      <h2 className="govuk-heading-m" id="who-can-see">
        Who else can look
      </h2>
      <p className="govuk-body">
        Each page about a child or young person says who can see it. Go to{' '}
        <a className="govuk-link" href="/children">
          {listTitle}
        </a>
      </p>
    </section>
  )
}

export function StaffEmail({ name, email }: { name: string; email: string | null }) {
  return (
    <p className="govuk-body app-wrap">
      You are signed in as <strong>{name}</strong>, {email}.
    </p>
  )
}

import type { Council } from '@send-hub/shared'
import { HiddenFields } from '../../lib/error-view.tsx'
import { HubContact, Narrow } from '../../lib/plain-views.tsx'
import { Button } from '../../ui/button.tsx'
import type { Draft } from './sign-in-state.ts'

/** The door of staff: one button. */
export function ProviderView({ councilName, href }: { councilName: string; href: string }) {
  return (
    <Narrow>
      <h1 className="govuk-heading-l">Staff sign in</h1>
      <p className="govuk-body">This is for people who work for {councilName} or with it.</p>
      <Button href={href}>Sign in with your council account</Button>
      <p className="govuk-body">
        Are you a family?{' '}
        <a className="govuk-link" href="/sign-in">
          Sign in here
        </a>
        .
      </p>
    </Narrow>
  )
}

/** The provider has let them in, but nobody here has. */
export function NoAccessView({ council, path }: { council: Council; path: string }) {
  return (
    <Narrow>
      <h1 className="govuk-heading-l">You have no access</h1>
      <p className="govuk-body">
        Your council account works, but it does not give you access to this service. If you need it for your
        work, ask your manager, or whoever looks after staff accounts.
      </p>
      <p className="govuk-body">
        <HubContact hub={council.hub} />
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={path}>
          Sign in with a different account
        </a>
      </p>
    </Narrow>
  )
}

export function StartAgainView({ href }: { href: string }) {
  return (
    <Narrow>
      <h1 className="govuk-heading-l">Sign in again</h1>
      <p className="govuk-body">
        That sign-in did not work, or took too long. Nothing has happened to your account.
      </p>
      <Button href={href}>Start again</Button>
    </Narrow>
  )
}

/** Seen for a moment, on the way to the provider that ends its own session. */
export function LeavingView({ url }: { url: string }) {
  return (
    <Narrow>
      <h1 className="govuk-heading-l">You are signed out of this service</h1>
      <p className="govuk-body">We are now signing you out of your council account.</p>
      <p className="govuk-body">
        <a className="govuk-link" href={url}>
          Go on if nothing happens
        </a>
      </p>
    </Narrow>
  )
}

export function SignInAgainView({ href, draft }: { href: string; draft: Draft }) {
  return (
    <Narrow>
      <h1 className="govuk-heading-l">Sign in again</h1>
      <p className="govuk-body">You have been signed out. What you typed is not lost: keep this page open.</p>
      <ol className="govuk-list govuk-list--number">
        <li>
          <a className="govuk-link" href={href} target="_blank" rel="noopener">
            Sign in (opens in a new window)
          </a>
        </li>
        <li>Come back to this page and carry on.</li>
      </ol>
      <form method="post" action={draft.action}>
        <HiddenFields values={draft.values} />
        <Button preventDoubleClick>Carry on</Button>
      </form>
    </Narrow>
  )
}

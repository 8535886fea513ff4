import type { Council } from '@send-hub/shared'
import { AdviceService, HubContact, Narrow } from '../../lib/plain-views.tsx'
import { Button } from '../../ui/button.tsx'
import { strangersHref } from '../enquiries/ask-links.ts'
import { joinHref, noLetterHref } from '../joining/join-state.ts'

/** The first page for somebody who is not signed in. */
export function WelcomeView({ council }: { council: Council }) {
  const { hub, adviceService, links } = council
  return (
    <Narrow>
      <h1 className="govuk-heading-l">See what is happening with your child’s EHC request</h1>
      <p className="govuk-body">
        EHC is short for education, health and care. Use this service if you have asked {council.name} to
        assess your child, or if your child has an EHC plan. You can:
      </p>
      <ul className="govuk-list govuk-list--bullet">
        <li>see what is happening now, what comes next and by when</li>
        <li>see if we are late, and why</li>
        <li>ask us a question, and get a date for the answer</li>
      </ul>
      <Button href="/sign-in" isStart>
        Sign in
      </Button>
      <p className="govuk-body">You need the email address that you gave us. There is no password.</p>
      <h2 className="govuk-heading-m">Use this service for the first time</h2>
      <p className="govuk-body">
        If you have a letter from us with a code, or a code from someone you help,{' '}
        <a className="govuk-link" href={joinHref}>
          join with your code
        </a>
        . If not,{' '}
        <a className="govuk-link" href={noLetterHref}>
          find out how to get one
        </a>
        .
      </p>
      <h2 className="govuk-heading-m">Ask without signing in</h2>
      <p className="govuk-body">
        You can{' '}
        <a className="govuk-link" href={strangersHref}>
          write to us without an account
        </a>
        . <HubContact hub={hub} />
      </p>
      <p className="govuk-body">This is not an emergency service. If someone is in danger now, call 999.</p>
      <h2 className="govuk-heading-m">Free, independent help</h2>
      <p className="govuk-body">
        <AdviceService adviceService={adviceService} />
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={links.localOffer}>
          Find help for children with special educational needs in the area
        </a>
      </p>
      <p className="govuk-body">
        Do you work for {council.name}?{' '}
        <a className="govuk-link" href="/staff/sign-in">
          Staff sign in
        </a>
      </p>
    </Narrow>
  )
}

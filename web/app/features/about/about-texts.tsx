import { askWords } from '@send-hub/shared'
import { AdviceService, EmailLink, PhoneLink } from '../../lib/plain-views.tsx'
import { strangersHref } from '../enquiries/ask-links.ts'
import { H2, P, type TextProps } from './plain-text.tsx'

export function ContactText({ council }: TextProps) {
  const { hub, adviceService, links } = council
  return (
    <>
      <P>
        Phone <PhoneLink number={hub.phone} />
        <br />
        {hub.openingHours}
      </P>
      <P>
        Email <EmailLink address={hub.email} />
      </P>
      <P>
        <a className="govuk-link" href={strangersHref}>
          {askWords.withoutAccount}
        </a>
      </P>
      <P>Write to us at {[council.name, ...council.postalAddress].join(', ')}</P>
      <P>You do not need an account. If you have a reference, such as SEN-7K3M-Q, have it ready.</P>
      <P>This is not an emergency service. If someone is in danger now, call 999.</P>
      <H2>Free, independent help</H2>
      <P>
        <AdviceService adviceService={adviceService} />
      </P>
      <H2 id="complain">Complain</H2>
      <P>
        <a className="govuk-link" href={links.complaints}>
          Tell the council that you are not happy
        </a>
      </P>
    </>
  )
}

export function SignedOutText() {
  return (
    <>
      <P>If others use this phone or computer, close this page too.</P>
      <P>
        <a className="govuk-link" href="/sign-in">
          Sign in again
        </a>
      </P>
    </>
  )
}

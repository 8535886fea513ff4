import type { Council } from '@send-hub/shared'
import type { ReactNode } from 'react'
import { AdviceService, EmailLink, HubContact, PhoneLink } from '../../lib/plain-views.tsx'

interface TextProps {
  council: Council
}

const P = ({ children }: { children: ReactNode }) => <p className="govuk-body">{children}</p>
const H2 = ({ id, children }: { id?: string; children: ReactNode }) => (
  <h2 className="govuk-heading-m" id={id}>
    {children}
  </h2>
)

export function AccessibilityText({ council: { name, serviceName, hub } }: TextProps) {
  return (
    <>
      <P>
        {name} runs the {serviceName}. We want everyone to be able to use it. You should be able to:
      </P>
      <ul className="govuk-list govuk-list--bullet">
        <li>make the text four times as big without losing any of it</li>
        <li>use every page with only a keyboard</li>
        <li>use every page with a screen reader or by voice</li>
        <li>use every page on a small phone, and without JavaScript</li>
      </ul>
      <H2>What we have checked</H2>
      <P>
        We built the service to meet the Web Content Accessibility Guidelines version 2.2, level AA. A program
        checks each page whenever we change it. Nobody outside the team has checked the service yet, so we do
        not claim that it meets the guidelines in full. We know of no faults now.
      </P>
      <H2>If you find a problem, or need this in another form</H2>
      <P>
        Tell us, and we will help you in another way: by phone, in large print, in Easy Read or in another
        language. <HubContact hub={hub} />
      </P>
      <H2>If you are not happy with our answer</H2>
      <P>
        The Equality and Human Rights Commission makes sure that councils follow the rules on accessibility.
        You can contact the{' '}
        <a className="govuk-link" href="https://www.equalityadvisoryservice.com/">
          Equality Advisory and Support Service
        </a>
        .
      </P>
    </>
  )
}

export function CookiesText({ council: { serviceName } }: TextProps) {
  return (
    <>
      <P>A cookie is a small piece of text that your browser keeps for a website.</P>
      <P>
        The {serviceName} uses one cookie. It keeps you signed in. It holds no name and nothing about your
        child. It goes when you sign out, or after 12 hours.
      </P>
      <P>We need it to know who you are, so we do not ask you to accept it.</P>
      <P>
        We do not count, follow or advertise to people who use this service. No other company puts cookies
        here.
      </P>
    </>
  )
}

export function PrivacyText({ council: { name, hub, links } }: TextProps) {
  return (
    <>
      <P>{name} is responsible for the information in this service.</P>
      <H2>What we keep</H2>
      <ul className="govuk-list govuk-list--bullet">
        <li>your name, email address and how you are related to the child</li>
        <li>the child’s name, and each step and date of the EHC request or plan</li>
        <li>the questions you ask and our answers</li>
        <li>a record of who opened or changed what, and when</li>
      </ul>
      <H2>Why, and who sees it</H2>
      <P>
        We need it to do what the law asks of us for children with special educational needs. Only our staff
        who work on it see it, and the adults who may see that child’s page. We do not sell it.
      </P>
      <P>Our emails to you never say what they are about. You sign in to read.</P>
      <H2>Your rights</H2>
      <P>
        You can ask to see what we hold, and to put mistakes right. <HubContact hub={hub} />
      </P>
      <P>
        <a className="govuk-link" href={links.privacy}>
          Read the full privacy notice of {name}
        </a>
      </P>
    </>
  )
}

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

import { EmailLink, HubContact, PhoneLink } from '../../lib/plain-views.tsx'
import { H2, List, P, type TextProps } from './plain-text.tsx'

/** What people must be told about their data. Source: UK GDPR articles 13 and 14; Data Protection Act 2018 sch 1 para 6. */
export function PrivacyText({ council: { name, hub, links, dataProtection, retention } }: TextProps) {
  return (
    <>
      <P>
        {name} is responsible for the information in this service. Our number with the Information
        Commissioner is {dataProtection.registration}.
      </P>
      <P>
        You can ask {dataProtection.officer} about it. Phone <PhoneLink number={dataProtection.phone} /> or
        email <EmailLink address={dataProtection.email} />.
      </P>
      <H2>What we keep</H2>
      <List
        items={[
          'your name, how we can reach you, and how you are related to the child',
          'the child’s name, birthday, home postcode and school',
          'each step and date of the request or plan',
          'letters, reports and other papers, which can be about health',
          'what you ask us and what we answer',
          'who opened or changed something, and when',
        ]}
      />
      <P>Some of it comes from you. Some comes from the school, health services and social care.</P>
      <H2>Why we may keep it</H2>
      <P>
        The law tells us to help children with special educational needs (Children and Families Act 2014). We
        can’t do that without this information. The rules that allow it are articles 6(1)(c), 6(1)(e) and
        9(2)(g) of the UK GDPR. We do not need your consent for it, so you can’t take it back. You can stop a
        helper’s access at any time.
      </P>
      <P>No computer decides anything about your child. People do.</P>
      <H2>Who sees it</H2>
      <List
        items={[
          'our staff who work on it; you can look up who opened your child’s page',
          'each adult who may see the child’s page, but never what another adult wrote or where they live',
          'the school: only the stage, and what it has to do itself',
          'health services and social care, when they help with the plan',
          'the Tribunal, if there is an appeal',
          'the Department for Education, once a year, because the law says so',
        ]}
      />
      <P>
        We do not sell it. It stays in the United Kingdom. Our emails and texts to you never say what they are
        about. You sign in to read.
      </P>
      <H2>How long we keep it</H2>
      <P>
        If there is a plan, until {retention.planYearsFromBirth} years after the child’s birth. Other papers
        go sooner. When the time is over, two people check, and then everything is deleted.
      </P>
      <H2>Your rights</H2>
      <List
        items={[
          'to get a copy of what we hold: within one month, and free',
          'to have mistakes put right; we keep a note of what it said before',
          'to ask us to delete something, or to stop using it: we will tell you if the law says we must keep it',
          'to know who looked at it',
        ]}
      />
      <P>
        From about the age of 12 a child may have a say in who gets a copy. From the end of June in the school
        year when they turn 16, these rights are the young person’s own.
      </P>
      <P>
        To use a right, tell us. <HubContact hub={hub} />
      </P>
      <H2>If you are not happy</H2>
      <P>
        Tell us first, so that we can put it right. You can also complain to the{' '}
        <a className="govuk-link" href="https://ico.org.uk/make-a-complaint/">
          Information Commissioner
        </a>
        .
      </P>
      <P>
        <a className="govuk-link" href={links.privacy}>
          Read the full privacy notice of {name}
        </a>
      </P>
    </>
  )
}

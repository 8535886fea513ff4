import { formatDayLong } from '@send-hub/shared'
import { HubContact } from '../../lib/plain-views.tsx'
import { H2, List, P, type TextProps } from './plain-text.tsx'

/**
 * The parts that a statement must have. Source: Public Sector Bodies (Websites and Mobile Applications)
 * Accessibility Regulations 2018, reg 8.
 */
export function AccessibilityText({ council: { name, serviceName, hub, statements } }: TextProps) {
  return (
    <>
      <P>
        This page is about the {serviceName}: the pages for families, for schools and for our own staff.{' '}
        {name} runs it. We want everyone to be able to use it. You should be able to:
      </P>
      <List
        items={[
          'make the text four times as big without losing any of it',
          'use every page with only a keyboard',
          'use every page with a screen reader or by voice',
          'use every page on a small phone, and without JavaScript',
        ]}
      />
      <H2>How well it meets the rules</H2>
      <P>
        The rules are the Web Content Accessibility Guidelines version 2.2, level AA. The service partly meets
        them, because of the faults below. Nobody outside the team has tested it yet.
      </P>
      <H2>Faults we know of</H2>
      <List
        items={[
          'Some papers that schools, doctors and others send us are scans. A screen reader can’t read those. Ask us, and we will give you the words in another way. (Rule 1.1.1, non-text content.)',
          'You need JavaScript to set up or use a passkey. A code in a text message works without it.',
          'We have not tested with every screen reader there is.',
        ]}
      />
      <H2>If you find a problem, or need this in another form</H2>
      <P>
        Tell us, and we will help you in another way: by phone, on paper, in large print, in Easy Read, in
        British Sign Language or in another language. We will answer in {statements.answerWorkingDays} working
        days. <HubContact hub={hub} />
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
      <H2>How we tested it</H2>
      <P>
        A program checks each page for faults whenever we change it, on a small phone and on a large screen.
        It also uses each page with only a keyboard, and with JavaScript turned off. We wrote this page on{' '}
        {formatDayLong(statements.preparedOn)}. We looked at it again on{' '}
        {formatDayLong(statements.reviewedOn)}.
      </P>
    </>
  )
}

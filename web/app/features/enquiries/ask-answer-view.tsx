import {
  type Answer,
  type AnswerLink,
  type AnswerPart,
  askWords,
  type CaseForFamily,
  type Council,
  type TopicCode,
  topicSettings,
} from '@send-hub/shared'
import type { ReactNode } from 'react'
import { HiddenFields } from '../../lib/error-view.tsx'
import { Narrow } from '../../lib/plain-views.tsx'
import { Button } from '../../ui/button.tsx'
import { FamilyReports } from '../advice/family-reports.tsx'
import { AlsoHappening, AppealBox } from '../cases/appeal-box.tsx'
import { LateBox } from '../cases/late-box.tsx'
import { StageBox } from '../cases/stage-box.tsx'
import { DraftInStage } from '../draft/draft-in-stage.tsx'
import { draftHref } from '../draft/draft-links.ts'
import { peopleHref } from '../joining/helper-state.ts'
import { joinHref } from '../joining/join-state.ts'
import { EmergencyLine } from './emergency-advice.tsx'

interface AnswerViewProps {
  base: string
  topic: TopicCode
  answer: Answer
  kase: CaseForFamily | null
  council: Council
  carried: Record<string, string>
}

/** What we know already, before they write: each part as the case page draws it, so that no date has a second wording. */
export function AnswerView({ base, topic, answer, kase, council, carried }: AnswerViewProps) {
  const links = answer.links.flatMap((link) => linkTo(link, kase, council) ?? [])
  return (
    <Narrow>
      <EmergencyLine />
      <span className="govuk-caption-l">{topicSettings[topic].publicLabel}</span>
      {answer.parts[0] !== 'stage' && <h1 className="govuk-heading-l">{answer.title}</h1>}
      {kase && answer.parts.map((part) => <Part key={part} part={part} kase={kase} />)}
      {answer.paragraphs.map((text) => (
        <p className="govuk-body" key={text}>
          {text}
        </p>
      ))}
      {links.length > 0 && (
        <ul className="govuk-list">
          {links.map(({ href, text }) => (
            <li key={href}>
              <a className="govuk-link" href={href}>
                {text}
              </a>
            </li>
          ))}
        </ul>
      )}
      <form method="post" action={`${base}/answer`} className="app-answers-it">
        <HiddenFields values={carried} />
        <h2 className="govuk-heading-m">{askWords.doesThatAnswer}</h2>
        <div className="govuk-button-group">
          <Button name="step" value="answered" preventDoubleClick>
            {askWords.yes}
          </Button>
          <Button name="step" value="ask" variant="secondary">
            {askWords.no}
          </Button>
        </div>
      </form>
    </Narrow>
  )
}

function Part({ part, kase }: { part: AnswerPart; kase: CaseForFamily }): ReactNode {
  switch (part) {
    case 'stage':
      return (
        <>
          <StageBox kase={kase} askHref={null} commentHref={null} />
          <p className="govuk-body">{kase.stage.now}</p>
          <p className="govuk-body">{kase.stage.next}</p>
        </>
      )
    case 'late':
      return <LateBox late={kase.late} earlierPromises={kase.earlierPromises} />
    case 'reports':
      return <FamilyReports reports={kase.reports} settings={kase.settings} />
    case 'draft':
      return kase.draft && <DraftInStage caseId={kase.id} draft={kase.draft} needsDate />
    case 'appeal':
      return <AppealBox kase={kase} />
    case 'also':
      return <AlsoHappening alsoHappening={kase.alsoHappening} />
  }
}

function linkTo(link: AnswerLink, kase: CaseForFamily | null, { links }: Council) {
  const ofCase = kase && `/cases/${kase.id}`
  switch (link) {
    case 'case':
      return ofCase ? { href: ofCase, text: 'See all of it' } : null
    case 'letters':
      return ofCase ? { href: `${ofCase}#documents`, text: 'Read your letters' } : null
    case 'draft':
      return kase?.draft ? { href: draftHref(kase.id), text: 'Go to the draft' } : null
    case 'people':
      return kase ? { href: peopleHref(kase.id), text: 'Change who can see this' } : null
    case 'account':
      return { href: '/account', text: 'Go to your account' }
    case 'join':
      return { href: joinHref, text: 'Add a child with a code' }
    case 'local-offer':
      return { href: links.localOffer, text: 'Find out more on the council’s pages' }
  }
}

interface ThanksViewProps {
  base: string
  back: { href: string; text: string }
}

/** After "that answers it": nothing was sent, and the way to ask is still open. */
export function ThanksView({ base, back }: ThanksViewProps) {
  return (
    <Narrow>
      <h1 className="govuk-heading-l">{askWords.thanks}</h1>
      <p className="govuk-body">{askWords.thanksMore}</p>
      <div className="govuk-button-group">
        <Button href={back.href}>{back.text}</Button>
        <a className="govuk-link" href={base}>
          Ask us something else
        </a>
      </div>
    </Narrow>
  )
}

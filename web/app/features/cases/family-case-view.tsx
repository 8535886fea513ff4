import { type CaseForFamily, formatDayLong, hasPlanInForce } from '@send-hub/shared'
import { PhoneLink } from '../../lib/plain-views.tsx'
import { InsetText } from '../../ui/inset-text.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { FamilyReports } from '../advice/family-reports.tsx'
import { SomethingIsWrong } from '../data-rights/correct-view.tsx'
import { correctHref } from '../data-rights/data-rights-links.ts'
import { FamilyPapers } from '../documents/family-papers.tsx'
import { maySend } from '../documents/may-send.ts'
import { RightsBox } from '../rights/rights-box.tsx'
import { parentsHref } from '../rights/rights-links.ts'
import { AlsoHappening, AppealBox } from './appeal-box.tsx'
import { AdviceBox, AskBox, CaseHistory, QuestionList, SeenBy } from './case-sections.tsx'
import { CaseTimeline } from './case-timeline.tsx'
import { LateBox } from './late-box.tsx'
import { StageBox } from './stage-box.tsx'

export interface CaseLinks {
  ask: string
  comment: string
  people: string
  /** Who of the council opened the case; null for those who may not see it. */
  looked: string | null
}

interface FamilyCaseViewProps {
  kase: CaseForFamily
  links: CaseLinks
}

/** One case, as its family sees it. The order is what a tired reader needs first. */
export function FamilyCaseView({ kase, links }: FamilyCaseViewProps) {
  if (kase.status === 'CLOSED_DECEASED') return <CondolenceView kase={kase} />
  const mayAsk = kase.asking !== null
  const ask = mayAsk ? links.ask : null
  return (
    <div className="app-case">
      <CaseName kase={kase} />
      <HelperLine helps={kase.helps} />
      <StageBox kase={kase} askHref={ask} commentHref={mayAsk ? links.comment : null} />
      <LateBox late={kase.late} earlierPromises={kase.earlierPromises} />
      <RightsBox rights={kase.rights} href={parentsHref(kase.id)} />
      {kase.exception && <InsetText>{kase.exception}</InsetText>}
      <CaseSummary kase={kase} askHref={ask} />
      <AlsoHappening alsoHappening={kase.alsoHappening} />
      <CaseTimeline about={kase.timelineOf} steps={kase.timeline} />
      <FamilyReports reports={kase.reports} settings={kase.settings} />
      <FamilyPapers
        caseId={kase.id}
        letters={kase.letters}
        documents={kase.documents}
        maySend={maySend(kase)}
        offersSecondCheck={kase.offersSecondCheck}
      />
      <AppealBox kase={kase} />
      <AdviceBox advice={kase.advice} />
      <CaseHistory history={kase.history} />
      {mayAsk && <SomethingIsWrong href={correctHref(kase.id)} hasAnswer={kase.hasCorrectionAnswer} />}
      <SeenBy
        seenBy={kase.seenBy}
        isAboutReader={kase.isAboutReader}
        helps={kase.helps}
        peopleHref={links.people}
        lookedHref={links.looked}
      />
      <QuestionList enquiries={kase.enquiries} />
      <AskBox kase={kase} href={ask} />
    </div>
  )
}

function CaseName({ kase: { childName, isAboutReader, reference, status } }: { kase: CaseForFamily }) {
  const what = hasPlanInForce(status) || status === 'PLAN_CEASED' ? 'plan' : 'request'
  return (
    <p className="app-case__name">
      <span>
        {isAboutReader ? 'Your' : `${childName}’s`} education, health and care (EHC) {what}
      </span>{' '}
      <span className="app-case__reference">
        <span className="govuk-visually-hidden">Reference </span>
        {reference}
      </span>
    </p>
  )
}

/** For a helper: whose page this is, so that they act for the right person and know when it ends. */
function HelperLine({ helps }: Pick<CaseForFamily, 'helps'>) {
  if (!helps) return null
  return (
    <InsetText>
      You help <strong className="app-wrap">{helps.name}</strong>. “You” on this page is them.
      {helps.until && <> You can see this until {formatDayLong(helps.until)}.</>}
    </InsetText>
  )
}

function CaseSummary({ kase, askHref }: { kase: CaseForFamily; askHref: string | null }) {
  const { stage, contact } = kase
  return (
    <SummaryList
      className="app-case__summary"
      rows={[
        { key: 'What is happening now', value: stage.now },
        { key: 'What happens next', value: stage.next },
        { key: 'What you can do', value: stage.youCanDo },
        {
          key: 'Who is responsible',
          value: (
            <>
              {stage.who}
              <br />
              <PhoneLink number={contact.phone} />
              {askHref && (
                <span className="app-no-print">
                  {' '}
                  or{' '}
                  <a className="govuk-link" href={askHref}>
                    ask a question
                  </a>
                </span>
              )}
            </>
          ),
        },
      ]}
    />
  )
}

/** After a death: our words, and how to reach a person. Nothing else is asked, counted or promised. */
function CondolenceView({ kase: { stage, contact } }: { kase: CaseForFamily }) {
  return (
    <div className="app-case">
      <h1 className="govuk-heading-l">{stage.title}</h1>
      <p className="govuk-body">{stage.now}</p>
      <p className="govuk-body">{stage.next}</p>
      <p className="govuk-body">{stage.youCanDo}</p>
      <p className="govuk-body">
        Phone <PhoneLink number={contact.phone} />, {contact.hours}.
      </p>
    </div>
  )
}

import {
  type Council,
  type DraftForFamily,
  draftRequestWords,
  type FamilyRequestKind,
  formatDay,
  formatDayLong,
  formatDayShort,
} from '@send-hub/shared'
import type { FormError } from '../../lib/form.ts'
import { AdviceService, HubContact, Narrow } from '../../lib/plain-views.tsx'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/markup.ts'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { TaskList } from '../../ui/task-list.tsx'
import { AskInstead, Countdown, draftName } from './draft-frame.tsx'
import { asQuestion, checkHref, documentsHref, sectionHref, sectionName, settingHref } from './draft-links.ts'
import { AskForms, MyRequests } from './draft-requests.tsx'
import { WhatWasSent } from './what-was-sent.tsx'

export interface OverviewProps {
  draft: DraftForFamily
  council: Council
  /** The sealed topic of a question about the draft. */
  about: string
  /** What was just done; a request is news once. */
  news: FamilyRequestKind | 'saved' | null
  errors: readonly FormError[]
  /** A request that was refused, with the words typed for it. */
  words: string | undefined
  kind: string | undefined
}

const draftTitles = { plan: 'The draft plan', changes: 'The changes to the plan' } as const

/** The draft at a glance: how long there is, what to write about, what else to ask for. */
export function DraftOverview(props: OverviewProps) {
  const { draft, council, news } = props
  return (
    <Narrow>
      {news && <News draft={draft} news={news} />}
      <span className="govuk-caption-l">{draft.childName}</span>
      <div className={cx('app-stage', draft.isOpen && 'app-stage--your-turn')}>
        <h1 className="govuk-heading-l app-stage__title">
          {draft.isOpen ? `Check ${draftName(draft)}` : draftTitles[draft.kind]}
        </h1>
        {draft.isOpen ? <Countdown draft={draft} /> : <p className="govuk-body">{draft.closedWords}</p>}
      </div>
      <MyRequests requests={draft.requests} council={council} />
      {draft.isOpen ? <Open {...props} /> : <Closed {...props} />}
      <WhatWasSent sent={draft.sent} />
      <h2 className="govuk-heading-m">Free, independent help</h2>
      <p className="govuk-body">
        <AdviceService adviceService={council.adviceService} />
      </p>
    </Narrow>
  )
}

function News({ draft, news }: Pick<OverviewProps, 'draft'> & { news: NonNullable<OverviewProps['news']> }) {
  if (news === 'saved') {
    return (
      <NotificationBanner type="success">We have kept what you wrote. It is not sent yet.</NotificationBanner>
    )
  }
  const asked = draft.requests.find(({ kind, answer }) => kind === news && answer === null)
  if (!asked) return null
  return (
    <NotificationBanner type="success">
      {`${draftRequestWords[news].asked}. We will answer by ${formatDayLong(asked.answerBy)}.`}
    </NotificationBanner>
  )
}

function Open({ draft, errors, words, kind }: OverviewProps) {
  const { caseId, sent, typedOn, isAboutEarlierDraft } = draft
  return (
    <>
      <p className="govuk-body">
        First read {draftName(draft)}. We sent it with our letter on {formatDay(draft.servedOn)}. If we put it
        here too, it is under{' '}
        <a className="govuk-link" href={documentsHref(caseId)}>
          letters and documents
        </a>
        .
      </p>
      <h2 className="govuk-heading-m" id="sections">
        {sent.length > 0 ? 'Add something' : 'Tell us what you think'}
      </h2>
      <p className="govuk-body">
        What is wrong? What is missing? Write about any part. You can leave the others. We keep what you
        write, even if you sign out. We read it once you send it.
      </p>
      {isAboutEarlierDraft && typedOn && (
        <p className="govuk-body">
          <strong>You wrote some of this on {formatDay(typedOn)}, about an earlier draft.</strong> Check that
          it still fits.
        </p>
      )}
      <Parts draft={draft} />
      {typedOn && <Button href={checkHref(caseId)}>Check and send</Button>}
      {!typedOn && sent.length === 0 && (
        <p className="govuk-body">
          Is it right as it is?{' '}
          <a className="govuk-link" href={checkHref(caseId)}>
            Tell us that nothing has to change
          </a>
          .
        </p>
      )}
      <AskForms draft={draft} errors={errors} typed={{ kind, words }} />
    </>
  )
}

function Parts({ draft }: { draft: DraftForFamily }) {
  const { caseId, sections, settingName, sent } = draft
  const lastSentOn = (isIn: (comments: DraftForFamily['sent'][number]) => boolean) => sent.find(isIn)?.sentOn
  const status = (isWritten: boolean, sentOn: string | undefined) =>
    isWritten ? (
      <strong>Done</strong>
    ) : (
      <span className="app-no-break">{sentOn ? `Sent ${formatDayShort(sentOn)}` : 'Not started'}</span>
    )
  return (
    <TaskList
      items={[
        ...sections.map(({ code, text }) => ({
          title: sectionName(code),
          href: sectionHref(caseId, code),
          status: status(
            text.trim() !== '',
            lastSentOn((comments) => comments.sections.some((section) => section.code === code)),
          ),
        })),
        {
          title: 'The school or college you want',
          href: settingHref(caseId),
          status: status(
            settingName !== null,
            lastSentOn((comments) => comments.settingName !== null),
          ),
        },
      ]}
    />
  )
}

function Closed({ draft, council, about }: OverviewProps) {
  const { caseId, typedOn } = draft
  return (
    <>
      <p className="govuk-body">We still want to know what you think. Send it to us as a question.</p>
      {typedOn && (
        <p className="govuk-body">What you wrote here was not sent. It is not lost: it goes along.</p>
      )}
      <AskInstead caseId={caseId} about={about} words={asQuestion(draft)}>
        {typedOn ? 'Send what I wrote as a question' : 'Tell us what you think'}
      </AskInstead>
      <p className="govuk-body">
        <HubContact hub={council.hub} />
      </p>
    </>
  )
}

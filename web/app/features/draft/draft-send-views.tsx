import { type Council, type DraftForFamily, formatDay, formatDayLong, speaksOfDanger } from '@send-hub/shared'
import { errorFor, type FormError } from '../../lib/form.ts'
import { HubContact, Narrow } from '../../lib/plain-views.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorMessage } from '../../ui/error-message.tsx'
import { Panel } from '../../ui/panel.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { EmergencyAdvice, EmergencyLine } from '../enquiries/emergency-advice.tsx'
import { Countdown } from './draft-frame.tsx'
import { checkHref, draftHref, sectionHref, settingHref } from './draft-links.ts'
import { rowsOf } from './what-was-sent.tsx'

interface CheckProps {
  draft: DraftForFamily
  errors: readonly FormError[]
}

/** A look at it all before it goes. Somebody who wants nothing changed can say so. */
export function DraftCheckView({ draft, errors }: CheckProps) {
  const sections = draft.sections.filter(({ text }) => text.trim() !== '')
  const written = { sections, settingName: draft.settingName }
  if (!draft.typedOn) return <NothingWritten draft={draft} errors={errors} />
  const words = sections.map(({ text }) => text).join('\n')
  const hrefs = [
    ...sections.map(({ code }) => sectionHref(draft.caseId, code)),
    ...(draft.settingName ? [settingHref(draft.caseId)] : []),
  ]
  return (
    <Narrow>
      <span className="govuk-caption-l">{draft.childName}</span>
      <h1 className="govuk-heading-l">Check before you send</h1>
      <Countdown draft={draft} />
      {speaksOfDanger(words) ? <EmergencyAdvice /> : <EmergencyLine />}
      <SummaryList
        rows={rowsOf(written).map((row, place) => ({
          ...row,
          actions: [
            { href: hrefs[place] ?? draftHref(draft.caseId), text: 'Change', hiddenText: String(row.key) },
          ],
        }))}
      />
      <p className="govuk-body">
        When you send this, our staff read it. It stays as it is. You can add more until the last day.
      </p>
      <form method="post" action={checkHref(draft.caseId)}>
        <div className="govuk-button-group">
          <Button preventDoubleClick>Send</Button>
          <a className="govuk-link" href={draftHref(draft.caseId)}>
            Go back to the list
          </a>
        </div>
      </form>
    </Narrow>
  )
}

function NothingWritten({ draft, errors }: CheckProps) {
  const { caseId, childName, sent } = draft
  const error = errorFor(errors, 'nothingToChange')
  return (
    <Narrow>
      <span className="govuk-caption-l">{childName}</span>
      <h1 className="govuk-heading-l">
        {sent.length > 0 ? 'You have not added anything' : 'You have not written anything yet'}
      </h1>
      <p className="govuk-body">
        <a className="govuk-link" href={draftHref(caseId)}>
          Go back to the list
        </a>{' '}
        to write about a part, or to name a school.
      </p>
      {sent.length === 0 && (
        <>
          <h2 className="govuk-heading-m">Is the draft right as it is?</h2>
          <p className="govuk-body">Then tell us so. You can still change your mind until the last day.</p>
          <form method="post" action={checkHref(caseId)}>
            {error && <ErrorMessage id="nothingToChange">{error}</ErrorMessage>}
            <Button name="nothingToChange" value="yes" variant="secondary" preventDoubleClick>
              Tell us that the draft is right
            </Button>
          </form>
          <Countdown draft={draft} />
        </>
      )}
    </Narrow>
  )
}

/** After sending: what we do with it, and what they can still do. */
export function DraftSentView({ draft, hub }: { draft: DraftForFamily; hub: Council['hub'] }) {
  const words = draft.sent[0]?.sections.map(({ text }) => text).join('\n') ?? ''
  return (
    <Narrow>
      <Panel title="We have what you sent">{draft.sent[0] && formatDay(draft.sent[0].sentOn)}</Panel>
      {speaksOfDanger(words) && <EmergencyAdvice isSent />}
      <h2 className="govuk-heading-m">What happens next</h2>
      <p className="govuk-body">
        Your officer reads what you sent, and thinks about each point. If we change the draft a lot, we send
        you a new one to check. If not, we send you the final plan.
      </p>
      {draft.isOpen && !draft.waitsForAnswer && (
        <p className="govuk-body">You can add more until the end of {formatDayLong(draft.commentBy)}.</p>
      )}
      <p className="govuk-body">
        Do you want to talk to us? <HubContact hub={hub} />
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={draftHref(draft.caseId)}>
          See what you sent
        </a>
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={`/cases/${draft.caseId}`}>
          Go back to the case
        </a>
      </p>
    </Narrow>
  )
}

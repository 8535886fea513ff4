import type { ReactNode } from 'react'
import { useLastList } from '../../lib/use-last-list.ts'
import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { Tag } from '../../ui/tag.tsx'
import { WarningText } from '../../ui/warning-text.tsx'
import { BoardSection } from '../advice/board-section.tsx'
import { CorrectionsOfCase } from '../data-rights/corrections-of-case.tsx'
import { StaffDocuments } from '../documents/staff-documents.tsx'
import { StaffDraftSection } from '../draft/staff-draft-section.tsx'
import { StaffLetters } from '../letters/staff-letters.tsx'
import { RestrictionFlags } from '../people/restriction-flags.tsx'
import { DelayForm, NextStep, RecordLinks } from './staff-case-acts.tsx'
import { caseDoneWords } from './staff-case-done.ts'
import { Duties, Promises } from './staff-case-duties.tsx'
import { fieldId } from './staff-case-forms.ts'
import { Enquiries, History } from './staff-case-history.tsx'
import { FamilySees, People } from './staff-case-people.tsx'
import type { CaseView } from './staff-case-view.ts'

/** One case: where it stands by law, the next step, and what the family reads. */
export function StaffCasePage({ view }: { view: CaseView }) {
  return (
    <>
      <BackLink href={useLastList('/staff/cases')}>Cases</BackLink>
      <News view={view} />
      {view.glassUntil && (
        <WarningText>
          You opened this locked case in an emergency, until {view.glassUntil}. Managers have been told.
        </WarningText>
      )}
      <RestrictionFlags flags={view.flags} />
      <Head view={view} />
      <div className="staff-case">
        <div className="staff-case__clock">
          <StaffDraftSection draft={view.draft} />
          <Duties duties={view.duties} />
          <Promises promises={view.promises} />
          <BoardSection board={view.board} />
        </div>
        <div className="staff-case__acts">
          <NextStep view={view} />
          <RecordLinks view={view} />
          <DelayForm view={view} />
          <FamilySees words={view.familyWords} isOnHold={view.isOnHold} />
        </div>
        <div className="staff-case__rest">
          <People view={view} />
          <StaffLetters letters={view.letters} />
          <StaffDocuments documents={view.documents} />
          <History events={view.events} />
          <CorrectionsOfCase {...view.corrections} caseId={view.id} />
          <Enquiries enquiries={view.enquiries} reference={view.reference} />
        </div>
      </div>
    </>
  )
}

function News({ view: { form, done } }: { view: CaseView }) {
  const errors = form.errors.map(({ field, text }) =>
    form.act && field ? { text, href: `#${fieldId(form.act, field)}` } : { text },
  )
  if (form.isConflict) {
    return (
      <ErrorSummary title="Someone else changed this while you were looking at it" errors={errors}>
        Nothing of yours was recorded. Below is how the case looks now. What you had filled in is still there:
        check that it still holds.
      </ErrorSummary>
    )
  }
  if (errors.length > 0) return <ErrorSummary errors={errors} />
  if (!done) return null
  return <NotificationBanner type="success">{caseDoneWords[done]}</NotificationBanner>
}

function Head({ view }: { view: CaseView }) {
  const { child, next } = view
  return (
    <header className="staff-case-head">
      <h1 className="govuk-heading-l">
        {child.name} <span className="staff-reference">{view.reference}</span>
      </h1>
      <p className="staff-case-head__stage">
        <strong>{view.stage}</strong> since {view.since} {view.late && <Tag colour="red">{view.late}</Tag>}
      </p>
      <p className="govuk-body">
        {next ? (
          <>
            Next: {next.label}, by law {next.legalDate}. {next.actBy && <strong>Act by {next.actBy}.</strong>}
          </>
        ) : (
          'Nothing is owed by law just now.'
        )}
      </p>
      <dl className="staff-facts staff-facts--line">
        {child.preferredName && <Fact name="Called" value={child.preferredName} />}
        <Fact name="Born" value={child.born} />
        <Fact name="UPN" value={child.upn} />
        <Fact name="Postcode" value={child.postcode} />
        <Fact name="District" value={child.district} />
        {view.isAddressHidden && <ShowAddress action={view.shownAddressHref} />}
        <Fact name="Request received" value={view.received} />
        <Fact name="Team" value={view.team} />
        <Fact name="Officer" value={view.officer ?? 'Nobody yet'}>
          <a className="govuk-link" href={`/staff/cases/${view.id}/officer`}>
            {view.officer ? 'Change' : 'Assign'}
            <span className="govuk-visually-hidden"> the officer</span>
          </a>
        </Fact>
      </dl>
    </header>
  )
}

/** Pressed, not followed: who saw the address is kept. */
function ShowAddress({ action }: { action: string }) {
  return (
    <div>
      <dt className="govuk-visually-hidden">Hidden details</dt>
      <dd>
        <form method="post" action={action}>
          <Button variant="secondary" className="staff-small-button">
            Show<span className="govuk-visually-hidden"> what is hidden. Your name is kept with it</span>
          </Button>
        </form>
      </dd>
    </div>
  )
}

function Fact({ name, value, children }: { name: string; value: string; children?: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value} {children}
      </dd>
    </div>
  )
}

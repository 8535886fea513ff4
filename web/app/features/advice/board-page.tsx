import { BackLink } from '../../ui/back-link.tsx'
import { Details } from '../../ui/details.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { NotificationBanner } from '../../ui/notification-banner.tsx'
import { AskForms } from './board-ask-forms.tsx'
import { boardFieldId } from './board-forms.ts'
import { ReportCard } from './board-report.tsx'
import { WhatToDo } from './board-section.tsx'
import { Settings } from './board-settings.tsx'
import type { BoardView, ReportRow } from './board-view.ts'

/** The board of one case: ask for reports, chase the late ones, record what came; the same for schools and colleges. */
export function StaffBoardPage({ view }: { view: BoardView }) {
  return (
    <>
      <BackLink href={view.caseHref}>Case</BackLink>
      <News view={view} />
      <h1 className="govuk-heading-l">
        Reports and schools <span className="staff-reference">{view.reference}</span>
      </h1>
      <p className="govuk-body">
        <strong>{view.childName}</strong>, {view.stage}
      </p>
      <WhatToDo todo={view.todo} />
      <div className="staff-board">
        <div>
          <Reports view={view} />
          {(view.settings.length > 0 || view.mayAskSettings) && <Settings view={view} />}
        </div>
        <AskForms view={view} />
      </div>
    </>
  )
}

function Reports({ view }: { view: BoardView }) {
  return (
    <section aria-labelledby="reports">
      <h2 className="govuk-heading-m" id="reports">
        {view.count ?? 'No report has been asked for'}
      </h2>
      {view.reports.length > 0 && (
        <p className="govuk-body-s staff-quiet">
          The family reads who was asked, by when, and when and how you chased. Never a name, a contact or a
          note.
        </p>
      )}
      <Cards reports={view.reports.filter(({ mark }) => mark !== 'in')} view={view} />
      <CameIn view={view} />
      {view.earlier.length > 0 && (
        <Details summary="Taken back, or of an earlier assessment">
          <ul className="staff-plain-list">
            {view.earlier.map((report) => (
              <li key={report.id}>
                {report.askedOf}, asked {report.asked}: {report.state}
              </li>
            ))}
          </ul>
        </Details>
      )}
    </section>
  )
}

function Cards({ reports, view }: { reports: readonly ReportRow[]; view: BoardView }) {
  return reports.map((report) => <ReportCard key={report.id} report={report} view={view} />)
}

/** What came needs no more work, so it folds away; unless a form about it came back. */
function CameIn({ view }: { view: BoardView }) {
  const reports = view.reports.filter(({ mark }) => mark === 'in')
  if (reports.length === 0) return null
  const isFormHere = reports.some(({ id }) => id === view.form.subjectId)
  return (
    <Details summary={`Show what is in: ${reports.length}`} open={isFormHere}>
      <Cards reports={reports} view={view} />
    </Details>
  )
}

function News({ view: { form, done } }: { view: BoardView }) {
  const { act, subjectId } = form
  const errors = form.errors.map(({ field, text }) =>
    act && field ? { text, href: `#${boardFieldId(act, subjectId, field)}` } : { text },
  )
  if (form.isConflict) {
    return (
      <ErrorSummary title="Someone else changed this while you were looking at it" errors={errors}>
        Nothing of yours was recorded. Below is how the board looks now. What you had filled in is still
        there: check that it still holds.
      </ErrorSummary>
    )
  }
  if (errors.length > 0) return <ErrorSummary errors={errors} />
  return done ? <NotificationBanner type="success">{done}</NotificationBanner> : null
}

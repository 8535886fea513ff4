import {
  type CaseForFamily,
  type ReportState,
  reportName,
  reportSentences,
  reportStateWords,
  reportsCountWords,
  settingsWords,
} from '@send-hub/shared'
import { Details } from '../../ui/details.tsx'
import { Tag } from '../../ui/tag.tsx'

/** The reports we asked for, one by one: who was asked, by when, late or in, and what we did about the late ones. */
export function FamilyReports({ reports, settings }: Pick<CaseForFamily, 'reports' | 'settings'>) {
  if (reports.items.length === 0 && !settings) return null
  return (
    <section className="app-case__section" aria-labelledby="reports">
      <h2 className="govuk-heading-m" id="reports">
        {reports.items.length > 0 ? 'Reports' : 'Schools and colleges'}
      </h2>
      {reports.items.length > 0 && <Reports reports={reports} />}
      {settings && <p className="govuk-body">{settingsWords(settings)}</p>}
    </section>
  )
}

function Reports({ reports }: Pick<CaseForFamily, 'reports'>) {
  const { items } = reports
  const open = items.filter(({ arrivedOn }) => arrivedOn === null)
  const isIn = items.filter(({ arrivedOn }) => arrivedOn !== null)
  return (
    <>
      <p className="govuk-body">
        <strong>{reportsCountWords(reports)}</strong>
      </p>
      {open.length > 0 && <ReportList items={lateFirst(open)} />}
      {isIn.length > 0 && (
        <Details summary={isIn.length === 1 ? 'Show the one we have' : `Show the ${isIn.length} we have`}>
          <ReportList items={isIn} />
        </Details>
      )}
    </>
  )
}

type Report = CaseForFamily['reports']['items'][number]

const lateFirst = (reports: readonly Report[]) =>
  reports.toSorted((one, other) => Number(other.state === 'late') - Number(one.state === 'late'))

function ReportList({ items }: { items: readonly Report[] }) {
  return (
    <ul className="govuk-list app-reports">
      {items.map((report) => (
        <li key={report.id} className="app-reports__item">
          <strong>{reportName(report)}</strong> <StateTag state={report.state} />
          <span className="app-reports__when">{reportSentences(report).join(' ')}</span>
        </li>
      ))}
    </ul>
  )
}

const colours = { waiting: 'grey', late: 'red', in: 'green', 'in-late': 'yellow', missing: 'grey' } as const

function StateTag({ state }: { state: ReportState }) {
  return <Tag colour={colours[state]}>{reportStateWords[state]}</Tag>
}

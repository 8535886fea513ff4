import { ListLinks } from '../../lib/staff-list.tsx'

const reports = {
  year: { text: 'Timeliness and requests', href: '/staff/reports' },
  caseload: { text: 'Caseload', href: '/staff/reports/caseload' },
  reviews: { text: 'Reviews', href: '/staff/reports/reviews' },
  hub: { text: 'Enquiries', href: '/staff/reports/enquiries' },
} as const

/** From one report to the next. */
export function ReportNav({ current }: { current: keyof typeof reports }) {
  return (
    <div className="staff-bar">
      <ListLinks
        label="Report"
        links={Object.entries(reports).map(([key, link]) => ({ ...link, isCurrent: key === current }))}
      />
    </div>
  )
}

import type { BarPart } from './staff-reports-view.ts'

/**
 * One bar cut into its parts. The parts differ by pattern of light and dark and carry their place in the list below;
 * the words and numbers are there for everyone, so the drawing itself says nothing to a screen reader.
 */
export function ReportBar({ label, parts }: { label: string; parts: readonly BarPart[] }) {
  if (parts.length === 0) return null
  return (
    <figure className="staff-bar-chart">
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        {parts.map(({ label: part, share, from }, index) => (
          <rect
            key={part}
            className={`staff-bar-chart__part-${index + 1}`}
            x={from}
            y="0"
            width={share}
            height="6"
          />
        ))}
      </svg>
      <figcaption>
        <span className="govuk-visually-hidden">{label}</span>
        <ul className="staff-bar-chart__key">
          {parts.map(({ label: part, count, share }, index) => (
            <li key={part}>
              <svg viewBox="0 0 10 10" aria-hidden="true" focusable="false">
                <rect className={`staff-bar-chart__part-${index + 1}`} width="10" height="10" />
              </svg>
              {part}: {count.toLocaleString('en-GB')} ({share.toFixed(1)}%)
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  )
}

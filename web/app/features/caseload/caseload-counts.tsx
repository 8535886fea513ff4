import type { ViewCount } from './caseload-view.ts'

/** Where the work is: each view with how much is in it. What presses has a mark, not only a colour. */
export function CaseloadCounts({ counts }: { counts: readonly ViewCount[] }) {
  return (
    <nav className="staff-counts" aria-label="What there is to do">
      <ul>
        {counts.map(({ view, name, count, href, isCurrent }) => (
          <li key={view}>
            <a
              href={href}
              aria-current={isCurrent ? 'true' : undefined}
              className={count === 0 ? 'staff-counts__none' : undefined}
            >
              <strong>{count.toLocaleString('en-GB')}</strong>
              <span>
                {view === 'late' && count > 0 && (
                  <span className="staff-mark" aria-hidden="true">
                    !
                  </span>
                )}
                {name}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

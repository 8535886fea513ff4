import type { ReactNode } from 'react'

/** A wide table scrolls by itself, never the page. */
export function Scrolling({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className="staff-scroll" aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}

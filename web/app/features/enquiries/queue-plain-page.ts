import type { ReactNode } from 'react'
import type { Visit } from '../../lib/page.ts'
import type { Page } from '../../lib/render-page.tsx'
import type { StaffDesk, StaffSection } from '../../lib/staff-desk.ts'

type Plain = { section: StaffSection; title: string; view: Page['view'] & ReactNode; hasFault?: boolean }

/** Drawn once on the server: a list and forms need no more. */
export async function plainPage(desk: StaffDesk, visit: Visit, plain: Plain): Promise<Page> {
  const { section, title, view, hasFault = visit.errors.length > 0 } = plain
  return {
    title: hasFault ? `Error: ${title}` : title,
    client: 'staff',
    frame: desk.frame(section, await desk.me(visit)),
    view,
  }
}

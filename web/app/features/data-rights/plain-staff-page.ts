import type { ReactElement } from 'react'
import type { Visit } from '../../lib/page.ts'
import type { Page } from '../../lib/render-page.tsx'
import type { StaffDesk } from '../../lib/staff-desk.ts'

/** A staff page of forms alone: drawn on the server, with nothing that has to come alive. */
export async function plainStaffPage(
  desk: StaffDesk,
  visit: Visit,
  { title, view }: { title: string; view: ReactElement },
): Promise<Page> {
  return { title, view, client: 'staff', frame: desk.frame('more', await desk.me(visit)) }
}

import type { Day, SessionView } from '@send-hub/shared'
import { type ComponentType, createElement } from 'react'
import { londonDay } from './london-time.ts'
import type { Visit, Web } from './page.ts'
import { rememberBriefly } from './remember-briefly.ts'
import type { Frame, Page } from './render-page.tsx'

export type StaffSection =
  | 'enquiries'
  | 'search'
  | 'caseload'
  | 'cases'
  | 'paper'
  | 'record'
  | 'reports'
  | 'more'
export type Colleague = { id: string; name: string; team: string }

/** What every staff page needs: who sits here, who the colleagues are, what day it is, and the frame around the page. */
export interface StaffDesk {
  web: Web
  today(): Day
  me(visit: Visit): Promise<SessionView>
  colleagues(visit: Visit): Promise<Colleague[]>
  /** Null: the page belongs to none of the sections. */
  frame(section: StaffSection | null, me: SessionView): Frame
}

const aMinute = 60_000

/** Names change seldom and are only for display; what somebody may see is decided anew by each call for the page's data. */
export function createStaffDesk(web: Web, frame: StaffDesk['frame']): StaffDesk {
  const sessions = rememberBriefly<SessionView>(aMinute)
  const lists = rememberBriefly<Colleague[]>(aMinute)
  return {
    web,
    frame,
    today: () => londonDay(web.now()),
    me: ({ call, request }) => sessions(request.headers.cookie ?? '', () => call('GET /api/session')),
    colleagues: ({ call }) => lists('all', async () => (await call('GET /api/staff/colleagues')).items),
  }
}

interface StaffPage<View> {
  section: StaffSection
  title: string
  /** The page's name in the staff script. */
  name: string
  component: ComponentType<{ view: View }>
  view: View
  status?: number
}

/** A page that is rendered here and comes alive in the browser from the same component and the same values. */
export async function staffPage<View>(desk: StaffDesk, visit: Visit, page: StaffPage<View>): Promise<Page> {
  const { section, title, name, component, view, status } = page
  return {
    title,
    view: createElement(component, { view }),
    frame: desk.frame(section, await desk.me(visit)),
    client: 'staff',
    hydrate: { page: name, props: { view } },
    ...(status !== undefined && { status }),
  }
}

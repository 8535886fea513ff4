import type { Council, SessionView } from '@send-hub/shared'
import { renderToStaticMarkup } from 'react-dom/server'
import { escapeHtml, type Frame } from './lib/render-page.tsx'
import type { StaffSection } from './lib/staff-desk.ts'
import { Footer } from './ui/footer.tsx'
import { Header } from './ui/header.tsx'
import { SkipLink } from './ui/skip-link.tsx'

const sections: Record<StaffSection, { text: string; href: string }> = {
  enquiries: { text: 'Enquiries', href: '/staff/enquiries' },
  search: { text: 'Search', href: '/staff/search' },
  caseload: { text: 'Caseload', href: '/staff/caseload' },
  cases: { text: 'Cases', href: '/staff/cases' },
  paper: { text: 'Post', href: '/staff/letters' },
  record: { text: 'Log a call', href: '/staff/enquiries/new' },
  reports: { text: 'Reports', href: '/staff/reports' },
  more: { text: 'More', href: '/staff/more' },
}

// Stand-ins from Unicode's private use area, which no council's settings contain.
const nameSlot = '\uE000name\uE000'
const pageSlot = '\uE000page\uE000'

/** Makes the frame of staff pages: drawn once for each section at start, a person's name filled in later. */
export function createStaffFrame(
  council: Council,
): (section: StaffSection | null, me: Pick<SessionView, 'name'>) => Frame {
  const frames = new Map(
    [...(Object.keys(sections) as StaffSection[]), null].map((section) => {
      const html = renderToStaticMarkup(<StaffLayout council={council} section={section} />)
      const [before = '', after = ''] = html.split(pageSlot)
      return [section, { before, after }]
    }),
  )
  return (section, me) => {
    const { before, after } = frames.get(section) as Frame
    return { before: before.replaceAll(nameSlot, () => escapeHtml(me.name)), after }
  }
}

function StaffLayout({ council, section }: { council: Council; section: StaffSection | null }) {
  const navigation = Object.entries(sections).map(([key, link]) => ({
    ...link,
    state: key === section ? ('active' as const) : undefined,
  }))
  return (
    <>
      <SkipLink href="#main-content">Skip to main content</SkipLink>
      <Header
        councilName={council.name}
        serviceName={council.serviceName}
        homeUrl="/staff/enquiries"
        account={{ name: nameSlot, url: '/staff/account', signOutUrl: '/staff/sign-out' }}
        navigation={navigation}
        isWide
      />
      <div className="app-wide">
        <main className="staff-main" id="main-content">
          {pageSlot}
        </main>
      </div>
      <Footer councilName={council.name} isWide />
    </>
  )
}

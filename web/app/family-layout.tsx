import type { Council } from '@send-hub/shared'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { summaryOf } from './lib/form.ts'
import type { Visit } from './lib/page.ts'
import type { Frame, Page } from './lib/render-page.tsx'
import { BackLink } from './ui/back-link.tsx'
import { ErrorSummary } from './ui/error-summary.tsx'
import { Footer } from './ui/footer.tsx'
import { Header } from './ui/header.tsx'
import { SkipLink } from './ui/skip-link.tsx'

interface FamilyPage {
  title: string
  /** The way back: where to, and its words unless they are "Back". */
  back?: { href: string; text?: string }
  status?: number
  /** Left out: as the visitor's cookie suggests. */
  isSignedIn?: boolean
  children: ReactNode
}

/** A page of the family's side: drawn once on the server, with no script of its own. */
export function familyPage(visit: Pick<Visit, 'web' | 'request' | 'errors'>, page: FamilyPage): Page {
  const { title, back, status, children } = page
  const isSignedIn = page.isSignedIn ?? hasSession(visit.request.headers.cookie)
  return {
    title,
    client: 'family',
    frame: frameFor(visit.web.council, isSignedIn),
    ...(status && { status }),
    view: (
      <div className="govuk-width-container">
        {back && (
          <nav aria-label="Back">
            <BackLink href={back.href}>{back.text ?? 'Back'}</BackLink>
          </nav>
        )}
        <main className="govuk-main-wrapper" id="main-content">
          {visit.errors.length > 0 && <ErrorSummary errors={summaryOf(visit.errors)} />}
          {children}
        </main>
      </div>
    ),
  }
}

/** Whether the visitor may be signed in: enough to offer the way out. What they may see, the API decides. */
export function hasSession(cookie: string | undefined): boolean {
  return cookie?.includes('hub_session=') ?? false
}

const frames = new WeakMap<Council, Map<boolean, Frame>>()

/** Header and footer are the same on every page: they are drawn once. */
function frameFor(council: Council, isSignedIn: boolean): Frame {
  const ofCouncil = frames.get(council) ?? new Map<boolean, Frame>()
  frames.set(council, ofCouncil)
  const frame = ofCouncil.get(isSignedIn) ?? drawFrame(council, isSignedIn)
  ofCouncil.set(isSignedIn, frame)
  return frame
}

function drawFrame({ name, serviceName }: Council, isSignedIn: boolean): Frame {
  const account = isSignedIn ? { name: 'Your account', url: '/account', signOutUrl: '/sign-out' } : undefined
  return {
    before: renderToStaticMarkup(
      <>
        <SkipLink href="#main-content">Skip to main content</SkipLink>
        <Header councilName={name} serviceName={serviceName} homeUrl="/" account={account} />
      </>,
    ),
    after: renderToStaticMarkup(<Footer councilName={name} />),
  }
}

import type { ReactNode } from 'react'
import { Footer, type FooterProps } from './footer.tsx'
import { Header, type HeaderProps } from './header.tsx'
import { SkipLink } from './skip-link.tsx'

interface PageProps extends HeaderProps {
  /** Between the header and the content: a back link, breadcrumbs, a phase banner. */
  before?: ReactNode
  footerLinks?: FooterProps['links']
  children: ReactNode
}

/** The body of every page: skip link, header, content as the main landmark, footer. */
export function Page({ before, footerLinks, children, ...header }: PageProps) {
  const { councilName, isWide } = header
  return (
    <>
      <SkipLink href="#main-content">Skip to main content</SkipLink>
      <Header {...header} />
      <div className={isWide ? 'app-wide' : 'govuk-width-container'}>
        {before}
        <main className="govuk-main-wrapper" id="main-content">
          {children}
        </main>
      </div>
      <Footer councilName={councilName} isWide={isWide} {...(footerLinks && { links: footerLinks })} />
    </>
  )
}

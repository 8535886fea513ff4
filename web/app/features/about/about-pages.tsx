import type { Council } from '@send-hub/shared'
import type { ReactNode } from 'react'
import { familyPage } from '../../family-layout.tsx'
import type { PageRoute } from '../../lib/page.ts'
import { ContactText, SignedOutText } from './about-texts.tsx'
import { AccessibilityText } from './accessibility-text.tsx'
import { CookiesText } from './cookies-text.tsx'
import { PrivacyText } from './privacy-text.tsx'

/** The pages that anyone may read: short, and true. */
export const aboutPages: readonly PageRoute[] = [
  aboutPage('/accessibility', 'Accessibility statement', AccessibilityText),
  aboutPage('/cookies', 'Cookies', CookiesText),
  aboutPage('/privacy', 'Privacy', PrivacyText),
  aboutPage('/contact', 'Contact us', ContactText),
  aboutPage('/signed-out', 'You are signed out', SignedOutText),
]

function aboutPage(url: string, title: string, Text: (props: { council: Council }) => ReactNode): PageRoute {
  return {
    url,
    access: 'public',
    show: (visit) =>
      familyPage(visit, {
        title,
        back: { href: '/', text: 'Home' },
        children: (
          <div className="govuk-grid-row">
            <div className="govuk-grid-column-two-thirds">
              <h1 className="govuk-heading-l">{title}</h1>
              <Text council={visit.web.council} />
            </div>
          </div>
        ),
      }),
  }
}

import { type LinkItem, numbered } from './markup.ts'

export interface FooterProps {
  councilName: string
  links?: readonly LinkItem[]
  isWide?: boolean | undefined
}

const usualLinks: readonly LinkItem[] = [
  { href: '/accessibility', text: 'Accessibility statement' },
  { href: '/privacy', text: 'Privacy' },
  { href: '/cookies', text: 'Cookies' },
  { href: '/contact', text: 'Contact' },
]

/** What must be in reach of every page. Our own: the official footer carries the crown, and Crown copyright. */
export function Footer({ councilName, links = usualLinks, isWide }: FooterProps) {
  return (
    <footer className="app-footer">
      <div className={isWide ? 'app-wide' : 'govuk-width-container'}>
        <h2 className="govuk-visually-hidden">Support links</h2>
        <ul className="app-footer__list">
          {numbered(links).map(({ item: { text, ...link }, place }) => (
            <li key={place}>
              <a className="govuk-link" {...link}>
                {text}
              </a>
            </li>
          ))}
        </ul>
        {councilName}
      </div>
    </footer>
  )
}

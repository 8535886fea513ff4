import type { ComponentProps } from 'react'
import { ServiceNavigation } from './service-navigation.tsx'

export interface HeaderProps {
  councilName: string
  serviceName: string
  homeUrl: string
  /** Who is signed in; left out on pages for anybody. */
  account?: { name: string; url: string; signOutUrl: string } | undefined
  navigation?: ComponentProps<typeof ServiceNavigation>['items']
  isWide?: boolean | undefined
}

/**
 * The council's name and the service's, the way out, and under them the main sections if there are any.
 * Our own, because the official header is for GOV.UK alone: its mark and crown are not a council's to use.
 */
export function Header({ councilName, serviceName, homeUrl, account, navigation, isWide }: HeaderProps) {
  const width = isWide ? 'app-wide' : 'govuk-width-container'
  return (
    <header className="govuk-template__header">
      <div className="app-header">
        <div className={width}>
          <div className="app-header__line">
            <div className="app-header__names">
              {councilName}{' '}
              <span className="app-header__service">
                <a className="govuk-link govuk-link--inverse govuk-link--no-underline" href={homeUrl}>
                  {serviceName}
                </a>
              </span>
            </div>
            {account && (
              <form className="app-header__account" method="post" action={account.signOutUrl}>
                <a className="govuk-link govuk-link--inverse" href={account.url}>
                  <span>{account.name}</span>
                </a>
                <button className="app-link-button" type="submit">
                  Sign out
                </button>
              </form>
            )}
          </div>
        </div>
      </div>
      {navigation && <ServiceNavigation items={navigation} navigationLabel="Main sections" isWide={isWide} />}
    </header>
  )
}

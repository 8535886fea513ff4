import { content, type Options, shared, testFixtures } from './fixtures.ts'
import type { HeadingLevel } from './markup.ts'
import { NotificationBanner } from './notification-banner.tsx'

interface NotificationBannerOptions extends Options {
  type?: string
  titleText?: string
  titleHtml?: string
  titleId?: string
  titleHeadingLevel?: HeadingLevel
  role?: string
  disableAutoFocus?: boolean
}

testFixtures<NotificationBannerOptions>('notification-banner', (options) => (
  <NotificationBanner
    {...shared(options)}
    role={options.role}
    type={options.type === 'success' ? 'success' : undefined}
    title={content({ text: options.titleText, html: options.titleHtml })}
    titleId={options.titleId}
    headingLevel={options.titleHeadingLevel}
    disableAutoFocus={options.disableAutoFocus}
  >
    {content(options)}
  </NotificationBanner>
))

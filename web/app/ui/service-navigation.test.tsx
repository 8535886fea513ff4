import { content, type Options, shared, testFixtures, toReact } from './fixtures.ts'
import { ServiceNavigation } from './service-navigation.tsx'

interface ItemOptions extends Options {
  href?: string
  current?: boolean
  active?: boolean
}

interface ServiceNavigationOptions extends Options {
  serviceName?: string
  serviceUrl?: string
  ariaLabel?: string
  navigation?: (ItemOptions | false | null | '')[]
  navigationLabel?: string
  navigationId?: string
  navigationClasses?: string
  menuButtonText?: string
  menuButtonLabel?: string
  collapseNavigationOnMobile?: boolean
  slots?: {
    start?: string
    end?: string | { html: string; align?: 'inline' }
    navigationStart?: string
    navigationEnd?: string
  }
}

testFixtures<ServiceNavigationOptions>('service-navigation', ({ slots = {}, navigation, ...options }) => {
  const end = typeof slots.end === 'string' ? { html: slots.end } : slots.end
  return (
    <ServiceNavigation
      {...shared(options)}
      {...(options.ariaLabel && { 'aria-label': options.ariaLabel })}
      serviceName={options.serviceName}
      serviceUrl={options.serviceUrl}
      items={navigation?.map((item) => item && toItem(item))}
      navigationLabel={options.navigationLabel}
      navigationId={options.navigationId}
      navigationClassName={options.navigationClasses}
      menuText={options.menuButtonText}
      menuLabel={options.menuButtonLabel}
      collapseOnMobile={options.collapseNavigationOnMobile}
      start={slots.start && toReact(slots.start)}
      end={end && toReact(end.html)}
      endIsInline={end?.align === 'inline'}
      navigationStart={slots.navigationStart && toReact(slots.navigationStart)}
      navigationEnd={slots.navigationEnd && toReact(slots.navigationEnd)}
    />
  )
})

function toItem({ href, current, active, ...item }: ItemOptions) {
  const state = current ? ('current' as const) : active ? ('active' as const) : undefined
  return { ...shared(item), href, state, text: content(item) }
}

import { Breadcrumbs } from './breadcrumbs.tsx'
import { content, type Options, shared, testFixtures } from './fixtures.ts'

interface BreadcrumbsOptions extends Options {
  items: (Options & { href?: string })[]
  collapseOnMobile?: boolean
  labelText?: string
}

testFixtures<BreadcrumbsOptions>('breadcrumbs', ({ items, collapseOnMobile, labelText, ...options }) => (
  <Breadcrumbs
    {...shared(options)}
    label={labelText}
    collapseOnMobile={collapseOnMobile}
    items={items.map((item) => ({ ...shared(item), href: item.href, text: content(item) }))}
  />
))

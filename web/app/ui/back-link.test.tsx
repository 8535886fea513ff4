import { BackLink } from './back-link.tsx'
import { content, type Options, shared, testFixtures } from './fixtures.ts'

testFixtures<Options & { href?: string }>('back-link', (options) => (
  <BackLink {...shared(options)} href={options.href}>
    {content(options)}
  </BackLink>
))

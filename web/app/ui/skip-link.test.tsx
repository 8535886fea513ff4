import { content, type Options, shared, testFixtures } from './fixtures.ts'
import { SkipLink } from './skip-link.tsx'

testFixtures<Options & { href?: string }>('skip-link', (options) => (
  <SkipLink {...shared(options)} href={options.href}>
    {content(options)}
  </SkipLink>
))

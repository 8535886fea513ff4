import { content, type Options, shared, testFixtures } from './fixtures.ts'
import { PhaseBanner } from './phase-banner.tsx'

testFixtures<Options & { tag?: Options }>('phase-banner', ({ tag, ...options }) => (
  <PhaseBanner
    {...shared(options)}
    phase={content(tag)}
    colour={tag?.classes === 'govuk-tag--grey' ? 'grey' : undefined}
  >
    {content(options)}
  </PhaseBanner>
))

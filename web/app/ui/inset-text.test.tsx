import { content, type Options, shared, testFixtures } from './fixtures.ts'
import { InsetText } from './inset-text.tsx'

testFixtures<Options>('inset-text', (options) => (
  <InsetText {...shared(options)}>{content(options)}</InsetText>
))

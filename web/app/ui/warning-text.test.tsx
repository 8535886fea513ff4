import { content, type Options, shared, testFixtures } from './fixtures.ts'
import { WarningText } from './warning-text.tsx'

testFixtures<Options & { iconFallbackText?: string }>('warning-text', (options) => (
  <WarningText {...shared(options)} iconText={options.iconFallbackText}>
    {content(options)}
  </WarningText>
))

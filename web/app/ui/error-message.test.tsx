import { ErrorMessage } from './error-message.tsx'
import { content, type Options, shared, testFixtures } from './fixtures.ts'

testFixtures<Options & { visuallyHiddenText?: string }>('error-message', (options) => (
  <ErrorMessage {...shared(options)} prefix={options.visuallyHiddenText}>
    {content(options)}
  </ErrorMessage>
))

import { ErrorSummary } from './error-summary.tsx'
import { content, type Options, shared, testFixtures } from './fixtures.ts'

interface ErrorSummaryOptions extends Options {
  titleText?: string
  titleHtml?: string
  descriptionText?: string
  descriptionHtml?: string
  errorList?: (Options & { href?: string })[]
  disableAutoFocus?: boolean
}

testFixtures<ErrorSummaryOptions>('error-summary', ({ errorList = [], disableAutoFocus, ...options }) => (
  <ErrorSummary
    {...shared(options)}
    disableAutoFocus={disableAutoFocus}
    title={content({ text: options.titleText, html: options.titleHtml })}
    errors={errorList.map((item) => ({ ...shared(item), href: item.href, text: content(item) }))}
  >
    {content({ text: options.descriptionText, html: options.descriptionHtml })}
  </ErrorSummary>
))

import { Details } from './details.tsx'
import { content, type Options, shared, testFixtures } from './fixtures.ts'

interface DetailsOptions extends Options {
  summaryText?: string
  summaryHtml?: string
  open?: boolean
}

testFixtures<DetailsOptions>('details', ({ summaryText, summaryHtml, open, ...options }) => (
  <Details {...shared(options)} open={open} summary={content({ text: summaryText, html: summaryHtml })}>
    {content(options)}
  </Details>
))

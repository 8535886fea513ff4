import { type LabelOptions, sized } from './fixture-questions.ts'
import { content, shared, testFixtures } from './fixtures.ts'
import { Label } from './label.tsx'

testFixtures<LabelOptions & { for?: string }>('label', (options) => (
  <Label {...shared(options)} {...sized(options)} htmlFor={options.for} isPageHeading={options.isPageHeading}>
    {content(options)}
  </Label>
))

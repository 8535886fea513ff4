import { Fieldset } from './fieldset.tsx'
import { type FieldsetOptions, fieldsetProps } from './fixture-questions.ts'
import { testFixtures, toReact } from './fixtures.ts'

testFixtures<FieldsetOptions>('fieldset', (options) => (
  <Fieldset {...fieldsetProps(options)} role={options.role}>
    {options.html && toReact(options.html)}
  </Fieldset>
))

import { Checkboxes } from './checkboxes.tsx'
import { type ChoicesOptions, choices } from './fixture-questions.ts'
import { testFixtures } from './fixtures.ts'

testFixtures<ChoicesOptions & { values?: string[] }>('checkboxes', ({ values, ...options }) => (
  <Checkboxes {...choices(options)} defaultValues={values} />
))

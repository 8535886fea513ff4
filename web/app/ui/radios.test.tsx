import { type ChoicesOptions, choices } from './fixture-questions.ts'
import { testFixtures } from './fixtures.ts'
import { Radios } from './radios.tsx'

testFixtures<ChoicesOptions & { value?: string }>('radios', ({ value, ...options }) => (
  <Radios {...choices(options)} defaultValue={value} />
))

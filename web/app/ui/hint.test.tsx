import { content, type Options, shared, testFixtures } from './fixtures.ts'
import { Hint } from './hint.tsx'

testFixtures<Options>('hint', (options) => <Hint {...shared(options)}>{content(options)}</Hint>)

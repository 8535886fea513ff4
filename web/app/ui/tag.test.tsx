import { content, type Options, shared, testFixtures } from './fixtures.ts'
import { Tag } from './tag.tsx'

testFixtures<Options>('tag', (options) => <Tag {...shared(options)}>{content(options)}</Tag>)

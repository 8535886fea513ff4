import type { DemoEnquiry } from '../enquiry-story.ts'
import { answered } from './answered.ts'
import { closed } from './closed.ts'
import { waiting } from './waiting.ts'

export const demoEnquiries: DemoEnquiry[] = [...closed, ...answered, ...waiting]

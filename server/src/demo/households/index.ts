import type { Household } from '../story.ts'
import { assessing } from './assessing.ts'
import { deciding } from './deciding.ts'
import { drafting } from './drafting.ts'
import { withPlan } from './with-plan.ts'

export const households: Household[] = [...drafting, ...deciding, ...assessing, ...withPlan]

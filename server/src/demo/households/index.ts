import type { Household } from '../story.ts'
import { assessing } from './assessing.ts'
import { challenged } from './challenged.ts'
import { deciding } from './deciding.ts'
import { drafting } from './drafting.ts'
import { movingOn } from './moving-on.ts'
import { reviewing } from './reviewing.ts'
import { withPlan } from './with-plan.ts'

export const households: Household[] = [
  ...drafting,
  ...deciding,
  ...assessing,
  ...challenged,
  ...withPlan,
  ...reviewing,
  ...movingOn,
]

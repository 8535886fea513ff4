import type { CaseStatus } from '../cases/case-status.ts'
import { familyTopics, type TopicCode } from './topics.ts'

/** What families most often ask about at each stage, most likely first. */
const likelyTopics = {
  DECIDING_TO_ASSESS: ['STATUS', 'EHCNA'],
  REFUSED_TO_ASSESS: ['REFUSAL', 'APPEAL', 'COMPLAINT'],
  ASSESSING: ['STATUS', 'EHCNA', 'OUT_OF_SCHOOL'],
  DECIDING_TO_ISSUE: ['STATUS', 'EHCNA'],
  NOT_ISSUING: ['REFUSAL', 'APPEAL', 'COMPLAINT'],
  DRAFTING: ['STATUS', 'DRAFT', 'PLACEMENT'],
  DRAFT_WITH_FAMILY: ['DRAFT', 'PLACEMENT', 'STATUS'],
  CONSULTING_SETTINGS: ['PLACEMENT', 'DRAFT', 'STATUS'],
  FINAL_ISSUED: ['PROVISION', 'PLACEMENT', 'REVIEW', 'TRANSPORT'],
  IN_REVIEW: ['REVIEW', 'PROVISION', 'PLACEMENT'],
  AMENDING_PLAN: ['DRAFT', 'PLACEMENT', 'REVIEW'],
  REASSESSING: ['STATUS', 'PROVISION', 'OUT_OF_SCHOOL'],
  CEASING_PLAN: ['REVIEW', 'APPEAL', 'PROVISION'],
  PLAN_CEASED: ['APPEAL', 'OTHER'],
  CLOSED_WITHDRAWN: ['EHCNA', 'OTHER'],
  CLOSED_MOVED: ['MOVE', 'OTHER'],
  CLOSED_DECEASED: ['OTHER'],
} as const satisfies Record<CaseStatus, readonly TopicCode[]>

/** All topics a family may choose, the likely ones apart from the rest; "something else" always comes last. */
export function topicsFor(status: CaseStatus): { likely: readonly TopicCode[]; rest: readonly TopicCode[] } {
  const likely: readonly TopicCode[] = likelyTopics[status]
  return { likely, rest: familyTopics.filter((topic) => !likely.includes(topic)) }
}

import { z } from 'zod'

/** What a young person may or may not be able to decide for themselves: each is asked on its own, never all at once. */
export const capacityMatters = ['assessment', 'draft', 'plan', 'review', 'appeal', 'sharing'] as const
export const CapacityMatter = z
  .enum(capacityMatters, 'Choose which decision it is about')
  .meta({ id: 'CapacityMatter' })
export type CapacityMatter = z.infer<typeof CapacityMatter>

export const capacityMatterWords: Record<CapacityMatter, string> = {
  assessment: 'Asking for an assessment and taking part in it',
  draft: 'Commenting on a draft and choosing a setting',
  plan: 'What the plan says and how it is carried out',
  review: 'Taking part in a review',
  appeal: 'Mediation and appeal',
  sharing: 'Who may see the case',
}

import { type Council, priorities, type UseSuggestion } from '@send-hub/shared'
import type { StaffContext } from '../../../platform/context.ts'
import { conflict } from '../../../platform/errors.ts'
import { actOn } from '../act-on-enquiry.ts'
import { setPriority } from './change-priority.ts'
import { setTopics } from './change-topics.ts'
import { requireOpen } from './requirements.ts'

/**
 * Does what the hub suggested from the words, once a person has read it and agreed: they confirm what they saw, not what
 * the words would hint at now. A suggestion only ever raises.
 * @throws not-found, conflict
 */
export const useSuggestion = (ctx: StaffContext, council: Council, enquiryId: string, input: UseSuggestion) =>
  actOn(ctx, council, enquiryId, input.version, async (act) => {
    requireOpen(act)
    const level = priorities.indexOf(input.priority)
    if (level > act.enquiry.priority) {
      throw conflict('A suggestion can’t lower how urgent an enquiry is. Change the priority, and say why.')
    }
    // Set first, so that the topics do not raise it in the hub's name to what a person has just chosen.
    if (level < act.enquiry.priority || level < 2) {
      await setPriority(act, council, level, { trigger: input.trigger })
    }
    act.enquiry.priority = level
    await setTopics(act, council, input.topics, 'suggestion')
  })
